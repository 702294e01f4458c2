"""Findings about text that is YAML, but not what a handbook is written in."""

from __future__ import annotations

import pytest

from deskbook.diagnostics import Diagnostic, Severity
from deskbook.sources import SourceFile, parse


def check(text: str) -> tuple[SourceFile, list[tuple[str, int, int, int, int]]]:
    source, findings = parse("h/a.yml", text.encode())
    for finding in findings:
        assert finding.hint is not None
        for language in ("zh", "en"):
            assert "{" not in finding.message.render(language).replace("{{", "")
            assert finding.hint.render(language)
    return source, [shape(finding) for finding in findings]


def shape(finding: Diagnostic) -> tuple[str, int, int, int, int]:
    place = finding.location
    return finding.code, place.line, place.column, place.end_line, place.end_column


def test_a_duplicate_key_is_shown_with_the_first_one() -> None:
    text = "甲: {x: [1, {y: 2}], z: |\n  t\n}\n".replace("|\n  t\n", "3")
    text += "乙: 1\n甲: {q: 1, q: 2}\n丙: 3\n乙: 4\n丙: 5\n"
    source, findings = parse("h/a.yml", text.encode())
    assert source.data == {"甲": {"x": [1, {"y": 2}], "z": 3}, "乙": 1, "丙": 3}
    assert [shape(finding) for finding in findings] == [
        ("YAML002", 3, 1, 3, 2),
        ("YAML002", 5, 1, 5, 2),
        ("YAML002", 6, 1, 6, 2),
    ]
    firsts = [finding.related[0].location for finding in findings]
    assert [(place.line, place.column, place.end_column) for place in firsts] == [
        (1, 1, 2),
        (2, 1, 2),
        (4, 1, 2),
    ]
    assert all(finding.severity is Severity.ERROR for finding in findings)
    assert source.location(("丙",)).line == 4


def test_duplicates_in_different_groups_are_each_compared_with_their_own() -> None:
    text = "- {a: 1, b: 2, a: 3}\n- {b: 1, a: 2, b: 3}\n- {a: 1}\n"
    _, findings = parse("h/a.yml", text.encode())
    places = [(f.location.column, f.related[0].location.column) for f in findings]
    assert places == [(16, 4), (16, 4)]


@pytest.mark.parametrize(
    ("text", "places", "readable"),
    [
        ("a: &x 1\n", [(1, 4, 1, 6)], True),
        ("a: &x 1\nb: *x\n", [(1, 4, 1, 6), (2, 4, 2, 6)], False),
        ("a: &x\n  b: 1\nc:\n  <<: *x\n  d: 1\n", [(1, 4, 1, 6), (4, 3, 4, 5)], False),
        ("a: !!str 1\n", [(1, 4, 1, 9)], False),
        ("a: !important 急\n", [(1, 4, 1, 14)], False),
        ("a: {{ name }}\n", [(1, 5, 1, 6)], False),
        ("? [a, b]\n: c\nd: 1\n", [(1, 3, 1, 4)], False),
        ("true: 1\n", [(1, 1, 1, 5)], True),
        ("~: 1\n", [(1, 1, 1, 2)], True),
        ("?\n: 1\n", [(1, 2, 1, 2)], True),
    ],
)
def test_what_sources_do_without(
    text: str, places: list[tuple[int, int, int, int]], readable: bool
) -> None:
    source, findings = check(text)
    assert findings == [("YAML006", *place) for place in places]
    assert source.readable is readable
    assert (source.data is not None) is readable


@pytest.mark.parametrize("text", ['"true": 1\n', "a: '&x'\n", "a: 甲&乙 !丙 *丁\n", "'<<': 1\n"])
def test_quoted_or_inside_a_text_they_are_fine(text: str) -> None:
    assert check(text)[1] == []


def test_each_merge_conflict_is_one_finding_with_its_markers() -> None:
    half = "<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> other\n"
    source, findings = parse("h/a.yml", (half + "b: 1\r\n" + half).encode())
    assert not source.readable
    assert [shape(finding) for finding in findings] == [
        ("YAML004", 1, 1, 1, 13),
        ("YAML004", 7, 1, 7, 13),
    ]
    assert [related.location.line for related in findings[1].related] == [9, 11]


def test_lines_that_only_resemble_conflict_markers_are_text() -> None:
    source, findings = check("a: |\n  =======\n  <<<<<<< x\nb: '========'\n")
    assert findings == []
    assert source.readable


def test_limits() -> None:
    assert check("a: " + "x" * 1024 * 1024)[1] == [("YAML007", 1, 1, 1, 1)]
    assert check("[" * 40 + "]" * 40)[1] == []
    assert check("[" * 41 + "]" * 41)[1] == [("YAML007", 1, 41, 1, 42)]
    assert check("[" * 500_000)[1] == [("YAML007", 1, 41, 1, 42)]
    assert check("a: 1\na: " + "[" * 500_000)[1] == [("YAML007", 2, 44, 2, 45)]
    source, findings = check("[" + "1," * 210_000 + "]")
    assert [finding[0] for finding in findings] == ["YAML007"]
    assert not source.readable


def test_many_duplicates_take_linear_time() -> None:
    pairs = "".join(f"k{number}: 1\nk{number}: 2\n" for number in range(20_000))
    _, findings = parse("h/a.yml", pairs.encode())
    assert len(findings) == 20_000
    assert all(f.related[0].location.line == f.location.line - 1 for f in findings)


def test_a_text_cut_off_by_a_sign_that_begins_a_comment_is_reported() -> None:
    source, (finding,) = parse("h/a.yml", "a: 找 #2 窗口\nb: 1 # 一个\nc: 1 #\n".encode())
    assert source.data == {"a": "找", "b": 1, "c": 1}
    assert shape(finding) == ("YAML003", 1, 4, 1, 11)
    assert finding.hint and '"找 #2 窗口"' in finding.hint.render("zh")
