"""What letters can stand for: syllables, unfinished ones. Twin of `web/search/sounds.js`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from deskbook.search.index import Index
from deskbook.search.normal import tables

LONGEST = 6
"""Letters of a syllable."""


class Syllable(NamedTuple):
    """A stretch of letters, the numbers of the syllables it can be, and whether it is whole."""

    text: str
    numbers: tuple[int, ...]
    whole: bool


class Path(NamedTuple):
    """A way to read letters, and how likely it is."""

    score: float
    syllables: tuple[Syllable, ...]


@cache
def _syllables() -> tuple[str, ...]:
    return tuple(sorted({one for found in tables().readings.values() for one in found}))


def accentless(syllable: str) -> str:
    """Return the syllable under which accents that confuse z and zh, n and l, in and ing, … are
    one."""
    syllable = re.sub(r"^([zcs])h", r"\1", syllable)
    return re.sub(r"(an|en|in)g$", r"\1", re.sub("^l", "n", syllable))


class Sounds:
    """The syllables there are, and which terms of an index sound how."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._number = {syllable: number for number, syllable in enumerate(_syllables())}
        self._beginnings: dict[str, list[int]] = {}
        groups: dict[str, list[int]] = {}
        for syllable, number in self._number.items():
            for length in range(1, len(syllable) + 1):
                self._beginnings.setdefault(syllable[:length], []).append(number)
            groups.setdefault(accentless(syllable), []).append(number)
        self._alike = [groups[accentless(syllable)] for syllable in self._number]
        self.of_code = {
            ord(char): [self._number[one] for one in found]
            for char, found in tables().readings.items()
        }
        self.terms: dict[int, list[int]] = {}
        for term, key in enumerate(index.keys):
            second = self.of_code.get(key & 65535, ())
            for one in self.of_code.get(key >> 16, ()) if key > 65535 else ():
                for other in second:
                    self.terms.setdefault(_pair(one, other), []).append(term)
            for one in second if key < 65536 else ():
                self.terms.setdefault(one, []).append(term)

    def pairs(self, first: Iterable[int], second: Sequence[int]) -> list[int]:
        """Return the terms of two ideographs that sound like one of the pairs."""
        found: dict[int, None] = {}
        for one in first:
            for other in second:
                found |= dict.fromkeys(self.terms.get(_pair(one, other), ()))
        return list(found)

    def confused(self, numbers: Iterable[int]) -> list[int]:
        """Return the syllables that accents confuse with these, and these."""
        return [other for number in numbers for other in self._alike[number]]

    def read(self, parts: Sequence[str]) -> tuple[Syllable, ...]:
        """Return how letters are most likely read, the last syllable perhaps unfinished; () when
        they cannot be. `parts` are typed with spaces between them."""
        paths = [Path(0.0, ())]
        for number, part in enumerate(parts):
            paths = self._read(part, paths, number == len(parts) - 1)
        best = paths[0] if paths else Path(0.0, ())
        for path in paths:
            if path.score > best.score:
                best = path
        return best.syllables

    def _read(self, part: str, before: Sequence[Path], last: bool) -> list[Path]:
        ends: list[dict[str, Path]] = [{} for _ in range(len(part) + 1)]
        for path in before:
            ends[0][path.syllables[-1].text if path.syllables else ""] = path
        for start in range(len(part)):
            for end in range(start + 1, min(len(part), start + LONGEST) + 1):
                text = part[start:end]
                known = self._number.get(text)
                if last and end == len(part):
                    numbers = self._beginnings.get(text)
                else:
                    numbers = None if known is None else [known]
                if numbers is None:
                    continue
                syllable = Syllable(text, tuple(numbers), known is not None)
                for path in ends[start].values():
                    score = path.score + self._likelihood(path.syllables, syllable)
                    other = ends[end].get(text)
                    if other is None or score > other.score:
                        ends[end][text] = Path(score, (*path.syllables, syllable))
        return list(ends[-1].values())

    def _likelihood(self, before: tuple[Syllable, ...], syllable: Syllable) -> float:
        cost = -1.0 if syllable.whole else -1.5
        if not before:
            return cost
        known = max(
            (
                self._index.frequencies[term]
                for one in before[-1].numbers
                for other in syllable.numbers
                for term in self.terms.get(_pair(one, other), ())
            ),
            default=0,
        )
        return cost + 1 + min(known, 16) / 16 if known else cost


def _pair(one: int, other: int) -> int:
    return 65536 + one * 1024 + other
