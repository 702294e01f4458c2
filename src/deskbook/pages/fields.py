"""Fields that hold a text, a length of time or a marker."""

from __future__ import annotations

from markupsafe import Markup

from deskbook.model import duration, marker
from deskbook.pages import values
from deskbook.pages.writer import Writer


def text(w: Writer, value: str) -> Markup:
    """Return a Markdown text, or the word for its absence."""
    return w.missing(value) if marker(value) else w.flow(value)


def length(w: Writer, value: str) -> Markup:
    """Return a length of time ("3 年"), a text, or the word for its absence."""
    if duration.parse(value):
        return w.name(values.length(value, w.language))
    return text(w, value)


def period(w: Writer, value: str) -> Markup:
    """Return how often ("每月"), a text, or the word for its absence."""
    if duration.parse(value):
        return w.name(values.period(value, w.language))
    return text(w, value)
