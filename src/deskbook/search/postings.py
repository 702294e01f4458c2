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
from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from itertools import chain
from operator import sub
from sys import byteorder
from typing import NamedTuple

from deskbook.search.container import halves, lines, varints
from deskbook.search.terms import Term


class Weighed(NamedTuple):
    """The terms of an entry and, for each, the level of what it weighs, from 0 to 15."""

    terms: tuple[Term, ...]
    levels: bytes


class Postings(NamedTuple):
    """Sorted terms, and for each `entry << 8 | level` of every entry that has it, ascending."""

    terms: Sequence[Term]
    lists: Sequence[Sequence[int]]


def inverted(weighed: Iterable[Weighed]) -> Postings:
    """Return where the terms of entries, which are numbered in this order, occur."""
    found: dict[Term, list[int]] = defaultdict(list)
    for number, (terms, levels) in enumerate(weighed):
        # The same as a loop over the terms, several times as fast: there may be millions.
        codes = map((number << 8).__or__, levels)
        deque(map(list.append, map(found.__getitem__, terms), codes), maxlen=0)
    keys = sorted(term for term in found if isinstance(term, int))
    words = sorted((term for term in found if isinstance(term, str)), key=units)
    listed: list[Term] = [*keys, *words]
    return Postings(listed, [found[term] for term in listed])


def units(word: str) -> bytes:
    """Return what a word is sorted by."""
    return word.encode("utf-16-be", "surrogatepass")


def sections(postings: Postings) -> dict[str, bytes]:
    """Return the sections of terms and where they occur."""
    numbers, levels = _parted(postings.lists)
    return {
        **term_sections(postings.terms, map(len, postings.lists)),
        "postings": varints(_distances(numbers, postings.lists)),
        "impacts": halves(levels),
    }


def term_sections(terms: Sequence[Term], frequencies: Iterable[int]) -> dict[str, bytes]:
    """Return the sections of sorted terms and of how many entries have each."""
    keys = [term for term in terms if isinstance(term, int)]
    return {
        "keys": varints(b - a for a, b in zip([0, *keys], keys, strict=False)),
        "words": lines(term for term in terms if isinstance(term, str)),
        "frequencies": varints(frequencies),
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
