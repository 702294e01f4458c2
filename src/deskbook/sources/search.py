"""Finds a piece of read text in the raw text it was written as."""

from __future__ import annotations

import re
from itertools import islice

from deskbook.sources.marks import Span

# A line break that reads as nothing: in double quotes after a backslash.
_JOINT = r"(?:\\(?:\r\n?|\n)[ \t]*)?"
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)")
_SPACE = r"[ \t\r\n]+"


def _character(character: str, quote: str) -> str:
    """Return a pattern for how `character` may be written inside `quote`."""
    if quote == "'" and character == "'":
        return "''"
    if quote == '"' and character in '"\\':
        return r"\\" + re.escape(character)
    return re.escape(character)


def _pattern(needle: str, quote: str) -> re.Pattern[str]:
    joint = _JOINT if quote == '"' else ""
    words = (
        joint.join(_character(character, quote) for character in word) for word in needle.split()
    )
    return re.compile((joint + _SPACE + joint).join(words))


def occurrence_span(text: str, span: Span, needle: str, occurrence: int) -> Span | None:
    """Return where `needle` stands for the `occurrence`-th time (from 0) within `span`.

    `span` is the value with its quotes or its `|`. White space in the needle matches any
    white space, since folding turns line breaks into spaces.
    """
    start, end = span
    opening = text[start : start + 1]
    quote = opening if opening in ("'", '"') else ""
    if opening in ("|", ">"):
        header = _LINE.match(text, start, end)
        start = header.end() if header else end
    elif quote:
        start, end = start + 1, end - 1
    if not needle.strip() or occurrence < 0:
        return None
    found = next(
        islice(_pattern(needle.strip(), quote).finditer(text, start, end), occurrence, None), None
    )
    return found.span() if found else None
