"""Finding what is typed with letters in the place of ideographs. Twin of `web/search/spelling.js`.

Letters may be whole syllables, initials, both mixed with ideographs; the last syllable may be
unfinished.
"""

from __future__ import annotations

from collections.abc import Sequence
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
        self._readings = tables().readings
        self._steps = 0

    def find(self, number: int, pattern: str) -> Span | None:
        """Return the first place in a text that a pattern spells, or None."""
        text = self.texts[number]
        for start, char in enumerate(text):
            if char != pattern[0] and not self._begins(char, pattern[0]):
                continue
            self._steps = 0
            end = self._match(text, start, pattern, 0)
            if end:
                return Span(start, end)
        return None

    def _begins(self, char: str, letter: str) -> bool:
        return any(reading[0] == letter for reading in self._readings.get(char, ()))

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
