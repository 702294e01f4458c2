"""Comparing and adding time limits without claiming more than is certain."""

from __future__ import annotations

import pytest

from deskbook.model.duration import Duration, parse
from deskbook.rules.limits import differ, longer, total


def lengths(words: str) -> list[Duration]:
    found = [parse(word) for word in words.split()]
    assert None not in found
    return [one for one in found if one is not None]


@pytest.mark.parametrize(
    ("parts", "whole", "calendar", "expected"),
    [
        ("30m 40m", "1h", False, True),
        ("30m 30m", "1h", False, False),
        ("1d", "24h", True, False),
        ("1d 1h", "24h", True, True),
        # A business day may have six hours only.
        ("1d 1h", "24h", False, False),
        ("5d", "24h", False, True),
        ("2mo", "1mo", False, True),
        ("1mo 1h", "1mo", False, True),
        # A month has 28 days at least and 31 at most.
        ("28d", "1mo", True, False),
        ("32d", "1mo", True, True),
        ("1mo", "27d", True, True),
        ("1mo", "28d", True, False),
        ("2w", "1mo", True, False),
        ("", "1h", True, False),
    ],
)
def test_sums(parts: str, whole: str, calendar: bool, expected: bool) -> None:
    assert longer(lengths(parts), lengths(whole)[0], calendar=calendar) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("24h", "48h", True),
        ("24h", "1d", False),
        ("3d", "5d", True),
        ("7d", "1w", False),
        ("90m", "1h", True),
        ("120m", "2h", False),
        ("1y", "12mo", False),
        ("1y", "1mo", True),
    ],
)
def test_differences_hold_both_ways(one: str, other: str, expected: bool) -> None:
    first, second = lengths(one)[0], lengths(other)[0]
    assert differ(first, second) is differ(second, first) is expected


def test_a_sum_is_said_unit_by_unit() -> None:
    said = total(lengths("2d 30m 4h 1d"))
    assert said.render("zh") == "3 天 4 小时 30 分钟"
    assert said.render("en") == "3 days 4 hours 30 minutes"
