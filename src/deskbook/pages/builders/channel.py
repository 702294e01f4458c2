"""The page of a channel: when it is open, who answers and how fast."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from markupsafe import Markup

from deskbook.model import listed
from deskbook.model.work import Channel, Hours
from deskbook.pages import limits, phrases, texts
from deskbook.pages.uses import uses
from deskbook.pages.writer import Writer


def build(w: Writer) -> Mapping[str, Any]:
    """Return the hours, the limit and where the channel is mentioned."""
    channel = w.entity
    assert isinstance(channel, Channel)
    return {
        "hours": opening_hours(w, channel),
        "limit_text": limits.anchored,
        "uses": uses(w),
    }


def opening_hours(w: Writer, channel: Channel) -> Markup:
    """Return the daily windows one below the other, "7×24 小时", or the word for their absence."""
    if channel.hours == "always":
        return w.name(texts.attributes(w.language).hours_always)
    windows = listed(channel.hours)
    if not windows:
        return w.missing(channel.hours or None)
    return Markup("<br>").join(_window(w, window) for window in windows)


def _window(w: Writer, window: Hours) -> Markup:
    """Return one window; an end not after the beginning is on the next day."""
    names = texts.attributes(w.language)
    days = w.name(window.days or names.hours_every_day)
    end = window.to
    if end and window.from_ and end <= window.from_:
        end = names.hours_next_day.format(time=end)
    text = Markup(" ").join(_filled((days, w.name(_between(window.from_, end)))))
    return text + (phrases.detail(w.flow(window.note)) if window.note else Markup())


def _between(start: str, end: str) -> str:
    return f"{start}–{end}" if start and end else start or end


def _filled(pieces: tuple[Markup, ...]) -> Iterator[Markup]:
    return (piece for piece in pieces if piece)
