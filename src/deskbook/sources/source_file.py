"""One source file: its data and the places of everything in it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from deskbook.diagnostics import Location
from deskbook.sources.marks import Places, Span, Step, line_and_column, unpack
from deskbook.sources.search import occurrence_span

_NOTHING = object()


class SourceFile:
    """A file below the project folder, read and taken apart.

    Data, places and text are made when first asked for; nothing can be set from outside.
    """

    __slots__ = (
        "_data",
        "_digest",
        "_file",
        "_packed_data",
        "_packed_lines",
        "_packed_marks",
        "_path",
        "_places",
        "_readable",
        "_starts",
        "_text",
    )

    def __init__(
        self,
        path: str,
        digest: str,
        *,
        readable: bool,
        packed_marks: bytes = b"",
        packed_lines: bytes = b"",
        packed_data: bytes | None = None,
        data: Any = _NOTHING,
        text: str | None = None,
        file: str | None = None,
    ) -> None:
        self._path = path
        self._digest = digest
        self._readable = readable
        self._packed_marks = packed_marks
        self._packed_lines = packed_lines
        self._packed_data = packed_data
        self._data = data
        self._text = text
        self._file = file
        self._places: Places | None = None
        self._starts: Sequence[int] | None = None

    def __repr__(self) -> str:
        return f"SourceFile({self._path!r})"

    @property
    def path(self) -> str:
        """The path relative to the project folder, with forward slashes."""
        return self._path

    @property
    def digest(self) -> str:
        """The hash of the file's bytes, in hexadecimal; empty when it cannot be read."""
        return self._digest

    @property
    def readable(self) -> bool:
        """False when the data could not be built, or not as the author meant it."""
        return self._readable

    @property
    def data(self) -> Any:
        """Plain dict, list, str, int, float, bool or None.

        None also when the file is empty or not readable.
        """
        if self._data is _NOTHING:
            self._data = (
                None if self._packed_data is None else msgspec.msgpack.decode(self._packed_data)
            )
            self._packed_data = None
        return self._data

    @property
    def text(self) -> str:
        """The text without a byte order mark; empty when the file has vanished meanwhile."""
        if self._text is None:
            self._text = _read_text(self._file)
        return self._text

    @property
    def packed_places(self) -> tuple[bytes, bytes]:
        """Marks and line starts in the compact form in which the cache keeps them."""
        return self._packed_marks, self._packed_lines

    def location(self, path: Sequence[Step] = (), *, key: bool = False) -> Location:
        """Return the place of the value at `path`, or of its key when `key` is true.

        `path` is made of mapping keys and list indexes. If a step does not exist, the key of
        the nearest existing ancestor is returned (for a list item the first short piece of
        it), for the empty path the first key of the file.
        """
        if not self._packed_marks:
            return Location(self._path)
        return self._location(self._place().span(path, key=key))

    def at(self, line: int, column: int) -> tuple[tuple[Step, ...], bool]:
        """Return the path of the innermost key or value at a place (both from 1), and whether it
        is the key; the empty path where there is none."""
        if not self._packed_marks:
            return (), False
        starts = self._line_starts()
        return self._place().at(starts[min(line, len(starts)) - 1] + column - 1)

    def find(self, path: Sequence[Step], needle: str, occurrence: int = 0) -> Location | None:
        """Return the exact place of a piece of text inside the single value at `path`.

        `needle` is text as it reads after folding and unquoting, `occurrence` counts from 0.
        Returns None when there is no such value or it does not hold the needle so often.
        """
        span = self._place().value_span(path) if self._packed_marks else None
        found = span and occurrence_span(self.text, span, needle, occurrence)
        return self._location(found) if found else None

    def _place(self) -> Places:
        if self._places is None:
            self._places = Places(self.data, unpack(self._packed_marks))
        return self._places

    def _location(self, span: Span) -> Location:
        return make_location(self._path, self._line_starts(), span)

    def _line_starts(self) -> Sequence[int]:
        if self._starts is None:
            self._starts = unpack(self._packed_lines)
        return self._starts


def make_location(path: str, starts: Sequence[int], span: Span) -> Location:
    """Return the location of `span` in the file at `path` whose lines begin at `starts`."""
    return Location(path, *line_and_column(starts, span[0]), *line_and_column(starts, span[1]))


def _read_text(file: str | None) -> str:
    try:
        content = Path(file).read_bytes() if file else b""
    except OSError:
        return ""
    return content.decode("utf-8", errors="replace").removeprefix("\ufeff")
