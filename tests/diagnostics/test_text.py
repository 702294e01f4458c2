"""The report for people: places, carets and counts, whatever stands in the line."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth, wcwidth

from deskbook.diagnostics import Diagnostic, Fix, Location, Related, Severity, concise
from deskbook.diagnostics import text as reporter
from deskbook.diagnostics.excerpt import excerpt, visible
from deskbook.messages import text
from tests.diagnostics.reports import report_of


def finding(
    path: str = "handbook/a.yml",
    line: int = 1,
    column: int = 1,
    end: int = 2,
    severity: Severity = Severity.ERROR,
    **more: object,
) -> Diagnostic:
    place = Location(path, line, column, line, end)
    message = text("没有“{name}”。", 'There is no "{name}".', name="甲")
    return Diagnostic("REF001", severity, place, message, **more)  # type: ignore[arg-type]


def under(line: str, needle: str, width: int = 0) -> tuple[str, str]:
    """Return what stands above the caret and tildes, and the whole shown line."""
    column = line.index(needle) + 1
    shown = excerpt(line, Location("a", 1, column, 1, column + len(needle)), width)
    start = len(shown.underline) - len(shown.underline.lstrip())
    cells = [char for char in shown.line for _ in range(max(wcwidth(char), 0))]
    return "".join(dict.fromkeys(cells[start : len(shown.underline)])), shown.line


@pytest.mark.parametrize(
    ("line", "needle"),
    [
        ("belongs_to: hotline", "hotline"),
        ("名称: 客户主管", "主管"),
        ("\tname:\t客服", "客服"),
        ("emoji 😀 名", "名"),
        ("日本語とｶﾅ 英文", "英文"),
    ],
)
def test_the_underline_stands_below_the_place(line: str, needle: str) -> None:
    assert under(line, needle)[0] == needle


def test_a_long_line_is_cropped_around_the_place() -> None:
    line = "前" * 200 + "目标" + "后" * 200
    marked, shown = under(line, "目标", 60)
    assert marked == "目标"
    assert shown.startswith("…") and shown.endswith("…")
    assert wcswidth(shown) <= 60


def test_a_long_place_is_cropped_too() -> None:
    place = Location("a", 1, 1, 1, 301)
    shown = excerpt("长" * 300, place, 40)
    assert wcswidth(shown.line) <= 40 and len(shown.underline) <= 40
    assert shown.underline.startswith("^~")


@given(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n"), max_size=80),
    st.integers(1, 90),
    st.integers(0, 20),
    st.sampled_from([0, 20, 40]),
)
def test_no_text_breaks_an_excerpt(line: str, column: int, length: int, width: int) -> None:
    shown = excerpt(line, Location("a", 1, column, 1, column + length), width)
    hidden = ("Cc", "Cf", "Zl", "Zp")
    assert not any(unicodedata.category(character) in hidden for character in shown.line)
    assert shown.underline.strip(" ").strip("~") == "^"
    assert not width or sum(max(wcwidth(c), 0) for c in shown.line) <= max(width, 20) + 8


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("a\x1b[31mb", "a␛[31mb"),
        ("\x07\x7f", "␇␡"),
        ("a\u202eb\u200bc", "a<U+202E>b<U+200B>c"),
        ("שלום", "שלום"),
    ],
)
def test_control_characters_are_spelled_out(raw: str, shown: str) -> None:
    assert visible(raw) == shown


def test_nothing_reaches_the_terminal_from_a_source_or_a_message() -> None:
    place = Location("handbook/\x1b[2Ja.yml", 1, 1, 1, 2)
    hostile = text("甲\x1b[31m", "a\x1b[31m")
    one = Diagnostic("X001", Severity.ERROR, place, hostile, hostile, (Related(place, hostile),))
    assert "\x1b" not in reporter.render([one], "zh", lambda path: "\x1b]0;title\x07")


def test_a_whole_report() -> None:
    place = Location("handbook/b.yml", 1, 1, 1, 5)
    findings = [
        finding("handbook/b.yml", severity=Severity.WARNING, line=2, column=7, end=9),
        finding(
            hint=text("请改成乙。", "Write 乙."),
            related=(Related(place, text("乙在这里", "乙 is here")),),
            fix=Fix(place, "乙"),
        ),
    ]
    texts = {"handbook/a.yml": "甲: 1\n", "handbook/b.yml": "x: 1\r\nname: 客户\r\n"}
    assert reporter.render(findings, "zh", texts.get) == (
        "handbook/a.yml：1 个错误\n\n"
        "handbook/a.yml:1:1: 错误[REF001] 没有“甲”。\n"
        "1 | 甲: 1\n"
        "  | ^~\n"
        "  = 怎么改：请改成乙。\n"
        "  = 另见 handbook/b.yml:1:1：乙在这里\n"
        "  = 可以自动改：deskbook check --fix\n\n"
        "handbook/b.yml：1 个警告\n\n"
        "handbook/b.yml:2:7: 警告[REF001] 没有“甲”。\n"
        "2 | name: 客户\n"
        "  |       ^~~~\n\n"
        "共发现 1 个错误，1 个警告，涉及 2 个文件。\n"
        "其中 1 个可以自动改：运行 deskbook check --fix。\n"
        "想详细了解某一类问题：运行 deskbook explain 加上它的编号，"
        "例如 deskbook explain REF001。\n"
    )
    english = reporter.render(findings, "en", texts.get)
    assert english.endswith(
        "Found 1 error, 1 warning in 2 files.\n1 of them can be fixed by deskbook check --fix.\n"
        "To read more about a problem, run deskbook explain with its code, as in "
        "deskbook explain REF001.\n"
    )


def test_samples_stand_on_lines_of_their_own() -> None:
    hint = text("写成：\n{line}", "Write:\n{line}", line='name: "a"\n::error::b')
    shown = reporter.render([finding(hint=hint)], "zh", lambda path: None)
    assert '  = 怎么改：写成：\n        name: "a"␊::error::b\n' in shown
    report = report_of([finding(hint=hint)], "en")
    assert concise.report(report).count("\n") == 1


def test_the_name_of_the_entity_stands_beside_its_file() -> None:
    named = reporter.render([finding()], "zh", lambda path: None, names={"handbook/a.yml": "客服"})
    assert named.startswith("handbook/a.yml 客服：1 个错误\n")
    hostile = reporter.render(
        [finding()], "en", lambda path: None, names={"handbook/a.yml": "\x1b"}
    )
    assert hostile.startswith("handbook/a.yml ␛: 1 error\n")


def test_what_the_baseline_holds_back_is_counted() -> None:
    known = finding(line=3)
    report = report_of([finding()], "zh", known=[known])
    assert "以前就有的 1 个错误已列入基线文件" in reporter.report(report)
    nothing_new = reporter.report(report_of([], "en", known=[known]))
    assert nothing_new.startswith("No new problems found.\nNot listed: 1 error in the baseline")
    assert "基线" not in reporter.report(report_of([finding()], "zh"))


def test_colour_only_adds_colour() -> None:
    findings = [finding(hint=text("请改。", "Change it."))]
    source = {"handbook/a.yml": "甲: 1\n"}.get
    plain = reporter.render(findings, "zh", source)
    coloured = reporter.render(findings, "zh", source, colour=True)
    assert coloured != plain
    for code in ("0", "1", "2", "1;31"):
        coloured = coloured.replace(f"\x1b[{code}m", "")
    assert coloured == plain


def test_files_that_cannot_be_shown_and_findings_about_a_whole_file() -> None:
    report = reporter.render([finding(line=9)], "zh", lambda path: None)
    assert " | " not in report and "handbook/a.yml:9:1" in report
    whole = Diagnostic("FILE001", Severity.ERROR, Location("handbook/a.yml"), text("错", "no"))
    assert " | " not in reporter.render([whole], "zh", lambda path: "PK\x00")


def test_nothing_found() -> None:
    assert reporter.render([], "zh", lambda path: None) == "没有发现问题。\n"
    assert reporter.render([], "en", lambda path: None) == "No problems found.\n"


def test_counts_in_words() -> None:
    found = [finding(), finding(line=2), finding(severity=Severity.INFO)]
    assert reporter.summary(found).render("en") == "Found 2 errors, 1 note in 1 file."
    assert reporter.summary(found).render("zh") == "共发现 2 个错误，1 个提示，涉及 1 个文件。"
