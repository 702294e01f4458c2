"""Every folder `tests/cases/<CODE>-<name>` holds a handbook that breaks a rule and one that does
not, both laid over `tests/rules/base`. They are checked, or built where only building finds it.

After a change to messages, write the expected reports anew and look at the difference:

    BLESS=1 pytest tests/rules/test_cases.py
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from deskbook import rules
from deskbook.diagnostics import Diagnostic, text

CASES = Path(__file__).parent.parent / "cases"
FOLDERS = sorted(path for path in CASES.iterdir() if path.is_dir())

NO_CASE = {"SITE004-page-name-unusable"}
"""What no handbook can show: ids that make no file name are refused before the site is built, so
this only guards it (tests/site/test_build.py)."""


def by_name(folder: Path) -> str:
    return folder.name


def find(project, folder: Path, part: str) -> tuple[Diagnostic, ...]:
    project.lay(folder / part)
    built = rules.rule(folder.name.partition("-")[0]).raised_by == "site"
    found: tuple[Diagnostic, ...] = project.build() if built else project.diagnose()
    return found


def test_every_rule_has_a_case_and_every_case_a_rule() -> None:
    expected = {f"{rule.code}-{rule.name}" for rule in rules.all_rules()}
    assert {folder.name for folder in FOLDERS} == expected - NO_CASE


@pytest.mark.parametrize("folder", FOLDERS, ids=by_name)
def test_bad(folder: Path, project) -> None:
    found = find(project, folder, "bad")
    rule = rules.rule(folder.name.partition("-")[0])
    assert {one.code for one in found} == {rule.code}
    assert all(one.severity.rank >= rule.severity.rank for one in found)
    report = "\n".join(text.render(found, language, project.text) for language in ("zh", "en"))
    expected = folder / "bad" / "expected.txt"
    if os.environ.get("BLESS"):
        expected.write_text(report, encoding="utf-8")
    assert report == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", FOLDERS, ids=by_name)
def test_good(folder: Path, project) -> None:
    assert find(project, folder, "good") == ()


@pytest.mark.parametrize("folder", FOLDERS, ids=by_name)
def test_a_rule_with_safe_fixes_says_so(folder: Path, project) -> None:
    fixable = rules.rule(folder.name.partition("-")[0]).fixable
    found = find(project, folder, "bad")
    assert any(one.fix is not None for one in found) == fixable


@pytest.mark.parametrize("folder", FOLDERS, ids=by_name)
def test_fixes_cure_what_they_are_offered_for(folder: Path, project) -> None:
    """Applying a fix must not leave its own finding in place."""
    found = project.lay(folder / "bad").diagnose()
    for one in found:
        if one.fix is None or one.fix.location.line != one.fix.location.end_line:
            continue
        place = one.fix.location
        before = project.text(place.path)
        assert before is not None
        lines = before.splitlines(keepends=True)
        line = lines[place.line - 1]
        lines[place.line - 1] = (
            line[: place.column - 1] + one.fix.replacement + line[place.end_column - 1 :]
        )
        project.lay({place.path: "".join(lines)})
        assert one not in project.diagnose()
        project.lay({place.path: before})
