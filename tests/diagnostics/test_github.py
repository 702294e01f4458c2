"""Annotations on GitHub: what the runner reads is what was meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbook.diagnostics import Diagnostic, Location, Severity, github
from deskbook.messages import Text
from tests.diagnostics.reports import report_of
from tests.diagnostics.runner import annotations
from tests.diagnostics.samples import ALL, ERROR, NOTE, PLACE, WARNING


def test_annotations_are_read_as_they_were_meant() -> None:
    log = github.report(report_of(ALL, "en", folder="books/my book/"))
    error, warning, notice = annotations(log)
    assert (error.sort, warning.sort, notice.sort) == ("error", "warning", "notice")
    assert error.message == 'There is no "甲".\nWrite 乙.'
    assert error.properties == {
        "file": f"books/my book/{PLACE.path}",
        "line": "2",
        "endLine": "2",
        "col": "13",
        "endColumn": "20",
        "title": "REF001: A reference to nothing, 100%: none",
    }
    assert warning.properties["line"] == "3" and warning.properties["endLine"] == "5"
    assert "col" not in warning.properties
    assert notice.properties["line"] == "1" and "endLine" not in notice.properties


def test_nothing_in_a_message_starts_a_command_of_its_own() -> None:
    log = github.report(report_of([WARNING], "zh"))
    assert len(log.splitlines()) == 2
    assert len(list(annotations(log))) == 1
    assert "\x1b" not in log and "\r" not in log


def test_errors_come_first_because_only_ten_of_a_sort_are_shown() -> None:
    log = github.report(report_of([NOTE, WARNING, ERROR], "zh"))
    assert [one.sort for one in annotations(log)] == ["error", "warning", "notice"]
    assert log.endswith("\n共发现 1 个错误，1 个警告，1 个提示，涉及 3 个文件。\n")


def test_no_findings_make_no_annotation() -> None:
    assert github.report(report_of([], "en")) == "No problems found.\n"


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp", "Co", "Cn"]))


@given(path=WORDS.filter(bool), said=WORDS, hinted=WORDS)
def test_any_path_and_any_words_come_through(path: str, said: str, hinted: str) -> None:
    place = Location(path, 3, 4, 3, 4)
    one = Diagnostic("REF001", Severity.ERROR, place, Text(said, said), Text(hinted, hinted))
    (read,) = annotations(github.report(report_of([one], "zh")))
    assert read.properties["file"] == path
    assert (read.properties["col"], read.properties["endColumn"]) == ("4", "4")
    # Variation selectors have no looks of their own and are left out.
    assert [c for c in read.message if c not in VARIANTS] == [
        c for c in f"{said}\n{hinted}" if c not in VARIANTS
    ]


VARIANTS = {chr(code) for code in range(0xFE00, 0xFE10)}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_same_findings_give_the_same_bytes(language: str) -> None:
    assert github.report(report_of(ALL, language)) == github.report(report_of(ALL[::-1], language))
