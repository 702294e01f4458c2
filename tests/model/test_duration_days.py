"""When a length of time that begins on a day is over."""

from __future__ import annotations

from datetime import date

import pytest

from deskbook.model.duration import parse


@pytest.mark.parametrize(
    ("start", "length", "end"),
    [
        ("2026-01-31", "1mo", "2026-02-28"),
        ("2024-01-31", "1mo", "2024-02-29"),
        ("2024-02-29", "1y", "2025-02-28"),
        ("2025-12-31", "6mo", "2026-06-30"),
        ("2025-11-30", "13mo", "2026-12-30"),
        ("2026-06-30", "90d", "2026-09-28"),
        ("2026-06-30", "2w", "2026-07-14"),
        ("2026-06-30", "24h", "2026-07-01"),
        ("2026-06-30", "25h", "2026-07-02"),
        ("2026-06-30", "1m", "2026-07-01"),
    ],
)
def test_a_time_is_over_on_a_day(start: str, length: str, end: str) -> None:
    parsed = parse(length)
    assert parsed is not None
    assert parsed.after(date.fromisoformat(start)) == date.fromisoformat(end)


@pytest.mark.parametrize("length", ["9999y", "99999999mo", "99999999999d", "99999999999999h"])
def test_a_time_beyond_all_calendars_is_never_over(length: str) -> None:
    parsed = parse(length)
    assert parsed is not None
    assert parsed.after(date(2026, 6, 30)) is None
