"""What a sentence is about, however it is said. Twin of `web/search/questions.js`."""

from __future__ import annotations

from functools import lru_cache

from deskbook.search.normal import runs, tables

LONGEST = 5
NEGATIONS = frozenset("\u4e0d\u6ca1\u65e0\u672a")


@lru_cache
def ideas(text: str) -> frozenset[str]:
    """Return what a flat text is about: its ideographs, everyday words by the first of those that
    are used for each other, and words of letters; without what asks nothing."""
    found: set[str] = set()
    for run in runs(text):
        if run.han:
            found |= _of_ideographs(run.text)
        else:
            found.add(run.text)
    return frozenset(found)


def _of_ideographs(run: str) -> set[str]:
    alike, empty = tables().alike, tables().empty
    found: set[str] = set()
    start = 0
    while start < len(run):
        length = LONGEST
        while length:
            word = run[start : start + length]
            if word in alike:
                found.add(alike[word])
                break
            if word in empty:
                break
            length -= 1
        if not length:
            found.add(run[start])
        start += max(1, len(run[start : start + length]))
    return found


def negated(text: str) -> bool:
    """Return whether a text says that something is not so."""
    return not NEGATIONS.isdisjoint(text)


def in_order(one: str, other: str) -> float:
    """Return how much of two texts is the same letters in the same order, from 0 to 1."""
    first, second = _units(one), _units(other)
    whole = (1 << len(first)) - 1
    places: dict[int, int] = {}
    for place, unit in enumerate(first):
        places[unit] = places.get(unit, 0) | 1 << place
    # The longest common subsequence, a bit for each letter (Hyyr\u00f6 2004).
    missing = whole
    for unit in second:
        met = missing & places.get(unit, 0)
        missing = (missing + met | missing - met) & whole
    length = len(first) - missing.bit_count()
    return 2 * length / (len(first) + len(second)) if length else 0.0


def _units(text: str) -> memoryview:
    """Return a text as a browser counts it."""
    return memoryview(text.encode("utf-16-le", "surrogatepass")).cast("H")
