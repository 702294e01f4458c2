"""Places: every key and value is found where its text stands, whatever surrounds it."""

from __future__ import annotations

import pytest

from deskbook.diagnostics import Location
from deskbook.sources import SourceFile, parse


def read(text: str | bytes) -> SourceFile:
    source, findings = parse("h/a.yml", text if isinstance(text, bytes) else text.encode())
    assert source.readable, [finding.message.render("en") for finding in findings]
    return source


def place(location: Location) -> tuple[int, int, int, int]:
    return location.line, location.column, location.end_line, location.end_column


def test_columns_count_code_points_after_chinese_and_emoji() -> None:
    source = read('名称: {客户: "投诉👩‍💼组", 电话: 12}\n')
    assert source.data == {"名称": {"客户": "投诉👩‍💼组", "电话": 12}}
    assert place(source.location(("名称", "客户"))) == (1, 10, 1, 18)
    assert place(source.location(("名称", "电话"), key=True)) == (1, 20, 1, 22)
    assert place(source.location(("名称", "电话"))) == (1, 24, 1, 26)
    assert place(source.location(("名称",))) == (1, 5, 1, 27)


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_breaks_and_byte_order_mark_do_not_shift_places(line_break: str, mark: bytes) -> None:
    lines = ["id: a", "notes: |", "  第一行", "  第二行", "", "list:", "  - 甲", "  - 乙", ""]
    source = read(mark + line_break.join(lines).encode())
    assert source.data == {"id": "a", "notes": "第一行\n第二行\n", "list": ["甲", "乙"]}
    assert place(source.location(("id",), key=True)) == (1, 1, 1, 3)
    assert place(source.location(("notes",))) == (2, 8, 4, 6)
    assert place(source.location(("list",))) == (7, 3, 8, 6)
    assert place(source.location(("list", 1))) == (8, 5, 8, 6)
    found = source.find(("notes",), "二")
    assert found is not None
    assert place(found) == (4, 4, 4, 5)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: |-\n  x\n  y\n\n\n# c\nb: 1\n", (1, 4, 3, 4)),
        ("a: |+\n  x\n\n\nb: 1\n", (1, 4, 2, 4)),
        ("a: >\n  x\n\n  y\n", (1, 4, 4, 4)),
        ("a: |\n  x　\nb: 1\n", (1, 4, 2, 5)),
        ("a: |\nb: 1\n", (1, 4, 1, 5)),
        ("a: 'x''\n  y'\nb: 1\n", (1, 4, 2, 5)),
        ("a: x\n  y\nb: 1\n", (1, 4, 2, 4)),
        ("a:\nb: 1\n", (1, 3, 1, 3)),
    ],
)
def test_the_span_of_a_text_ends_with_its_last_character(
    text: str, expected: tuple[int, int, int, int]
) -> None:
    assert place(read(text).location(("a",))) == expected


def test_containers_end_with_what_they_hold() -> None:
    source = read("a:\n  b:\n  - c: [1,\n      2 ]\n  - d:\n\n# end\ne: {}\n")
    assert place(source.location(("a",))) == (2, 3, 5, 7)
    assert place(source.location(("a", "b"))) == (3, 3, 5, 7)
    assert place(source.location(("a", "b", 0))) == (3, 5, 4, 10)
    assert place(source.location(("e",))) == (8, 4, 8, 6)


def test_what_does_not_exist_is_shown_at_its_nearest_ancestor() -> None:
    source = read("# head\nid: a\nduties:\n  - id: b\n    text: c\n  - [[x]]\n")
    first_key = (2, 1, 2, 3)
    assert place(source.location()) == first_key
    assert place(source.location(("missing",))) == first_key
    assert place(source.location(("missing", 3, "deep"))) == first_key
    assert place(source.location(("id", "missing"))) == (2, 1, 2, 3)
    assert place(source.location(("duties", 9))) == (3, 1, 3, 7)
    assert place(source.location(("duties", -1))) == (3, 1, 3, 7)
    assert place(source.location(("duties", "text"))) == (3, 1, 3, 7)
    assert place(source.location(("duties", 0, "missing"))) == (4, 5, 4, 7)
    assert place(source.location(("duties", 1, 0, 0), key=True)) == (6, 7, 6, 8)


def test_files_without_keys_have_a_place_too() -> None:
    assert read("").location(("a",)) == Location("h/a.yml")
    assert read("# only a comment\n").data is None
    assert place(read("# x\n- 甲\n").location()) == (2, 3, 2, 4)
    assert place(read("\n文字\n").location(("a",))) == (2, 1, 2, 3)


@pytest.mark.parametrize(
    ("text", "needle", "occurrence", "expected"),
    [
        ("a: 见[主管](role:x)和[主管](role:x)\n", "role:x", 1, (1, 23, 1, 29)),
        ("a: |\n  甲\n  见 [主管](role:x)\n", "[主管](role:x)", 0, (3, 5, 3, 17)),
        ("a: >-\n  see the\n  head\n", "the head", 0, (2, 7, 3, 7)),
        ("a: 'it''s here'\n", "it's", 0, (1, 5, 1, 10)),
        ('a: "say \\"hi\\" now"\n', '"hi"', 0, (1, 9, 1, 15)),
        ('a: "one \\\n  two"\n', "one two", 0, (1, 5, 2, 6)),
        ("a: a|b\n", "a|b", 0, (1, 4, 1, 7)),
        ("a: |\n  | x\n", "|", 0, (2, 3, 2, 4)),
    ],
)
def test_find_shows_the_exact_piece_of_text(
    text: str, needle: str, occurrence: int, expected: tuple[int, int, int, int]
) -> None:
    found = read(text).find(("a",), needle, occurrence)
    assert found is not None
    assert place(found) == expected


def test_find_gives_nothing_for_what_is_not_there() -> None:
    source = read("a: x\nb: [x]\n")
    assert source.find(("a",), "y") is None
    assert source.find(("a",), "x", 1) is None
    assert source.find(("a",), "x", -1) is None
    assert source.find(("a",), " ") is None
    assert source.find(("b",), "x") is None
    assert source.find(("c",), "x") is None
    assert read("").find(("a",), "x") is None


def test_a_source_file_cannot_be_changed() -> None:
    source = read("a: 1\n")
    for name in ("path", "digest", "data", "text", "readable", "other"):
        with pytest.raises(AttributeError):
            setattr(source, name, "x")


def test_text_is_without_byte_order_mark() -> None:
    assert read(b"\xef\xbb\xbfa: 1\r\n").text == "a: 1\r\n"
