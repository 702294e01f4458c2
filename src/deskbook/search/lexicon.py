"""The terms of a file and where they occur, opened. Twin of `web/search/lexicon.js`."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import accumulate

from deskbook.search.container import BadIndex, read_lines, read_varints
from deskbook.search.postings import units

Occurrences = tuple[tuple[int, int], ...]
"""The entries a term is in, ascending, and its level in each."""


class Lexicon:
    """What `deskbook.search.postings` wrote of `size` entries.

    Terms are numbered: single ideographs (the first `singles`), pairs of them, then words. Raises
    `BadIndex`.
    """

    def __init__(self, sections: Mapping[str, bytes], size: int) -> None:
        self.size = size
        try:
            self.keys = list(accumulate(read_varints(sections["keys"])))
            self.words = read_lines(sections["words"])
            self.frequencies = list(read_varints(sections["frequencies"]))
            self._distances = list(read_varints(sections["postings"]))
            self._impacts = sections["impacts"]
        except (KeyError, ValueError) as error:
            raise BadIndex("The search index is damaged.") from error
        self.singles = bisect_left(self.keys, 65536)
        self._order = list(map(units, self.words))
        self._first = list(accumulate(self.frequencies, initial=0))
        if self._first[-1] > len(self._distances):
            raise BadIndex("The search index is damaged.")
        self._known: dict[int, Occurrences] = {}

    @cached_property
    def rarity(self) -> list[float]:
        """How telling each term is."""
        return [self.rarity_of(frequency) for frequency in self.frequencies]

    def rarity_of(self, frequency: int) -> float:
        """Return how telling it is to be in so many entries (inverse document frequency, BM25),
        never nothing."""
        rest = max(0, self.size - frequency)
        telling = math.log(1 + (rest + 0.5) / (frequency + 0.5))
        return max(1, math.floor(telling * 4096 + 0.5)) / 4096

    def key(self, key: int) -> int:
        """Return the number of the term of one or two ideographs, -1 when no entry has it."""
        place = bisect_left(self.keys, key)
        return place if place < len(self.keys) and self.keys[place] == key else -1

    def word(self, word: str) -> int:
        """Return the number of the term of a word, -1 when no entry has it."""
        place = bisect_left(self._order, units(word))
        found = place < len(self.words) and self.words[place] == word
        return len(self.keys) + place if found else -1

    def beginning(self, text: str) -> range:
        """Return the numbers of the terms of words that begin with a text."""
        first = bisect_left(self._order, units(text))
        last = first
        while last < len(self.words) and self.words[last].startswith(text):
            last += 1
        return range(len(self.keys) + first, len(self.keys) + last)

    def postings(self, term: int) -> Occurrences:
        """Return where a term occurs."""
        if term not in self._known:
            first, end = self._first[term], self._first[term + 1]
            self._known[term] = tuple(
                zip(accumulate(self._distances[first:end]), self._levels(first, end), strict=True)
            )
        return self._known[term]

    def has(self, term: int, entry: int) -> bool:
        """Return whether an entry has a term."""
        postings = self.postings(term)
        place = bisect_left(postings, (entry, 0))
        return place < len(postings) and postings[place][0] == entry

    def _levels(self, first: int, end: int) -> Iterator[int]:
        return (self._impacts[place >> 1] >> 4 * (place & 1) & 15 for place in range(first, end))
