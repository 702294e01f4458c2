"""The index as `deskbook.search.pack` writes it, opened. Twin of `web/search/index.js`."""

from __future__ import annotations

import gzip
import json
import math
import struct
import zlib
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate
from typing import Any

from deskbook.search.pack import LOWEST, MAGIC, RATIO, VERSION
from deskbook.search.synonyms import Synonyms

LEVELS = tuple(accumulate(range(15), lambda weight, _: weight * RATIO, initial=LOWEST))
"""What the levels of the index weigh."""

Postings = tuple[tuple[int, int], ...]
"""The entries a term is in, ascending, and its level in each."""


class BadIndex(ValueError):
    """A file that is no index, of another version, or damaged; the message says which."""


class Index:
    """The terms, entries and questions of an index file.

    Terms are numbered: single ideographs (the first `singles`), pairs of them, then words.
    `facts` holds what `pack` wrote of the entries. Raises `BadIndex`.
    """

    def __init__(self, content: bytes) -> None:
        sections = _sections(content)
        try:
            self._read(sections)
        except (KeyError, ValueError, TypeError, AttributeError) as error:
            raise BadIndex("The search index is damaged.") from error

    def _read(self, sections: dict[str, bytes]) -> None:
        self.titles = _lines(sections["titles"])
        self.addresses = _lines(sections["addresses"])
        self.questions = _lines(sections["questions"])
        self.facts: dict[str, Any] = json.loads(sections["facts"])
        self.size = len(self.facts["ids"])
        self.synonyms = Synonyms([line.split("\t") for line in _lines(sections["synonyms"])])
        self.first_question = list(accumulate(_varints(sections["counts"]), initial=0))
        self.keys = list(accumulate(_varints(sections["keys"])))
        self.singles = bisect_left(self.keys, 65536)
        self.words = _lines(sections["words"])
        self._order = [word.encode("utf-16-be", "surrogatepass") for word in self.words]
        self.frequencies = list(_varints(sections["frequencies"]))
        self._distances = list(_varints(sections["postings"]))
        self._impacts = sections["impacts"]
        self._first = list(accumulate(self.frequencies, initial=0))
        if self._first[-1] > len(self._distances):
            raise BadIndex("The search index is damaged.")
        self._known: dict[int, Postings] = {}

    @cached_property
    def rarity(self) -> list[float]:
        """How telling each term is."""
        return [self.rarity_of(frequency) for frequency in self.frequencies]

    def rarity_of(self, frequency: int) -> float:
        """Return how telling it is to be in so many entries (inverse document frequency, BM25)."""
        rest = max(0, self.size - frequency)
        return math.floor(math.log(1 + (rest + 0.5) / (frequency + 0.5)) * 4096 + 0.5) / 4096

    def key(self, key: int) -> int:
        """Return the number of the term of one or two ideographs, -1 when no entry has it."""
        place = bisect_left(self.keys, key)
        return place if place < len(self.keys) and self.keys[place] == key else -1

    def word(self, word: str) -> int:
        """Return the number of the term of a word, -1 when no entry has it."""
        place = bisect_left(self._order, word.encode("utf-16-be", "surrogatepass"))
        found = place < len(self.words) and self.words[place] == word
        return len(self.keys) + place if found else -1

    def beginning(self, text: str) -> range:
        """Return the numbers of the terms of words that begin with a text."""
        first = bisect_left(self._order, text.encode("utf-16-be", "surrogatepass"))
        last = first
        while last < len(self.words) and self.words[last].startswith(text):
            last += 1
        return range(len(self.keys) + first, len(self.keys) + last)

    def postings(self, term: int) -> Postings:
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


def _sections(content: bytes) -> dict[str, bytes]:
    try:
        whole = gzip.decompress(content)
        version, length = struct.unpack_from("<II", whole, 4)
        if whole[:4] != MAGIC or version != VERSION:
            raise BadIndex("The search index is of another version than this program.")
        start = 12 + length
        found = {}
        for name, size in json.loads(whole[12:start])["sections"]:
            found[name] = whole[start : start + size]
            start += size
    except BadIndex:
        raise
    except (OSError, EOFError, zlib.error, struct.error, KeyError, TypeError, ValueError) as error:
        raise BadIndex("The search index is damaged.") from error
    if start > len(whole):
        raise BadIndex("The search index is cut short.")
    return found


def _lines(section: bytes) -> list[str]:
    return section.decode().split("\n") if section else []


def _varints(section: bytes) -> Iterator[int]:
    value = shift = 0
    for byte in section:
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            yield value
            value = shift = 0
