"""Where every key and value of a file stands.

The marks of a file are one flat row of offsets (code points from the start of the text), a
start and an end for each entry in the order of the text: a container, then what it holds; in
a mapping each key before its value. Beside it stands a row of the offsets at which lines
start. Both are compact enough for the cache, and no one pays for the lookup table that a
path needs before somebody asks for a place.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from operator import add
from typing import Any

Step = str | int
Span = tuple[int, int]

_LINE_BREAK = re.compile(r"\r\n|\r|\n")


def line_starts(text: str) -> list[int]:
    """Return the offset of the first character of every line; the first is 0."""
    if "\r" in text:
        return [0, *(found.end() for found in _LINE_BREAK.finditer(text))]
    lines = text.split("\n")
    # Each line starts after the text of those before it and one line break for each of them.
    return [0, *map(add, accumulate(map(len, lines)), range(1, len(lines)))]


def line_and_column(starts: Sequence[int], offset: int) -> tuple[int, int]:
    """Return line and column, both from 1, of the character at `offset`."""
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1


def pack(offsets: Sequence[int]) -> bytes:
    """Return `offsets` as bytes: two for each where that is enough, else four."""
    try:
        return b"H" + array("H", offsets).tobytes()
    except OverflowError:
        return b"I" + array("I", offsets).tobytes()


def unpack(packed: bytes) -> Sequence[int]:
    """Return what `pack` was given. Raises `ValueError` when `packed` is not from `pack`."""
    offsets = array("H" if packed[:1] == b"H" else "I")
    offsets.frombytes(packed[1:])
    return offsets


def size(data: Any) -> int:
    """Return how many entries (containers, keys, values) `data` has in the marks."""
    if isinstance(data, dict):
        return 1 + len(data) + sum(map(size, data.values()))
    if isinstance(data, list):
        return 1 + sum(map(size, data))
    return 1


class Places:
    """Finds the span of the value or key at a path."""

    __slots__ = ("_children", "_data", "_offsets")

    def __init__(self, data: Any, offsets: Sequence[int]) -> None:
        self._data = data
        self._offsets = offsets
        # For each container, by its own number: the numbers of the values it holds.
        self._children: dict[int, dict[str, int] | list[int]] = {}
        self._number(data, 0)

    def _number(self, data: Any, position: int) -> int:
        """Number `data` and all it holds from `position`; return the number after it."""
        following = position + 1
        if isinstance(data, dict):
            named: dict[str, int] = {}
            for key, value in data.items():
                named[key] = following + 1
                following = self._number(value, following + 1)
            self._children[position] = named
        elif isinstance(data, list):
            listed: list[int] = []
            for value in data:
                listed.append(following)
                following = self._number(value, following)
            self._children[position] = listed
        return following

    def _span(self, position: int) -> Span:
        return self._offsets[2 * position], self._offsets[2 * position + 1]

    def _head(self, position: int) -> Span:
        """Return the first short piece of the value: its first key, or itself if it has none."""
        children = self._children.get(position)
        if isinstance(children, dict) and children:
            return self._span(position + 1)
        if children:
            return self._head(position + 1)
        return self._span(position)

    def _resolve(self, path: Sequence[Step]) -> tuple[int, bool, bool]:
        """Follow `path`; return the number reached, whether it has a key, whether it is exact."""
        position, has_key = 0, False
        for step in path:
            children = self._children.get(position)
            if isinstance(children, dict) and step in children:
                position, has_key = children[step], True
            elif isinstance(children, list) and isinstance(step, int) and 0 <= step < len(children):
                position, has_key = children[step], False
            else:
                return position, has_key, False
        return position, has_key, True

    def span(self, path: Sequence[Step], *, key: bool = False) -> Span:
        """Return the span of the value at `path`, or of its key.

        The empty path gives the first key. Where a step does not exist, the key of the
        nearest existing ancestor is returned; a list item has no key, so the first short
        piece of it stands in.
        """
        position, has_key, exact = self._resolve(path)
        if exact and path and not key:
            return self._span(position)
        return self._span(position - 1) if has_key else self._head(position)

    def value_span(self, path: Sequence[Step]) -> Span | None:
        """Return the span of the single value at `path`, `None` for containers and no value."""
        position, _, exact = self._resolve(path)
        if not exact or position in self._children:
            return None
        return self._span(position)

    def at(self, offset: int) -> tuple[tuple[Step, ...], bool]:
        """Return the path of the innermost key or value that holds `offset`, and whether it is
        the key. The end of a text counts as in it; between two entries it is what holds both."""
        position, path = 0, list[Step]()
        while True:
            children = self._children.get(position)
            if children is None:
                return tuple(path), False
            named = children.items() if isinstance(children, dict) else enumerate(children)
            for step, number in named:
                if isinstance(step, str) and _holds(self._span(number - 1), offset):
                    return (*path, step), True
                if _holds(self._span(number), offset):
                    path.append(step)
                    position = number
                    break
            else:
                return tuple(path), False


def _holds(span: Span, offset: int) -> bool:
    return span[0] <= offset <= span[1]
