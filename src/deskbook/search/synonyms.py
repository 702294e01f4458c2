"""Words that mean the same, from the glossary. Twin of `web/search/index.js`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from deskbook.search.normal import runs, words

if TYPE_CHECKING:
    from deskbook.search.index import Index


_INSIDE = re.compile(r"[a-z]{2}|[0-9]{2}")


class Label(NamedTuple):
    """A label that stands in a text, and the other labels of its terms."""

    start: int
    end: int
    others: tuple[str, ...]


class Synonyms:
    """Groups of normalised labels that mean the same."""

    def __init__(self, groups: Iterable[Sequence[str]]) -> None:
        self._others: dict[str, tuple[str, ...]] = {}
        for group in groups:
            for label in group:
                others = tuple(other for other in group if other != label)
                self._others[label] = (*self._others.get(label, ()), *others)
        self._longest = max(map(len, self._others), default=0)

    def within(self, text: str) -> Iterator[Label]:
        """Yield the labels in a text, the longest at each place; none that is cut out of a word or
        number."""
        start = 0
        while start < len(text):
            length = min(self._longest, len(text) - start)
            while length > 0 and not self._stands(text, start, start + length):
                length -= 1
            if length:
                end = start + length
                yield Label(start, end, self._others[text[start:end]])
            start += max(1, length)

    def _stands(self, text: str, start: int, end: int) -> bool:
        if text[start:end] not in self._others:
            return False
        return not any(_INSIDE.match(text[max(0, at - 1) : at + 1]) for at in (start, end))

    def terms(self, label: str, index: Index) -> list[int]:
        """Return the terms of a label that an index has: pairs of ideographs, or words."""
        found: list[int] = []
        for run in runs(label):
            if run.han:
                codes = list(map(ord, run.text))
                found += [index.key(a << 16 | b) for a, b in pairwise(codes)]
            else:
                found.append(index.word(words(run.text)[0]))
        return [term for term in found if term >= 0]
