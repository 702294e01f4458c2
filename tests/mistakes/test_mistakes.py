"""The first finding names the true cause, and doing what it says repairs the handbook."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

sys.path.insert(0, str(ROOT / "scripts"))

import try_mistakes

NAMES = try_mistakes.names()
MOST_FINDINGS = 2


def test_the_sound_handbook_is_clean() -> None:
    assert try_mistakes.findings(try_mistakes.BASE) == ()


def test_there_are_enough_mistakes() -> None:
    assert len(NAMES) >= 48


@pytest.mark.parametrize("name", NAMES)
def test_the_message_names_the_cause_and_repairs_it(name: str, tmp_path: Path) -> None:
    recorded = try_mistakes.mistake(name)
    folder = tmp_path / "broken"
    try_mistakes.break_handbook(folder, recorded)
    found = try_mistakes.findings(folder)
    places = [
        {
            "file": one.location.path.removeprefix("handbook/"),
            "line": one.location.line,
            "code": one.code,
        }
        for one in found
    ]
    assert places == recorded["findings"]
    assert len(found) <= MOST_FINDINGS
    if found:
        said = try_mistakes.said(found[0])
        assert [word for word in recorded["says"] if word not in said] == [], said
        assert found[0].hint is not None
    try_mistakes.apply(folder, recorded["repair"])
    assert try_mistakes.findings(folder) == ()


def test_laying_out_and_judging(tmp_path: Path) -> None:
    name = NAMES[0]
    folder = tmp_path / name
    try_mistakes.lay(folder, name, "zh")
    assert try_mistakes.findings(folder)
    assert "怎么改" in (folder / "report.txt").read_text("utf-8")
    try_mistakes.apply(folder, try_mistakes.mistake(name)["repair"])
    assert not try_mistakes.findings(folder)
