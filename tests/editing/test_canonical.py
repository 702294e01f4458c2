"""What canonical form looks like."""

from __future__ import annotations

import pytest

from deskbook.editing.canonical import format_source, same


def formatted(text: str, kind: str = "role") -> str:
    result = format_source("a.yml", text.encode(), kind)
    assert result.refusal is None and not result.findings
    return result.content.decode()


def test_keys_stand_in_one_order_and_unknown_ones_stay_where_they_are() -> None:
    text = "order: 1\nduties: lost\nx-b: 2\nname: 甲\nx-a: 1\nsummary: 乙\nbelongs_to: c\n"
    after = "name: 甲\nx-a: 1\nsummary: 乙\nbelongs_to: c\nduties: lost\nx-b: 2\norder: 1\n"
    assert formatted(text) == after


def test_parts_begin_with_their_id_and_end_with_remarks() -> None:
    text = (
        "nodes:\n  - note: 一\n    text: 二\n    actors: [a]\n    kind: task\n    id: b\n"
        "limit: 3d\n"
    )
    after = (
        "limit: 3d\nnodes:\n  - id: b\n    kind: task\n    actors: [a]\n    text: 二\n"
        "    note: 一\n"
    )
    assert formatted(text, "procedure") == after


def test_without_a_kind_the_author_s_order_stays() -> None:
    assert formatted("order:  1\nname: 甲\n", "") == "order: 1\nname: 甲\n"


def test_comments_go_with_what_they_belong_to() -> None:
    text = """\
# yaml-language-server: $schema=../role.schema.json
# about the order
order: 1    # beside
# about the name

# still about the name
name: 甲
duties:
- text: 一 # one
# about the id
  id: a
  # at the end of the item
# at the end
"""
    after = """\
# yaml-language-server: $schema=../role.schema.json
# about the name

# still about the name
name: 甲
duties:
  # about the id
  - id: a
    text: 一  # one
    # at the end of the item
# about the order
order: 1  # beside
# at the end
"""
    assert formatted(text) == after


