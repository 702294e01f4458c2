"""What is said about a refused file: the code, the exact place, the words and the fix."""

from __future__ import annotations

import pytest

from deskbook.diagnostics import Diagnostic
from deskbook.messages import text
from deskbook.schema import explain, lookup, names, problems
from deskbook.schema.fields import Field
from deskbook.schema.library import linked_schema
from deskbook.schema.refused_values import refused_value
from deskbook.sources import parse


def findings(kind: str, text: str, prefix: tuple[str | int, ...] = ()) -> list[Diagnostic]:
    source, _ = parse("file.yml", text.encode())
    found = explain(kind, source, prefix)
    return sorted(found, key=lambda each: (each.location.line, each.location.column))


def only(kind: str, text: str) -> Diagnostic:
    (finding,) = findings(kind, text)
    return finding


def fix_of(finding: Diagnostic) -> str | None:
    return finding.fix.replacement if finding.fix else None


@pytest.mark.parametrize(
    ("kind", "text", "code", "line", "column", "fix"),
    [
        ("role", "nmae: 客户经理\n", "SCH002", 1, 1, "name"),
        ("role", "名称: 客户经理\n", "SCH002", 1, 1, "name"),
        ("role", "name: a\n岗位职责: not_specified\n", "SCH002", 2, 1, "duties"),
        ("role", "name: a\n直属上级: {line: b}\n", "SCH002", 2, 1, "reports_to"),
        ("role", "name: a\nreportsTo: {line: b}\n", "SCH002", 2, 1, "reports_to"),
        ("role", "name: a\nduties: []\n职责: []\n", "SCH002", 3, 1, None),
        ("role", "summary: a\n", "SCH003", 1, 1, None),
        ("role", "name: a\nposts:\n  - vacancy: open\n", "SCH003", 3, 5, None),
        ("role", "name: 400\n", "SCH001", 1, 7, '"400"'),
        ("role", "name: a\nstatus: 使用中\n", "SCH001", 2, 9, "active"),
        ("role", "name: a\nstatus: actve\n", "SCH001", 2, 9, "active"),
        ("role", "name: a\nstatus: gone\n", "SCH001", 2, 9, None),
        ("role", "name: a\nduties: 未写\n", "SCH001", 2, 9, "not_specified"),
        ("role", "name: a\nforms: complaint-record\n", "SCH001", 2, 8, "[complaint-record]"),
        ("role", "name: a\nforms: not_specified\n", "SCH001", 2, 8, None),
        ("role", "name: a\nreports_to: boss\n", "SCH001", 2, 13, "{line: boss}"),
        ("role", "name: a\nreports_to:\n", "SCH001", 2, 12, None),
        ("role", "name: a\ncharted: 否\n", "SCH001", 2, 10, "false"),
        ("role", "name: a\nreviewed: 2026年3月1日\n", "SCH001", 2, 11, "2026-03-01"),
        ("role", "name: a\nreviewed: 2026-02-30\n", "SCH001", 2, 11, None),
        ("role", "name: a\nreview_every: 1年\n", "SCH001", 2, 15, "1y"),
        ("role", "name: a\nreview_every: ３个月\n", "SCH001", 2, 15, "3mo"),
        ("role", "name: a\nposts: [{no: 十二}]\n", "SCH001", 2, 14, "12"),
        ("role", "name: a\nheadcount: 2人\n", "HC001", 2, 12, "2"),
        ("role", "name: a\nheadcount: 二\n", "HC001", 2, 12, "2"),
        ("role", "name: a\nheadcount: 1-3名\n", "HC001", 2, 12, "{min: 1, max: 3}"),
        ("role", "name: a\nheadcount: 2名以上\n", "HC001", 2, 12, "{at_least: 2}"),
        ("role", "name: a\nheadcount: 若干\n", "HC001", 2, 12, "{as_needed: true, wording: 若干}"),
        ("role", "name: a\nheadcount: 1名/区域\n", "HC001", 2, 12, None),
        ("role", "name: a\nheadcount: {atleast: 2}\n", "HC001", 2, 13, "at_least"),
        ("role", "name: a\nheadcount: {min: 2}\n", "HC001", 2, 1, None),
        ("role", "name: a\nheadcount: -1\n", "HC001", 2, 12, None),
        ("role", "name: a\nheadcount: 1.5\n", "HC001", 2, 12, None),
        ("role", "name: a\nduties: [{id: D_2, text: b}]\n", "ID003", 2, 15, None),
        ("role", "name: a\nduties: [{id: 职责, text: b}]\n", "ID003", 2, 15, None),
        ("organization", "name: a\nbases: {区域: {count: 6}}\n", "ID003", 2, 9, None),
        ("form", "name: a\nlimit: 24h\n", "SCH002", 2, 1, None),
        ("channel", "name: a\nlimit: 24小时\n", "SCH001", 2, 8, "{within: 24h}"),
        ("channel", "name: a\nlimit: 尽快\n", "SCH001", 2, 8, "{wording: 尽快}"),
        ("channel", 'name: a\nhours: [{from: "8:30"}]\n', "SCH001", 2, 16, '"08:30"'),
        ("channel", "name: a\nhours: 全天\n", "SCH001", 2, 8, "always"),
        ("meeting", "name: a\ncadence: 1w\n", "SCH001", 2, 10, "{every: 1w}"),
        ("handbook", "language: 中文\n", "SCH001", 1, 11, "zh"),
    ],
)
def test_a_single_cause_is_one_finding(
    kind: str, text: str, code: str, line: int, column: int, fix: str | None
) -> None:
    finding = only(kind, text)
    place = finding.location
    assert (finding.code, place.line, place.column) == (code, line, column)
    assert fix_of(finding) == fix


