"""Durations as written in the sources: a whole number and a unit."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta

from deskbook.messages import Text

UNITS: dict[str, Text] = {
    "m": Text("分钟", "minutes"),
    "h": Text("小时", "hours"),
    "d": Text("天", "days"),
    "w": Text("周", "weeks"),
    "mo": Text("个月", "months"),
    "y": Text("年", "years"),
}

_PERIODS: dict[tuple[int, str], Text] = {
    (1, "h"): Text("每小时", "hourly"),
    (1, "d"): Text("每天", "daily"),
    (1, "w"): Text("每周", "weekly"),
    (1, "mo"): Text("每月", "monthly"),
    (3, "mo"): Text("每季度", "quarterly"),
    (1, "y"): Text("每年", "yearly"),
}

_PATTERN = re.compile(r"([1-9][0-9]*)(mo|m|h|d|w|y)")


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time; months and years keep their own unit, since they have no fixed length."""

    count: int
    unit: str

    def render(self, language: str) -> str:
        """Return "30 分钟" or "30 minutes"."""
        name = UNITS[self.unit].render(language)
        if language != "zh" and self.count == 1:
            name = name.removesuffix("s")
        return f"{self.count} {name}"

    def render_period(self, language: str) -> str:
        """Return the cadence of once in this time: "每周", "每 3 天", "every 3 days"."""
        named = _PERIODS.get((self.count, self.unit))
        if named:
            return named.render(language)
        return f"每 {self.render('zh')}" if language == "zh" else f"every {self.render('en')}"

    def after(self, start: date) -> date | None:
        """Return the day on which this time is over when it began on `start`; None when that is
        beyond all calendars. A month ends on the same day of the next one, or on its last."""
        months = self.count * {"mo": 1, "y": 12}.get(self.unit, 0)
        if months:
            year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
            if year > MAXYEAR:
                return None
            return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
        minutes = self.count * {"m": 1, "h": 60, "d": 1440, "w": 10080}[self.unit]
        days = -(-minutes // 1440)
        return start + timedelta(days) if days <= (date.max - start).days else None


def parse(text: str) -> Duration | None:
    """Return the duration `text` writes (`30m`, `24h`, `3d`, `1w`, `2mo`, `1y`), or None."""
    match = _PATTERN.fullmatch(text)
    return Duration(int(match[1]), match[2]) if match else None
