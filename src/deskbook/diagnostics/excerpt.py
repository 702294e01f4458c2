"""The source line under a finding: as it looks on a terminal, with the place underlined.

Columns of a `Location` count code points, columns of a terminal count cells: a Chinese character
takes two, a combining mark none. This module translates the one into the other.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace

from deskbook.diagnostics.location import Location
from deskbook.messages import Text

TAB_STOP = 4
ELLIPSIS = "…"
_INVISIBLE = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))
_VARIATION_SELECTORS = range(0xFE00, 0xFE10)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A source line ready to print, and the underline that goes below it."""

    line: str
    underline: str


def visible(text: str) -> str:
    """Return `text` with every character that could move or hide what is around it spelled out.

    Control characters become their symbols (ESC is ␛); directional and other format characters
    become their code points (<U+202E>). Letters of any script stay what they are.
    """
    return "".join(_shown(character) for character in text)


def shown_lines(message: Text, language: str) -> list[str]:
    """Return a message in `language` line by line, everything as `visible` shows it.

    A line begins only where the text itself begins one, never at a line break in what it was
    filled with.
    """
    return [visible(line) for line in _spelled_out(message).render(language).split("\n")]


def on_one_line(message: Text, language: str) -> str:
    """Return a message as `shown_lines` does, its lines joined by blanks."""
    return " ".join(line.strip() for line in shown_lines(message, language))


def _spelled_out(message: Text) -> Text:
    filled = (
        (name, _spelled_out(value) if isinstance(value, Text) else visible(value))
        for name, value in message.arguments
    )
    return replace(message, arguments=tuple(filled))


def excerpt(line: str, place: Location, width: int) -> Excerpt:
    """Underline `place` in `line`, cropped with … to at most `width` cells (0: never cropped).

    A place that goes on in later lines is underlined to the end of this one; an empty place
    gets a single caret.
    """
    cells = _cells(line)
    first = min(max(place.column - 1, 0), len(cells))
    last = len(cells) if place.end_line > place.line else min(place.end_column - 1, len(cells))
    before, marked, after = cells[:first], cells[first:last], cells[last:]
    if width and _width(cells) > width:
        before, marked, after = _crop(before, marked, after, width)
    underline = " " * _width(before) + "^" + "~" * max(_width(marked) - 1, 0)
    return Excerpt("".join((*before, *marked, *after)).rstrip(), underline)


def _shown(character: str) -> str:
    code = ord(character)
    if code in _VARIATION_SELECTORS:
        return ""
    if unicodedata.category(character) not in _INVISIBLE:
        return character
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"<U+{code:04X}>"


def _cells(line: str) -> list[str]:
    """Return what each code point of `line` prints as."""
    cells: list[str] = []
    column = 0
    for character in line:
        shown = " " * (TAB_STOP - column % TAB_STOP) if character == "\t" else _shown(character)
        cells.append(shown)
        column += _width([shown])
    return cells


def _width(cells: list[str]) -> int:
    # Imported here: its tables cost more than a check that finds nothing.
    from wcwidth import wcwidth

    return sum(max(wcwidth(character), 0) for cell in cells for character in cell)


def _crop(
    before: list[str], marked: list[str], after: list[str], width: int
) -> tuple[list[str], list[str], list[str]]:
    """Keep the marked cells in sight: a third of the room before them, the rest behind."""
    if _width(marked) > width - 2:
        marked = [*_take(marked, max(width - 2, 1)), ELLIPSIS]
        after = []
    room = max(width - _width(marked) - 2, 0)
    kept_after = _take(after, max(room - _width(before), room * 2 // 3))
    kept_before = _take(before[::-1], room - _width(kept_after))[::-1]
    if len(kept_before) < len(before):
        kept_before = [ELLIPSIS, *kept_before]
    if len(kept_after) < len(after):
        kept_after = [*kept_after, ELLIPSIS]
    return kept_before, marked, kept_after


def _take(cells: list[str], width: int) -> list[str]:
    taken: list[str] = []
    for cell in cells:
        width -= _width([cell])
        if width < 0:
            break
        taken.append(cell)
    return taken
