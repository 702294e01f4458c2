"""`deskbook check` says what it did not judge for want of a day."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.process import deskbook
from tests.cli.test_commands import GOOD
from tests.conftest import WriteHandbook

SENTENCE = "--as-of today"
CLERK = GOOD["shop/roles/clerk.yml"]
DATED = (
    "reviewed: 2026-01-31\nreview_every: 90d\n",
    "effective: {from: 2020-01-01}\n",
    "waivers:\n  - {rule: ROLE008, reason: 名称由总部统一。, until: 2030-12-31}\n",
)


def checked(write_handbook: WriteHandbook, more: str, *arguments: str) -> str:
    root: Path = write_handbook({**GOOD, "shop/roles/clerk.yml": CLERK + more})
    result = deskbook("check", "--ignore", "CFG", *arguments, folder=root)
    assert SENTENCE not in result.stdout
    return result.stderr


@pytest.mark.parametrize("more", DATED)
def test_it_is_said_that_days_were_not_judged(write_handbook: WriteHandbook, more: str) -> None:
    assert SENTENCE in checked(write_handbook, more)


@pytest.mark.parametrize(
    ("more", "arguments"),
    [
        ("", ()),
        ("reviewed: 2026-01-31\n", ()),
        (DATED[1], ("--as-of", "2026-02-01")),
        (DATED[1], ("--quiet",)),
        (DATED[1], ("--format", "json")),
    ],
)
def test_nothing_is_said_where_there_is_nothing_to_judge_or_nobody_to_tell(
    write_handbook: WriteHandbook, more: str, arguments: tuple[str, ...]
) -> None:
    assert SENTENCE not in checked(write_handbook, more, *arguments)