def test_a_misspelt_name_is_not_reported_as_missing_too() -> None:
    assert [each.code for each in findings("role", "nmae: a\n")] == ["SCH002"]


def test_a_broken_envelope_field_does_not_make_other_names_unknown() -> None:
    found = findings("role", "name: a\nreviewed: 3\nsummary: b\nbelongs_to: c\n")
    assert [(each.code, each.location.line) for each in found] == [("SCH001", 2)]


def test_every_cause_is_reported_at_once() -> None:
    text = "name: a\nduties:\n  - id: a\n    cadence: {every: 每周}\n  - {text: b, deadline: 3d}\n"
    found = [(each.code, each.location.line) for each in findings("role", text)]
    assert found == [("SCH003", 3), ("SCH001", 4), ("SCH003", 5), ("SCH002", 5)]


def test_a_line_indented_too_far_is_recognized() -> None:
    finding = only("role", "name: a\nduties:\n  - id: a\n    text: b\n    grade: B\n")
    assert finding.hint and "缩进" in finding.hint.render("zh")
    assert finding.location.line == 5


def test_nested_clauses_are_explained_at_their_depth() -> None:
    text = "name: a\nclauses:\n  - id: a\n    clauses:\n      - id: b\n        modality: 必须\n"
    finding = only("policy", text)
    assert (finding.location.line, fix_of(finding)) == (6, "must")


def test_a_prefix_limits_the_look_to_one_term() -> None:
    text = "terms:\n  - {id: a, name: 甲}\n  - {id: b, name: 乙, see: c}\n"
    assert findings("term", text, ("terms", 0)) == []
    (finding,) = findings("term", text, ("terms", 1))
    assert (finding.location.line, finding.location.column) == (3, 27)


def test_the_texts_are_plain_in_both_languages() -> None:
    finding = only("role", "name: a\nposts:\n  - vacancy: open\n")
    assert finding.message.render("zh") == "“编号席位”(posts)的第 1 项缺少“席位号”(no)。"
    assert finding.message.render("en") == "There is no “no” in “posts”, item 1."
    assert finding.hint and finding.hint.render("en") == "Add a line such as:\nno: 1"
    calendar = only("role", "name: a\nreviewed: 2026-02-30\n")
    assert (
        calendar.hint
        and calendar.hint.render("zh")
        == "2026 年 2 月只有 28 天，请核对，写成“2026-02-28”这样的日期。"
    )


def test_few_valid_words_are_listed() -> None:
    finding = only("role", "name: a\nstatus: gone\n")
    assert finding.hint
    assert finding.hint.render("en") == "It can be: draft, active, retired."


@pytest.mark.parametrize(
    ("written", "column", "fix", "words"),
    [
        ("origins: [https://a.example.com/]", 13, "https://a.example.com", "要写成网站的地址"),
        ("origins: [HTTPS://A.example.com/x]", 13, "https://a.example.com", "要写成网站的地址"),
        ('origins: ["*"]', 13, None, "不能用星号"),
        ("origins: [a.example.com/x]", 13, None, "例如 https://a.example.com。"),
        ("issue_url: git.example.com/x", 14, None, "例如 https://git.example.com/x。"),
        ("notices: [{text: a, entry: nonsense}]", 30, None, "call-centre/solution:refund"),
    ],
)
def test_settings_of_the_desk(written: str, column: int, fix: str | None, words: str) -> None:
    found = only("handbook", f"desk:\n  {written}\n")
    assert (found.code, found.location.line, found.location.column) == ("SCH001", 2, column)
    assert fix_of(found) == fix
    assert words in found.message.render("zh") + found.hint.render("zh")
    assert found.message.render("en").isascii() or "“" in found.message.render("en")


def test_a_pattern_without_words_of_its_own_is_told_all_the_same() -> None:
    unknown = {"pattern": "^never$", "type": "string", "examples": ["never"]}
    place = Field(("x",), [unknown], text("“栏目”(x)", "“x”"))
    problem = refused_value(place, "ever")
    assert "ever" in problem.message.render("zh") and "never" in problem.hint.render("zh")


@pytest.mark.parametrize(
    ("test", "code", "words"),
    [
        ("{query: a}", "SCH003", "中的一个，现在都没有写"),
        ("{query: a, none: true, expect: [b]}", "SCH001", "只能写一个"),
        ("{query: a, expect: [b], foo: 1}", "SCH002", "没有名为“foo”的栏目"),
        ("{query: a, expct: [b]}", "SCH002", "没有名为“expct”的栏目"),
        ("{query: a, none: false}", "SCH001", "只能写 true"),
        ("{query: a, none: 否}", "SCH001", "true"),
    ],
)
def test_search_tests_expect_either_something_or_nothing(test: str, code: str, words: str) -> None:
    found = only("search-tests", f"tests:\n  - {test}\n")
    assert found.code == code and found.location.line == 2
    assert words in found.message.render("zh")
    assert fix_of(found) in (None, "expect")


@pytest.mark.parametrize("kind", names())
def test_what_an_empty_file_is_told_to_have_is_accepted(kind: str) -> None:
    hint = only(kind, "").hint.render("zh").splitlines()[-1]
    source, _ = parse("file.yml", f"{hint}\n".encode())
    missing = [each for each in problems(kind, source.data) if each.cause == "missing"]
    required = lookup.required([linked_schema(kind)])
    assert len(missing) < max(len(required), 1)
