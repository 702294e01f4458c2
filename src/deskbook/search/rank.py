"""Which entries answer a query best. Twin of `web/search/rank.js`."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import nsmallest

from deskbook.search.ideas import ideas, in_order, negated
from deskbook.search.index import LEVELS, Index
from deskbook.search.normal import flat, normalised, runs, units, words
from deskbook.search.query import Query
from deskbook.search.spelling import Span, Spelling

LOOKED_AT = 300
LISTENED_TO = 60
"""As many of these are compared with every stretch of a rambling sentence."""
SATURATION_LONG, SATURATION_SHORT = 4.0, 1.2
TYPICAL_LEVEL = 12
BASE_LONG, BASE_SHORT = 0.4, 1.0
STRETCH = 0.1
"""What each stretch of a rambling sentence adds, by its own closest title or question."""

COMMON, IDEAS, IN_ORDER, SAME_SIGN = 0.25, 0.5, 0.25, 0.04
"""How close sentences are: by telling terms in common, by ideas, by the order of letters, and since
both or neither say that something is not so."""

CONTAINED, FROM_THE_START, EQUAL = 0.5, 0.15, 1.0
SINGLE = 2.0
SPELLED = 1.2
LONGEST_SPELLED = 40


@dataclass(slots=True)
class Hit:
    """An entry and how well it answers.

    `question` is the number of the closest title (below the number of entries) or further
    question, -1 for none; `contained` whether that holds the query as typed; `spelled` where the
    flat text stands that the query spells, perhaps with the very letters; `closeness` how close
    that title or question is, whatever the entry counts for.
    """

    entry: int
    score: float
    question: int
    contained: bool
    spelled: Span | None = None
    closeness: float = 0.0


@dataclass(frozen=True, slots=True)
class _Question:
    flat: str
    terms: dict[int, None]
    singles: float
    others: float
    ideas: frozenset[str]
    negated: bool


class Ranking:
    """Ranks the entries of one index."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._known: dict[int, _Question] = {}

    def rank(self, query: Query, factor: Callable[[int], float]) -> list[Hit]:
        """Return the entries that answer a query, the best first; `factor` says what the score
        of each is multiplied by."""
        most = self._most(query)
        base = BASE_LONG if query.long else BASE_SHORT
        hits: dict[int, Hit] = {}
        for entry, score in self._candidates(query, factor):
            hits[entry] = hit = self._closest(query, entry)
            hit.score += base * score / most if most else 0.0
        ahead = nsmallest(LISTENED_TO, hits.values(), key=lambda one: (-one.score, one.entry))
        for stretch in query.stretches:
            for hit in ahead:
                hit.score += STRETCH * self._closest(stretch, hit.entry).score
        if query.letters and 1 < units(query.flat) <= LONGEST_SPELLED:
            self._spell(query, hits)
        for hit in hits.values():
            hit.score *= factor(hit.entry)
        found = (hit for hit in hits.values() if hit.score > 0)
        return sorted(found, key=lambda hit: (-hit.score, hit.entry))

    def text(self, number: int) -> str:
        """Return the title or further question of a number."""
        size = self._index.size
        return self._index.titles[number] if number < size else self._index.questions[number - size]

    def _question(self, number: int) -> _Question:
        if number not in self._known:
            text = normalised(self.text(number))
            terms = self._terms(text)
            singles = others = 0.0
            for term in terms:
                weight = math.sqrt(self._index.rarity[term])
                if term < self._index.singles:
                    singles += SINGLE * weight
                else:
                    others += weight
            bare = flat(text)
            self._known[number] = _Question(
                bare, terms, singles, others, ideas(bare), negated(bare)
            )
        return self._known[number]

    def _terms(self, text: str) -> dict[int, None]:
        found: dict[int, None] = {}
        for run in runs(text):
            if not run.han:
                found[self._index.word(words(run.text)[0])] = None
                continue
            codes = list(map(ord, run.text))
            for place, code in enumerate(codes):
                found[self._index.key(code)] = None
                if place + 1 < len(codes):
                    found[self._index.key(code << 16 | codes[place + 1])] = None
        found.pop(-1, None)
        return found

    def _most(self, query: Query) -> float:
        gain = _gains(query, LEVELS[TYPICAL_LEVEL : TYPICAL_LEVEL + 1])[0]
        most = 0.0
        for wanted in query.wanted:
            most += wanted.rarity * wanted.weight * gain
        return most

    def _candidates(self, query: Query, factor: Callable[[int], float]) -> list[tuple[int, float]]:
        """Return the entries that have most of what is wanted, and how much (BM25F)."""
        gain = _gains(query, LEVELS)
        scores: dict[int, float] = {}
        for wanted in query.wanted:
            best: dict[int, float] = {}
            for term, counts in wanted.alternatives.items():
                points = [wanted.rarity * wanted.weight * counts * one for one in gain]
                for entry, level in self._index.postings(term):
                    score = points[level]
                    if score > best.get(entry, 0.0):
                        best[entry] = score
            for entry, score in best.items():
                scores[entry] = scores.get(entry, 0.0) + score
        allowed = ((entry, score) for entry, score in scores.items() if factor(entry) > 0)
        return nsmallest(LOOKED_AT, allowed, key=lambda one: (-one[1], one[0]))

    def _closest(self, query: Query, entry: int) -> Hit:
        """Look at the title and questions of an entry one by one; the closest counts."""
        size, first = self._index.size, self._index.first_question
        hit = self._closeness(query, entry)
        for question in range(first[entry], first[entry + 1]):
            other = self._closeness(query, size + question)
            if other.score > hit.score:
                hit = other
        hit.entry = entry
        return hit

    def _closeness(self, query: Query, number: int) -> Hit:
        """Compare a query with one title or question: how much they have in common of what both
        have (Dice's coefficient for sentences, also of their ideas; cosine for key words), and
        whether one holds the other."""
        question = self._question(number)
        common = asked = 0.0
        written = False
        for wanted in query.wanted:
            weight = max(SINGLE if wanted.single else 1.0, wanted.weight) * math.sqrt(wanted.rarity)
            asked += weight
            written |= wanted.single
            best = 0.0
            for term, factor in wanted.alternatives.items():
                if factor > best and term in question.terms:
                    best = factor
            common += best * weight
        own = question.others + (question.singles if written else 0.0)
        score = 0.0
        if common and query.long:
            score = COMMON * 2 * common / (asked + own) + _alike(query, question)
        elif common:
            score = common / math.sqrt(asked * own)
        contained = query.flat in question.flat and units(query.flat) > 1
        if contained:
            score += CONTAINED
            if question.flat.startswith(query.flat):
                score += FROM_THE_START
            if question.flat == query.flat:
                score += EQUAL
        return Hit(-1, score, number if common else -1, contained, closeness=score)

    @cached_property
    def _spelling(self) -> Spelling:
        count = self._index.size + len(self._index.questions)
        return Spelling([flat(normalised(self.text(number))) for number in range(count)])

    def _spell(self, query: Query, hits: dict[int, Hit]) -> None:
        """Add what is spelled as typed: by syllables, by initials, or partly."""
        size, first = self._index.size, self._index.first_question
        owner = 0
        for number, spelled in self._spelling.find(query.flat):
            while number >= size and first[owner + 1] <= number - size:
                owner += 1
            entry = number if number < size else owner
            text = self._spelling.texts[number]
            share = units(text[spelled.start : spelled.end]) / units(text)
            gain = SPELLED * (0.6 + 0.2 * share + (0.2 if spelled.start == 0 else 0.0))
            literal = text[spelled.start : spelled.end] == query.flat
            hit = hits.get(entry)
            if hit is None:
                hits[entry] = Hit(entry, gain, number, literal, spelled)
            elif not hit.spelled:
                hits[entry] = Hit(entry, hit.score + gain, number, literal, spelled)


def _alike(query: Query, question: _Question) -> float:
    """Return how close a sentence is to a question by ideas, order and sign."""
    asked = ideas(query.flat)
    both = len(asked) + len(question.ideas)
    shared = 2 * len(asked & question.ideas) / both if both else 0.0
    same = negated(query.flat) == question.negated
    order = in_order(query.flat, question.flat)
    return IDEAS * shared + IN_ORDER * order + (SAME_SIGN if same else 0.0)


def _gains(query: Query, weights: Sequence[float]) -> list[float]:
    """Return what the weights of the index gain, which grows ever more slowly (k of BM25)."""
    k = SATURATION_LONG if query.long else SATURATION_SHORT
    return [weight * (k + 1) / (weight + k) for weight in weights]
