"""Syntax errors: one finding each, at the place to correct, in plain words."""

from __future__ import annotations

import pytest

from deskbook.sources import builder, events, parse

Place = tuple[int, int, int, int]

CASES: list[tuple[str, str, Place]] = [
    # Tabs.
    ("a:\n\tb: 1\n", "tab", (2, 1, 2, 2)),
    ("a:\n  b: 1\n  \tc: 2\n", "tab", (3, 3, 3, 4)),
    ("a: |\n\tb\n", "tab", (2, 1, 2, 2)),
    # Quotation marks.
    ('id: a\nname: "客服\nb: 1\n', "quote", (2, 7, 2, 8)),
    ("id: a\nname: '客服\nb: 1\n", "quote", (2, 7, 2, 8)),
    ('name: "客服\nnext: "b"\nlast: "c"\n', "quote", (1, 7, 1, 8)),
    ('say: "他说"好"吧"\nb: 1\n', "after-quote", (1, 10, 1, 14)),
    ("a: 'it's'\n", "after-quote", (1, 8, 1, 10)),
    # Brackets.
    ("a: [1, 2\nb: 3\n", "bracket", (1, 4, 1, 5)),
    ("a: {b: 1\n", "bracket", (1, 4, 1, 5)),
    ("a: [x, y}\n", "bracket", (1, 4, 1, 5)),
    ('a: ["x" "y"]\n', "comma", (1, 9, 1, 10)),
    ("a: ]\n", "stray", (1, 4, 1, 5)),
    ("a: [b,,c]\n", "stray", (1, 7, 1, 8)),
    # Colons.
    ("name：客服\nb: 1\n", "wide-colon", (1, 5, 1, 6)),
    ("id: a\nname：客服\nb: 1\n", "wide-colon", (2, 5, 2, 6)),
    ("id: a\n\n# 说明\n名称：客服\nb: 1\n", "wide-colon", (4, 3, 4, 4)),
    ("a:\n  - id：b\n    text: c\n", "wide-colon", (2, 7, 2, 8)),
    ("name：客服\n", "wide-colon", (1, 5, 1, 6)),
    ("# 说明：\nname:客服\n", "colon-space", (2, 5, 2, 6)),
    ("id: a\nname:客服\nb: 1\n", "colon-space", (2, 5, 2, 6)),
    ("- id: a\n  name:张三\n  duty: x\n", "colon-space", (2, 7, 2, 8)),
    ("text: 你好\n第二行\nb: 1\n", "no-colon", (2, 1, 2, 4)),
    ("a: 1\nb\n", "no-colon", (2, 1, 2, 2)),
    ("a: 注意: 不要\n", "second-colon", (1, 6, 1, 7)),
    # Structure.
    ("a: - b\n", "dash", (1, 4, 1, 5)),
    ("a:\n  b: 1\n c: 2\n", "indent", (3, 2, 3, 6)),
    ("a: b\n  c: d\n", "indent", (2, 3, 2, 7)),
    ("notes: |\n  注意：请核对\n b: c\n", "indent", (3, 2, 3, 6)),
    ("a:\n  - b: 1\n      c: 2\n", "indent", (3, 7, 3, 11)),
    ("a:\n  - b\n - c\n", "dash-indent", (3, 2, 3, 5)),
    ("a:\n  - b: 1\n   - c: 2\n", "dash-indent", (3, 4, 3, 10)),
    ("a:\n  b: |\n  客服\n", "block-indent", (3, 3, 3, 5)),
    # Lists.
    ("a:\n  - b\n  -c\n", "dash-space", (3, 3, 3, 5)),
    ("a:\n  - b\n  — c\n", "dash-sign", (3, 3, 3, 6)),
    ("a:\n  - b\n  2、c\n", "numbered", (3, 3, 3, 6)),
    ("a:\n  - b\n  c\n  - d\n", "dash-missing", (3, 3, 3, 4)),
    ("a: 1\n------\nb: 2\n", "rule-line", (2, 1, 2, 7)),
    ("a: 1\n序号\t职责\n", "table", (2, 1, 2, 6)),
    ("a: [b，c]\n", "wide-comma", (1, 5, 1, 8)),
    ("a: 1\n- b\n", "mixed", (2, 1, 2, 4)),
    ("- a\nb: 1\n", "mixed", (2, 1, 2, 5)),
    ("a: 1\n: 2\n", "no-name", (2, 1, 2, 2)),
    ("a: | text\n  x\n", "block", (1, 6, 1, 10)),
    # Characters with a meaning.
    ("a: @x\n", "first-character", (1, 4, 1, 5)),
    ("a: [急]办\n", "first-character", (1, 4, 1, 8)),
    ("a: *重要*\n", "first-character", (1, 4, 1, 5)),
    ("a: !重要\n", "first-character", (1, 4, 1, 5)),
    ('a: "C:\\Users"\n', "escape", (1, 7, 1, 9)),
    ('a: "\\p"\n', "escape", (1, 5, 1, 7)),
    ("%x\na: 1\n", "directive", (1, 1, 1, 3)),
    # What cannot be seen.
    ("a: 客\x01服\n", "control", (1, 5, 1, 6)),
    ("a: 客\x7f服\n", "control", (1, 5, 1, 6)),
    ("a: 客\ufeff服\n", "control", (1, 5, 1, 6)),
    ("a: 客\u2028服\n", "separator", (1, 5, 1, 6)),
    ("a: b\nc: |\n  客\u0085服\n", "separator", (3, 4, 3, 5)),
    ("a:\n\u3000b: 1\n", "blank-before", (2, 1, 2, 2)),
    ("a: 1\nb:\u00a02\n", "blank-after", (2, 3, 2, 4)),
    ("a:\n  - b\n  -\u3000c\n", "blank-after", (3, 4, 3, 5)),
    ("a: front\u200b-desk\n", "blank-inside", (1, 9, 1, 10)),
    # Two in one.
    ("a: 1\n---\nb: 2\n", "second-document", (2, 1, 2, 4)),
    ("a: 1\n...\nb: 2\n", "second-document", (3, 1, 3, 5)),
]
SIGNS = {
    "tab": ("Tab", "tab"),
    "quote": ("找不到结尾", "never closed"),
    "after-quote": ("已经结束", "has closed the text"),
    "bracket": ("没有找到对应", "is missing"),
    "comma": ("缺少英文逗号", "comma is missing"),
    "stray": ("没有可以搭配", "nothing for this"),
    "wide-colon": ("中文冒号“：”", "full-width"),
    "colon-space": ("缺少一个空格", "space is missing"),
    "no-colon": ("没有冒号", "no colon"),
    "second-colon": ("又出现了一个冒号", "second colon"),
    "dash": ("“- ”", "“- ”"),
    "indent": ("缩进", "indentation"),
    "dash-indent": ("没有和同一列表", "one column with the others"),
    "block-indent": ("没有缩进", "not indented"),
    "dash-space": ("缺少一个空格", "space is missing"),
    "dash-sign": ("别的符号", "another sign"),
    "numbered": ("数字编号", "figure"),
    "dash-missing": ("没有“- ”", "no “- ”"),
    "rule-line": ("横线", "rule"),
    "table": ("表格", "table"),
    "wide-comma": ("中文逗号", "Chinese comma"),
    "blank-before": ("特殊空格", "special space"),
    "blank-after": ("特殊空格", "special space"),
    "blank-inside": ("看不见的字符", "invisible character"),
    "mixed": ("混在了同一层", "mixed on one level"),
    "no-name": ("没有栏目名", "no name before"),
    "block": ("同一行不能再写", "No text may follow"),
    "first-character": ("不能以", "cannot begin with"),
    "escape": ("反斜杠", "backslash"),
    "directive": ("“%”", "“%”"),
    "control": ("控制字符", "control character"),
    "separator": ("换行符", "line break"),
    "second-document": ("第二份内容", "second document"),
}