def test_what_stands_above_an_empty_line_at_the_top_stays_there() -> None:
    text = "# the file\n\n# the order\norder: 1\nname: 甲\n"
    assert formatted(text) == "# the file\n\nname: 甲\n# the order\norder: 1\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("name: '甲'\n", "name: 甲\n"),
        ("name: 'it''s'\n", "name: it's\n"),
        ('name: "a: b"\n', 'name: "a: b"\n'),
        ("name: 'a: b'\n", 'name: "a: b"\n'),
        ("name: 'say: \"hi\"'\n", "name: 'say: \"hi\"'\n"),
        ('name: "\\u5ba2"\n', "name: 客\n"),
        ('name: "a\\tb"\n', 'name: "a\\tb"\n'),
        ("name: 08:30\n", 'name: "08:30"\n'),
        ("name: '12'\n", 'name: "12"\n'),
        ("name: 'yes'\n", 'name: "yes"\n'),
        ("name: ''\n", 'name: ""\n'),
        ("name: 'null'\n", 'name: "null"\n'),
        ("name: '2026-01-31'\n", "name: 2026-01-31\n"),
        ("'name': 甲\n", "name: 甲\n"),
        ("name   :   甲   \n", "name: 甲\n"),
        ("name:\n    甲\n", "name: 甲\n"),
        ("name: ~\n", "name: ~\n"),
        ("\ufeffname: 甲\r\norder: 1", "name: 甲\norder: 1\n"),
        ("---\nname: 甲\n...\n", "name: 甲\n"),
        ("\n\n\nname: 甲\n\n\n\norder: 1\n\n\n", "name: 甲\n\norder: 1\n"),
        ("", ""),
        ("# 只有说明\n\n\n# 还有\n", "# 只有说明\n\n# 还有\n"),
    ],
)
def test_small_things(before: str, after: str) -> None:
    assert formatted(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("forms:\n- a\n- b\n", "forms: [a, b]\n"),
        ("forms: [ a,b ]\n", "forms: [a, b]\n"),
        ("forms:\n- a # why\n- b\n", "forms:\n  - a  # why\n  - b\n"),
        (f"forms: [{', '.join(['form-with-a-long-name'] * 4)}]\n",
         "forms:\n" + "  - form-with-a-long-name\n" * 4),
        ("notes: [一,二]\n", "notes: [一, 二]\n"),
        ("also_called: [一, 二]\n", "also_called: [一, 二]\n"),
        ("also_called:\n    - 一\n", "also_called:\n  - 一\n"),
        ("reports_to: {line: a}\n", "reports_to: {line: a}\n"),
        ("reports_to: {\n  line: a }\n", "reports_to: {line: a}\n"),
        ("reports_to:\n      line: a\n", "reports_to:\n  line: a\n"),
        (f"source: {{document: a, note: {'很长' * 30}}}\n",
         f"source:\n  document: a\n  note: {'很长' * 30}\n"),
        ("duties: [{id: a, text: 一}, {id: b, text: 二}]\n",
         "duties:\n  - {id: a, text: 一}\n  - {id: b, text: 二}\n"),
        ("duties: []\n", "duties: []\n"),
        ("reports_to: {line: a, # why\n dotted: [b]}\n",
         "reports_to: {line: a, # why\n  dotted: [b]}\n"),
    ],
)  # fmt: skip
def test_lists_and_groups(before: str, after: str) -> None:
    assert formatted(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("summary: |\n     一\n       二  \n\n     三\n", "summary: |\n  一\n    二  \n\n  三\n"),
        ("summary: >\n  一\n  二\n\n\norder: 1\n", "summary: >\n  一\n  二\n\norder: 1\n"),
        ("summary: |+\n    一\n\n\norder: 1\n", "summary: |+\n  一\n\n\norder: 1\n"),
        ("summary: |-\n    一", "summary: |-\n  一\n"),
        ("summary: |\n    一", "summary: |-\n  一\n"),
        ("summary: |4\n      一\n    二\n", "summary: |2\n    一\n  二\n"),
        ("summary: | # why\n    一\n", "summary: |  # why\n  一\n"),
        ("summary: 一\n     二\n   三\n", "summary: 一\n  二\n  三\n"),
        ('summary: "一 \\\n     二"\n', 'summary: "一 \\\n  二"\n'),
    ],
)
def test_text_keeps_its_lines_and_every_sign(before: str, after: str) -> None:
    assert formatted(before) == after


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: [\n", "YAML001"),
        ("name: 甲\nname: 乙\n", "YAML002"),
        ("a: &b c\n", "YAML006"),
        ("<<<<<<< x\n=======\n>>>>>>> y\n", "YAML004"),
        ("a: b\n---\nc: d\n", "YAML001"),
    ],
)
def test_files_with_errors_are_left_alone_and_say_why(text: str, code: str) -> None:
    result = format_source("a.yml", text.encode(), "role")
    assert result.content == text.encode() and not result.changed
    assert [one.code for one in result.findings] == [code]


def test_other_encodings_are_left_alone() -> None:
    content = "name: 客户经理\n".encode("gb18030")
    result = format_source("a.yml", content, "role")
    assert result.content == content and result.findings[0].code == "FILE001"


def test_what_cannot_be_proven_is_left_alone() -> None:
    text = "a: >+2\n    # x\n\n\nb:   1\n"
    result = format_source("a.yml", text.encode(), "")
    assert result.refusal is None or result.content == text.encode()


def test_sameness_looks_at_types() -> None:
    assert same({"a": [1, None]}, {"a": [1, None]})
    for one, other in [(1, True), (0, False), (1, 1.0), ("1", 1), ([1], [1, 2]), ({"a": 1}, {})]:
        assert not same(one, other)
