"""Finding what is typed with letters in the place of ideographs. Twin of `web/search/spelling.js`.

Letters may be whole syllables, initials, both mixed with ideographs; the last syllable may be
unfinished.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from deskbook.search.normal import tables

MOST_STEPS = 500


class Span(NamedTuple):
    """Where in a flat text something stands."""

    start: int
    end: int


class Spelling:
    """Texts that can be searched by how they are spelled."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self._joined = "\n".join(texts)
        self._firsts = list(accumulate((len(text) + 1 for text in texts), initial=0))
        self._readings = {char: tables().readings.get(char, ()) for char in set(self._joined)}
        self._steps = 0

    def find(self, pattern: str) -> Iterator[tuple[int, Span]]:
        """Yield the number of each text that a pattern of at least two characters spells, and
        the first place in it."""
        last = -1
        for found in self._starts(pattern).finditer(self._joined):
            number = bisect_right(self._firsts, found.start()) - 1
            if number == last:
                continue
            first = self._firsts[number]
            self._steps = 0
            end = self._match(self.texts[number], found.start() - first, pattern, 0)
            if end:
                last = number
                yield number, Span(found.start() - first, end)

    def _starts(self, pattern: str) -> re.Pattern[str]:
        """Return what matches where a text may be spelled: by more than an initial, or by an
        initial if the next ideograph goes on."""
        whole, initial, following = {pattern[0]}, {pattern[0]}, {pattern[1]}
        for char, readings in self._readings.items():
            begun = [reading for reading in readings if reading[0] == pattern[0]]
            if begun:
                initial.add(char)
            if any(reading[1:2] == pattern[1] for reading in begun):
                whole.add(char)
            if any(reading[0] == pattern[1] for reading in readings):
                following.add(char)
        whole.discard(pattern[0])
        further = f"|{_any(whole)}" if whole else ""
        return re.compile(f"(?:{_any(initial)}(?={_any(following)})){further}")

    def _match(self, text: str, position: int, pattern: str, used: int) -> int:
        """Return where the rest of a pattern ends from `position` on, 0 when it does not fit."""
        if used >= len(pattern):
            return position
        if position >= len(text):
            return 0
        # Few texts can be spelled in many ways; nobody shall wait for all of them.
        self._steps += 1
        if self._steps > MOST_STEPS:
            return 0
        char = text[position]
        if char == pattern[used]:
            return self._match(text, position + 1, pattern, used + 1)
        if not "a" <= pattern[used] <= "z":
            return 0
        for reading in self._readings.get(char, ()):
            if reading[0] != pattern[used]:
                continue
            if len(pattern) - used < len(reading) and reading.startswith(pattern[used:]):
                return position + 1
            end = 0
            if pattern.startswith(reading, used):
                end = self._match(text, position + 1, pattern, used + len(reading))
            if not end and reading[1:2] == "h" and pattern[used + 1 : used + 2] == "h":
                end = self._match(text, position + 1, pattern, used + 2)
            if not end and len(reading) > 1:
                end = self._match(text, position + 1, pattern, used + 1)
            if end:
                return end
        return 0


def _any(characters: Iterable[str]) -> str:
    return f"[{''.join(map(re.escape, sorted(characters)))}]"