@pytest.mark.parametrize(("text", "kind", "expected"), CASES)
def test_one_finding_at_the_place_to_correct(text: str, kind: str, expected: Place) -> None:
    source, findings = parse("h/a.yml", text.encode())
    assert not source.readable
    assert source.data is None
    (finding,) = findings
    place = finding.location
    assert finding.code == "YAML001"
    for language, sign in zip(("zh", "en"), SIGNS[kind], strict=True):
        assert sign in finding.message.render(language)
    assert (place.line, place.column, place.end_line, place.end_column) == expected
    assert finding.hint is not None
    for language in ("zh", "en"):
        assert finding.hint.render(language)


def test_the_hint_shows_the_corrected_line() -> None:
    for content in ("id: a\nname：客服\n", "id: a\nname:客服\n"):
        _, (finding,) = parse("h/a.yml", content.encode())
        assert finding.hint is not None
        assert finding.hint.render("zh").endswith("：\nname: 客服")
        assert finding.hint.render("en").endswith(":\nname: 客服")


@pytest.mark.parametrize(
    ("content", "hint"),
    [
        ("a: 注意: 核实\n", 'a: "注意: 核实"'),
        ('a: @他说"好"\n', 'a: "@他说“好”"'),
        ("a:\n  - b: 1\n      c: 2\n", "删掉这一行前面多出的 2 个空格（现在是 6 个），和第 2 行"),
        ("a:\n  b: 1\n c: 2\n", "和第 2 行同属一组就改成 2 个，和第 1 行同属一组就改成 0 个"),
        ("a:\n  - b\n - c\n", "让“- ”前面有 2 个空格（现在是 1 个），和第 2 行对齐"),
        ("a:\n  b: |\n  客服\n", "每一行前面都要留 4 个空格"),
        ("a:\n  - b\n  -c\n", "- c"),
        ("a: [b， c，d]\n", "a: [b, c, d]"),
        ("a: {b: [c，d]}\n", "\n[c, d]"),
        ("a:\n\u3000b: 1\n", "先删掉“b”前面的空白，再在“b”前面输入 2 个空格"),
        ("a:\n  - b\n  -\u3000c\n", "再在“c”前面输入 1 个空格"),
        ("a:\n  - b\n名\t次\n问法\t9\n", "一项写成这样：\n  - 问法"),
        ("a:\n  - id: r-b\n    text: c\n名\t次\n话\t9\n", "\n  - id: r-xin-1\n    text: 话"),
    ],
)
def test_the_hint_says_what_to_write(content: str, hint: str) -> None:
    _, (finding,) = parse("h/a.yml", content.encode())
    assert finding.hint and hint in finding.hint.render("zh")


