"""What an entry is found by, and how much each of it weighs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise
from operator import itemgetter
from typing import NamedTuple

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


class Text(NamedTuple):
    """The terms of a text: of ideographs and of words, as often as they occur, and how many single
    ideographs there are."""

    han: list[int]
    words: list[str]
    length: int


def read(text: str) -> Text:
    """Return the terms of a text as it is written."""
    han: list[int] = []
    found: list[str] = []
    length = 0
    for run in runs(normalised(text)):
        if run.han:
            codes = list(map(ord, run.text))
            han += codes
            han += [a << 16 | b for a, b in pairwise(codes)]
            length += len(codes)
        else:
            found += words(run.text)
    return Text(han, found, length)


def weights(
    title: Text, questions: Iterable[Text], labels: Iterable[Text], averages: Averages
) -> dict[Term, float]:
    """Return what each term of an entry weighs before saturation (BM25F): in the title, plus in
    the best of the further questions; a label's terms at least what a label weighs."""
    found = _best((title,), TITLE, averages.title)
    for term, weight in _best(questions, QUESTION, averages.question).items():
        found[term] = found.get(term, 0.0) + weight
    for label in labels:
        for term in chain[Term](label.han, label.words):
            found[term] = max(found.get(term, 0.0), LABEL)
    return found


def _best(texts: Iterable[Text], weight: float, average: float) -> dict[Term, float]:
    """Return what each term weighs in the text where it weighs most."""
    weighed = [(weight / (1 - LENGTH + LENGTH * (one.length or 1) / average), one) for one in texts]
    weighed.sort(key=itemgetter(0))
    found: dict[Term, float] = {}
    often: dict[Term, float] = {}
    for each, one in weighed:
        # The texts become ever more telling, so that the last value of a term is its highest.
        found.update(dict.fromkeys(one.han, each))
        _repeated(one.han, each, often)
    for _, one in weighed:
        # Codes and names are as telling in a long title as in a short one.
        found.update(dict.fromkeys(one.words, weight))
        _repeated(one.words, weight, often)
    for term, most in often.items():
        found[term] = max(found[term], most)
    return found


def _repeated(listed: Sequence[Term], each: float, often: dict[Term, float]) -> None:
    """Add what the terms weigh that occur several times."""
    if len(set(listed)) < len(listed):
        for term, times in Counter(listed).items():
            if times > 1:
                often[term] = max(often.get(term, 0.0), times * each)
