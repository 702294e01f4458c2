"""Fields that hold either a length of time or a text in its place."""

from __future__ import annotations

from markupsafe import Markup

from deskbook.model import duration
from deskbook.pages import values
from deskbook.pages.writer import Writer


def length(w: Writer, value: str) -> Markup:
    """Return a length of time ("3 年"), a text, or the word for its absence."""
    if duration.parse(value):
        return w.name(values.length(value, w.language))
    return w.flow(value)


def period(w: Writer, value: str) -> Markup:
    """Return how often ("每月"), a text, or the word for its absence."""
    if duration.parse(value):
        return w.name(values.period(value, w.language))
    return w.flow(value)
