"""Which entries have which terms, as sections of a file.

- `keys`: the sorted keys of ideographs (one: its code; two: first << 16 | second) as varints of
  their distances
- `words`: a line for each word of letters and digits, sorted by UTF-16 units as browsers do
- `frequencies`: a varint for each key, then each word: how many entries have it
- `postings`: for each key, then each word, the distances of the entries that have it, as varints
- `impacts`: four bits for each posting, low half first: its level
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, chain
from operator import sub
from sys import byteorder
from typing import NamedTuple

from deskbook.search.container import Varints, halves, lines, read_varints, varints
from deskbook.search.terms import Term

FEW = 50
"""Changed entries for which it is not worth while to begin anew."""


class Weighed(NamedTuple):
    """The terms of an entry and, for each, the level of what it weighs, from 0 to 15."""

    terms: tuple[Term, ...]
    levels: bytes


class Occurrences(NamedTuple):
    """How many entries have a term, the varints of their distances, and a byte for each level."""

    often: int
    distances: bytes
    levels: bytes


Postings = Mapping[Term, Occurrences]
"""Where terms occur, in the order of a file."""


class Inverted:
    """Keeps where the terms of entries occur, and follows their changes."""

    def __init__(self) -> None:
        self._weighed: Sequence[Weighed] = ()
        self._found: dict[Term, Occurrences] = {}

    def postings(self, weighed: Sequence[Weighed]) -> Postings:
        """Return where the terms of entries, which are numbered in this order, occur."""
        before, self._weighed = self._weighed, weighed
        if len(before) == len(weighed):
            changed = [
                number
                for number, (old, new) in enumerate(zip(before, weighed, strict=True))
                if old is not new and old != new
            ]
            if len(changed) <= FEW:
                for number in changed:
                    self._change(number, before[number], weighed[number])
                return self._found
        self._found = _inverted(weighed)
        return self._found

    def _change(self, number: int, old: Weighed, new: Weighed) -> None:
        before, after = (dict(zip(one.terms, one.levels, strict=True)) for one in (old, new))
        known = len(self._found)
        for term in before.keys() | after.keys():
            if before.get(term) == after.get(term):
                continue
            occurrences = _with(self._found.get(term), number, after.get(term))
            if occurrences is None:
                del self._found[term]
                known -= 1
            else:
                self._found[term] = occurrences
        if len(self._found) > known:
            self._found = {term: self._found[term] for term in _sorted(self._found)}


def _with(before: Occurrences | None, number: int, level: int | None) -> Occurrences | None:
    """Return occurrences with an entry at a level, or without it; None when none are left."""
    numbers = list(accumulate(read_varints(before.distances))) if before else []
    levels = bytearray(before.levels if before else b"")
    place = bisect_left(numbers, number)
    if place < len(numbers) and numbers[place] == number:
        del numbers[place], levels[place]
    if level is not None:
        numbers.insert(place, number)
        levels.insert(place, level)
    if not numbers:
        return None
    distances = varints(map(sub, numbers, chain((0,), numbers)))
    return Occurrences(len(numbers), distances, bytes(levels))


def _inverted(weighed: Iterable[Weighed]) -> dict[Term, Occurrences]:
    found: dict[Term, list[int]] = defaultdict(list)
    for number, (terms, levels) in enumerate(weighed):
        # The same as a loop over the terms, several times as fast: there may be millions.
        codes = map((number << 8).__or__, levels)
        deque(map(list.append, map(found.__getitem__, terms), codes), maxlen=0)
    ordered = _sorted(found)
    lists = [found[term] for term in ordered]
    numbers, levels = _parted(lists)
    pieces = list(map(Varints().__getitem__, _distances(numbers, lists)))
    result: dict[Term, Occurrences] = {}
    start = 0
    for term, one in zip(ordered, lists, strict=True):
        end = start + len(one)
        result[term] = Occurrences(len(one), b"".join(pieces[start:end]), levels[start:end])
        start = end
    return result


def _sorted(terms: Iterable[Term]) -> list[Term]:
    keys: list[int] = []
    words: list[str] = []
    for term in terms:
        if isinstance(term, int):
            keys.append(term)
        else:
            words.append(term)
    return [*sorted(keys), *sorted(words, key=units)]


def units(word: str) -> bytes:
    """Return what a word is sorted by."""
    return word.encode("utf-16-be", "surrogatepass")


def sections(postings: Postings) -> dict[str, bytes]:
    """Return the sections of terms and where they occur."""
    return {
        **term_sections(postings),
        "postings": b"".join([one.distances for one in postings.values()]),
        "impacts": halves(b"".join([one.levels for one in postings.values()])),
    }


def term_sections(postings: Postings) -> dict[str, bytes]:
    """Return the sections of terms and of how many entries have each."""
    keys = [term for term in postings if isinstance(term, int)]
    return {
        "keys": varints(b - a for a, b in zip([0, *keys], keys, strict=False)),
        "words": lines(term for term in postings if isinstance(term, str)),
        "frequencies": varints(one.often for one in postings.values()),
    }


def _parted(lists: Iterable[Sequence[int]]) -> tuple[Sequence[int], bytes]:
    """Return all entry numbers and all levels of lists of `entry << 8 | level`."""
    codes = array("L", chain.from_iterable(lists))
    size = codes.itemsize
    if byteorder == "big":
        codes.byteswap()
    packed = codes.tobytes()
    shifted = bytearray(len(packed))
    for place in range(1, size):
        shifted[place - 1 :: size] = packed[place::size]
    numbers = array("L", bytes(shifted))
    if byteorder == "big":
        numbers.byteswap()
    return numbers, packed[::size]


def _distances(numbers: Sequence[int], lists: Iterable[Sequence[int]]) -> list[int]:
    """Return the distances between the entries of each list; `numbers` are those of all."""
    found = list(map(sub, numbers, chain((0,), numbers)))
    start = 0
    for one in lists:
        found[start] = numbers[start]
        start += len(one)
    return found