@pytest.mark.parametrize(
    "content",
    [
        "a: 甲\u3000乙\n",
        "a: |\n  \u3000\u3000客服\n",
        "a: 👩\u200d💼\n",
        "a: [甲，乙]\n",
        "a: b，c\n",
    ],
)
def test_special_spaces_and_commas_within_texts_are_fine(content: str) -> None:
    source, findings = parse("h/a.yml", content.encode())
    assert source.readable
    assert findings == ()


def test_a_text_with_a_time_is_not_taken_for_a_key() -> None:
    source, findings = parse("h/a.yml", "8:30 到岗\n".encode())
    assert source.data == "8:30 到岗"
    assert findings == ()


def test_findings_before_a_syntax_error_do_not_pile_up() -> None:
    _, findings = parse("h/a.yml", b"a: no\na: 007\nb: &x 1\nc: [\n")
    assert [finding.code for finding in findings] == ["YAML001"]


@pytest.mark.parametrize("text", ["---\na: 1\n", "a: 1\n...\n", "%YAML 1.2\n---\na: 1\n"])
def test_marks_around_a_single_document_are_fine(text: str) -> None:
    source, findings = parse("h/a.yml", text.encode())
    assert source.data == {"a": 1}
    assert findings == ()


@pytest.mark.parametrize(
    ("text", "kind", "expected"), [case for case in CASES if case[1] != "directive"]
)
def test_without_the_c_parser_the_error_is_found_too(
    text: str, kind: str, expected: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "_make_parser", events._PureParser)
    _, findings = parse("h/a.yml", text.encode())
    assert [(finding.code, finding.location.line) for finding in findings] == [
        ("YAML001", expected[0])
    ]


def test_both_parsers_build_the_same() -> None:
    text = "a: |\n  客服\n\nb:\n- [x, {y: 'z'}]\n- c: >-\n    d\n    e\n  f:\ng: 08:30\n"
    fast, pure = builder.build(text), builder.build(text, pure=True)
    assert fast.data == pure.data
    assert fast.offsets == pure.offsets
    assert fast.ambiguous == pure.ambiguous
