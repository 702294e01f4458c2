"""What decides whether an entry counts on a day."""

from __future__ import annotations

from datetime import date

from deskbook.model import Entity, duration
from deskbook.model.knowledge import Solution
from deskbook.model.record import Effective
from deskbook.search.entry import State


def state(entity: Entity, review_every: str) -> State:
    """Return the state of an entity; `review_every` is the interval of the whole handbook.

    A retired entry counts as archived and a draft as work in progress, whatever their kind.
    """
    confidence = entity.confidence if isinstance(entity, Solution) else ""
    if entity.status == "retired":
        confidence = "archived"
    elif entity.status == "draft":
        confidence = "work_in_progress"
    effective = entity.effective
    start, end = ("", "")
    if isinstance(effective, Effective):
        start, end = _day(effective.from_), _day(effective.to)
    return State(confidence, start, end, due(entity, review_every))


def due(entity: Entity, review_every: str) -> str:
    """Return the day by which an entity is to be reviewed again, "" when there is none."""
    every = duration.parse(entity.review_every or review_every)
    reviewed = _day(entity.reviewed)
    day = every.after(date.fromisoformat(reviewed)) if every and reviewed else None
    return day.isoformat() if day else ""


def _day(text: str) -> str:
    """Return a date as it is, "" for any other words of the source."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return ""
