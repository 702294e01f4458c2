"""What in a handbook depends on the day."""

from __future__ import annotations

from datetime import date
from typing import Literal

from deskbook.model import Entity, Handbook
from deskbook.model.record import Effective
from deskbook.rules.lookup import day


def with_days(handbook: Handbook) -> int:
    """Return how many entries in use have a date that a check as of a day judges: that of a
    review with an interval, the end of a waiver, the first or last day in force."""
    default = bool(handbook.settings.review_every)
    return sum(
        entity.status != "retired" and _has_day(entity, default)
        for entity in handbook.entities.values()
    )


def _has_day(entity: Entity, default: bool) -> bool:
    if entity.review_every or (entity.reviewed and default):
        return True
    if any(waiver.until for waiver in entity.waivers):
        return True
    effective = entity.effective
    return isinstance(effective, Effective) and bool(day(effective.from_) or day(effective.to))


def outside(entity: Entity, today: date) -> tuple[Literal["from", "to"], date] | None:
    """Return which bound of its validity `today` lies beyond, and that day; None where it is in
    force or says nothing of it."""
    effective = entity.effective
    if isinstance(effective, Effective):
        first, last = day(effective.from_), day(effective.to)
        if first is not None and today < first:
            return "from", first
        if last is not None and today > last:
            return "to", last
    return None
