"""Between the places of deskbook and those of an editor.

Ours count lines and code points from 1; an editor's count from 0, and on a line in the units it
has chosen: as a rule UTF-16, in which an emoji is two.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from lsprotocol import types

from deskbook.diagnostics import Location

_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_BYTE_ORDER_MARK = "\ufeff"

Counter = Callable[[str], int]


def _utf8(piece: str) -> int:
    return len(piece.encode("utf-8", "surrogatepass"))


def _utf16(piece: str) -> int:
    return len(piece) + sum(character > "\uffff" for character in piece)


_COUNTERS: dict[str, Counter] = {"utf-8": _utf8, "utf-16": _utf16, "utf-32": len}


class Positions:
    """Translates places in one text. `unit` is "utf-8", "utf-16" or "utf-32"."""

    def __init__(self, text: str, unit: str = "utf-16") -> None:
        # Our columns leave a byte order mark out, an editor that sends one counts it.
        self._marked = text.startswith(_BYTE_ORDER_MARK)
        self.lines = _LINE_BREAK.split(text.removeprefix(_BYTE_ORDER_MARK))
        self._count = _COUNTERS.get(unit, _utf16)

    def position(self, line: int, column: int) -> types.Position:
        """Return an editor's position; a place beyond the text becomes the nearest within."""
        row = min(max(line, 1), len(self.lines)) - 1
        if line > len(self.lines):
            column = len(self.lines[row]) + 1
        character = self._count(self.lines[row][: max(column, 1) - 1])
        return types.Position(row, character + self._shift(row))

    def place(self, position: types.Position) -> tuple[int, int]:
        """Return line and column, from 1, of an editor's position."""
        row = min(max(position.line, 0), len(self.lines) - 1)
        line = self.lines[row]
        wanted = position.character - self._shift(row)
        if position.line >= len(self.lines):
            return row + 1, len(line) + 1
        column = units = 0
        while column < len(line) and units < wanted:
            units += self._count(line[column])
            column += 1
        # Within a character of several units is where it begins.
        return row + 1, column + (units <= wanted or not column)

    def range(self, location: Location) -> types.Range:
        """Return the stretch of a location."""
        return types.Range(
            self.position(location.line, location.column),
            self.position(location.end_line, location.end_column),
        )

    def whole(self) -> types.Range:
        """Return the stretch of the whole text, with its byte order mark."""
        last = len(self.lines)
        return types.Range(types.Position(0, 0), self.position(last, len(self.lines[last - 1]) + 1))

    def _shift(self, row: int) -> int:
        return self._count(_BYTE_ORDER_MARK) if self._marked and row == 0 else 0
