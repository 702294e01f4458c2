"""Finding in what entries say beside their titles and questions. Twin of `web/search/bodies.js`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import NamedTuple

from deskbook.search.lexicon import Lexicon
from deskbook.search.normal import runs, tables, words
from deskbook.search.query import meanings_of
from deskbook.search.shards import shard
from deskbook.search.terms import Term

ENOUGH = 0.75
"""Share of the matter of a query that an entry has to have, text, title and questions together."""

SAID = 0.1
"""What is only said further down scores less than this."""


class Asked(NamedTuple):
    """A pair of ideographs or a word that is asked for, the shard it is in, and how much of it
    means something."""

    term: Term
    shard: int
    meaning: float


class Found(NamedTuple):
    """An entry, which share of what is asked it has, and how much that weighs."""

    entry: int
    share: float
    score: float


def asked_of(text: str, shards: int) -> list[Asked]:
    """Return what a normalised text asks for: pairs of ideographs and words, but for those that
    mean nothing."""
    found: dict[Term, float] = {}
    for run in runs(text):
        if not run.han:
            word = words(run.text)[0]
            if word not in tables().empty:
                found[word] = 1.0
            continue
        meanings = meanings_of(run.text)
        for place, (first, second) in enumerate(pairwise(map(ord, run.text))):
            meaning = (meanings[place] + meanings[place + 1]) / 2
            if meaning:
                found.setdefault(first << 16 | second, meaning)
    return [Asked(term, shard(term, shards), meaning) for term, meaning in found.items()]


def in_bodies(
    asked: list[Asked],
    texts: Mapping[int, Lexicon],
    index: Lexicon,
    factor: Callable[[int], float],
) -> list[Found]:
    """Return the entries whose texts have enough of what is asked, the best first.

    `texts` are the shards by their numbers; `factor` says what the score of each entry is
    multiplied by.
    """
    met: dict[int, tuple[float, float]] = {}
    whole = 0.0
    for one in asked:
        lexicon = texts[one.shard]
        term = number(lexicon, one.term)
        counts = one.meaning * lexicon.rarity_of(0 if term < 0 else lexicon.frequencies[term])
        whole += counts
        for entry, often in lexicon.postings(term) if term >= 0 else ():
            share, score = met.get(entry, (0.0, 0.0))
            met[entry] = share + counts, score + counts * often / (often + 1)
    found = []
    for entry, (share, score) in met.items():
        share = (share + _in_titles(asked, texts, index, entry)) / whole
        score = SAID * score / (score + 1) * factor(entry)
        if share >= ENOUGH and score > 0:
            found.append(Found(entry, share, score))
    return sorted(found, key=lambda one: (-one.score, one.entry))


def number(lexicon: Lexicon, term: Term) -> int:
    """Return the number of a term, -1 when no entry has it."""
    return lexicon.key(term) if isinstance(term, int) else lexicon.word(term)


def _in_titles(
    asked: list[Asked], texts: Mapping[int, Lexicon], index: Lexicon, entry: int
) -> float:
    """Return how much of what is asked an entry has in its title and questions alone."""
    found = 0.0
    for one in asked:
        lexicon = texts[one.shard]
        here = number(lexicon, one.term)
        if here >= 0 and lexicon.has(here, entry):
            continue
        term = number(index, one.term)
        if term >= 0 and index.has(term, entry):
            found += one.meaning * lexicon.rarity_of(0 if here < 0 else lexicon.frequencies[here])
    return found
