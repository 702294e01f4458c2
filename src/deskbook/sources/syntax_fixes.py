"""What can be done at once about a syntax error, where the author can only have meant one thing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from deskbook.sources.builder import build
from deskbook.sources.causes import Cause
from deskbook.sources.lines import Lines
from deskbook.sources.marks import Span

Repair = tuple[Span, str]
"""A stretch of the text, and what is to stand there."""

_BLANKS = " \t\u00a0\u3000"
_WIDE = "\u3000"
_ZERO_WIDTH = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064")


def repair(lines: Lines, cause: Cause) -> Repair | None:
    """Return the repair of `cause` in the text of `lines`, None where there could be several.

    With it the text can be read, or only a later line keeps it from being read.
    """
    kind, span, arguments = cause
    make = _REPAIRS.get(kind)
    found = make(lines, span, arguments) if make else None
    return found if found and _helps(lines, span, found) else None


def _helps(lines: Lines, span: Span, found: Repair) -> bool:
    (start, end), replacement = found
    built = build(lines.text[:start] + replacement + lines.text[end:])
    error: Any = built.error
    if error is None:
        return built.limit is None and built.second_document is None
    place = getattr(error, "problem_mark", None)
    return place is not None and place.line > lines.number(span[1] - 1)


def _colon(lines: Lines, span: Span, arguments: dict[str, str]) -> Repair:
    """An ordinary colon and one space in place of what stands between name and value."""
    text, (start, end) = lines.text, span
    while text[start - 1 : start] in _BLANKS and start > 0:
        start -= 1
    while end < len(text) and text[end] in _BLANKS:
        end += 1
    empty = end >= len(text) or text[end] in "\r\n"
    return (start, end), ":" if empty else ": "


def _spaces(lines: Lines, span: Span, arguments: dict[str, str]) -> Repair:
    """Spaces of the same width in place of other blanks."""
    blank = lines.text[slice(*span)]
    widths = {"\t": "  ", _WIDE: "  "} | dict.fromkeys(_ZERO_WIDTH, "")
    return span, "".join(widths.get(sign, " ") for sign in blank)


def _space(lines: Lines, span: Span, arguments: dict[str, str]) -> Repair:
    return span, " "


def _nothing(lines: Lines, span: Span, arguments: dict[str, str]) -> Repair | None:
    invisible = all(sign in _ZERO_WIDTH for sign in lines.text[slice(*span)])
    return (span, "") if invisible else None


def _list(lines: Lines, span: Span, arguments: dict[str, str]) -> Repair:
    line = arguments["line"]
    return span, line if lines.text[span[0]] == "[" else line.removeprefix("[").removesuffix("]")


def _line(lines: Lines, span: Span, arguments: dict[str, str]) -> Repair:
    return lines.content_span(lines.number(span[0])), arguments["line"]


def _quoted(lines: Lines, span: Span, arguments: dict[str, str]) -> Repair | None:
    """The line with its value in quotes, unless that would change a sign of the value."""
    if lines.text[span[0]] == "\t":
        return span, ""
    number = lines.number(span[0])
    line = lines.line(number)
    value = line.partition(": ")[2] or line.strip().removeprefix("- ")
    if any(sign in line for sign in ('"', "'", "\\", " #")) or value.lstrip()[:1] in (
        "{",
        "|",
        ">",
    ):
        return None
    # A text that begins with a link is a text; other brackets may be a list with a slip in it.
    if value.lstrip().startswith("[") and "](" not in value:
        return None
    return lines.content_span(number), arguments["line"].strip()


_REPAIRS: dict[str, Callable[[Lines, Span, dict[str, str]], Repair | None]] = {
    "wide-colon": _colon,
    "colon-space": _colon,
    "tab": _spaces,
    "blank-before": _spaces,
    "blank-unseen": _spaces,
    "blank-after": _space,
    "blank-inside": _nothing,
    "wide-comma": _list,
    "dash-space": _line,
    "dash-sign": _line,
    "second-colon": _quoted,
    "bracket-text": _quoted,
    "first-character": _quoted,
}
