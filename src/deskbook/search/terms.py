"""What an entry is found by, and how much each of it weighs."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from deskbook.search.entry import Entry
from deskbook.search.normal import normalised, runs, words

TITLE, QUESTION, LABEL = 3.0, 2.0, 2.5
"""What a field weighs."""

LENGTH = 0.9
"""How much a text's length counts (b of BM25F)."""

Term = int | str
"""A character's code, two characters as `first << 16 | second`, or a word of letters and digits."""


class Averages(NamedTuple):
    """How many ideographs the titles and the further questions of a handbook have on average."""

    title: float
    question: float


def terms(text: str) -> list[Term]:
    """Return the terms of a normalised text, as often as they occur."""
    found: list[Term] = []
    for run in runs(text):
        if run.han:
            codes = list(map(ord, run.text))
            found.extend(codes)
            found.extend(a << 16 | b for a, b in pairwise(codes))
        else:
            found.extend(words(run.text))
    return found


def weights(entry: Entry, averages: Averages) -> dict[Term, float]:
    """Return what each term of an entry weighs before saturation (BM25F): in the title, plus in
    the best of the further questions; a label's terms at least what a label weighs."""
    found = _weighed(entry.title, TITLE, averages.title)
    best: dict[Term, float] = {}
    for question in entry.questions:
        for term, weight in _weighed(question, QUESTION, averages.question).items():
            best[term] = max(best.get(term, 0.0), weight)
    for term, weight in best.items():
        found[term] = found.get(term, 0.0) + weight
    for term in _of(entry.labels):
        found[term] = max(found.get(term, 0.0), LABEL)
    return found


def _of(texts: Iterable[str]) -> Iterable[Term]:
    return (term for text in texts for term in terms(normalised(text)))


def _weighed(text: str, weight: float, average: float) -> dict[Term, float]:
    listed = terms(normalised(text))
    length = sum(isinstance(term, int) and term < 65536 for term in listed) or 1
    each = weight / (1 - LENGTH + LENGTH * length / average)
    found: dict[Term, float] = {}
    for term in listed:
        # Codes and names are as telling in a long title as in a short one.
        found[term] = found.get(term, 0.0) + (each if isinstance(term, int) else weight)
    return found
