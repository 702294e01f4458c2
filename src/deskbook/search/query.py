"""What a typed text asks the index for. Twin of `web/search/query.js`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from deskbook.search.index import Index
from deskbook.search.normal import Run, flat, runs, tables, words
from deskbook.search.sounds import Sounds

SINGLE, WORD, CODE, PART = 0.35, 1.5, 3.0, 0.5
SAME_SOUND, OTHER_WORD, ACCENT, ONLY_ACCENT = 0.6, 0.8, 0.4, 0.8
LONG, LONGEST_WORD = 5, 4
LONGEST_EMPTY = 4
MOST_COMPLETIONS = 64
RAMBLING, STRETCH, STRIDE = 16, 8, 4
"""How many ideographs and words a sentence may have before it is taken bit by bit, how many one
stretch has, and how many farther the next one begins."""
MOST_STRETCHES = 12

_LETTERS = re.compile(r"[a-z]+\Z")


@dataclass(slots=True)
class Wanted:
    """Something a query asks for: any of the `alternatives` (a term and how much of it counts).

    `weight` is set against the others, `rarity` is how telling it is to be found; `single` is one
    ideograph that also stands in a pair. `meaning` is how much of it asks something, 0 for "how"
    and "please". `why` says what was taken for what was typed ("code",
    "pinyin", "sound", "synonym"), if anything. `typed` is the part of the text it stands for.
    """

    alternatives: dict[int, float]
    weight: float
    rarity: float
    single: bool
    meaning: float = 1.0
    why: str = ""
    typed: str = ""


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked: the text without what carries no meaning, all that is wanted, whether it is
    `long` (a sentence, no key words) and whether some of it may be spelled (`letters`).
    `stretches` are what a rambling sentence asks bit by bit, since only some of it is the matter.
    """

    flat: str
    wanted: tuple[Wanted, ...]
    long: bool
    letters: bool
    stretches: tuple[Query, ...]


def understand(text: str, index: Index, sounds: Callable[[], Sounds]) -> Query:
    """Return what a normalised text asks for."""
    found = list(runs(text))
    wanted: list[Wanted] = []
    for place, run in enumerate(found):
        if run.han:
            wanted += _of_ideographs(run.text, index, sounds)
        else:
            wanted += _of_word(run.text, index, place == len(found) - 1)
    for letters, group in groupby(found, _is_letters):
        if letters:
            wanted += _of_syllables([run.text for run in group], index, sounds())
    lengths = [len(run.text) for run in found if run.han]
    return Query(
        flat(text),
        tuple(wanted),
        max(lengths, default=0) > LONGEST_WORD and sum(lengths) > LONG,
        any(map(_is_letters, found)),
        tuple(understand(one, index, sounds) for one in _stretches(found)),
    )


def _stretches(found: Iterable[Run]) -> Iterator[str]:
    """Yield the overlapping stretches of a rambling sentence."""
    units: list[str] = []
    for run in found:
        units += run.text if run.han else [f" {run.text} "]
    if len(units) > RAMBLING:
        for start in range(0, min(len(units) - STRIDE, STRIDE * MOST_STRETCHES), STRIDE):
            yield "".join(units[start : start + STRETCH])


def _is_letters(run: Run) -> bool:
    return _LETTERS.match(run.text) is not None


def _of_ideographs(run: str, index: Index, sounds: Callable[[], Sounds]) -> list[Wanted]:
    wanted: list[Wanted] = []
    pairs: list[Wanted] = []
    codes = list(map(ord, run))
    meanings = meanings_of(run)
    for place, code in enumerate(codes):
        alone = _exactly(index, index.key(code), SINGLE, single=True)
        alone.meaning, alone.typed = meanings[place], run[place]
        wanted.append(alone)
        if place + 1 == len(codes):
            break
        pair = _exactly(index, index.key(code << 16 | codes[place + 1]), 1)
        pair.meaning = (meanings[place] + meanings[place + 1]) / 2
        pair.typed = run[place : place + 2]
        if not pair.alternatives:
            of_code = sounds().of_code
            heard = sounds().pairs(of_code.get(code, ()), of_code.get(codes[place + 1], ()))
            _allow(index, pair, heard, SAME_SOUND, "sound")
        pairs.append(pair)
        wanted.append(pair)
    for start, end, others in index.synonyms.within(run):
        terms = [term for other in others for term in index.synonyms.terms(other, index)]
        for pair in pairs[start : end - 1] if end - start > 1 else wanted[:1]:
            _allow(index, pair, terms, OTHER_WORD, "synonym")
    return wanted


def meanings_of(run: str) -> list[float]:
    """Return 0 for each ideograph that belongs to a word that asks nothing, 1 for the others."""
    found = [1.0] * len(run)
    start = 0
    while start < len(run):
        length = LONGEST_EMPTY
        while length and run[start : start + length] not in tables().empty:
            length -= 1
        found[start : start + length] = [0.0] * len(run[start : start + length])
        start += max(1, length)
    return found


def _of_word(run: str, index: Index, last: bool) -> list[Wanted]:
    wanted: list[Wanted] = []
    for place, word in enumerate(words(run)):
        found = _exactly(index, index.word(word), WORD)
        # What many entries name, such as the number of the hotline, tells none from the others.
        named = found.rarity * 2 < index.rarity_of(1)
        telling = len(word) > 2 and any("0" <= char <= "9" for char in word) and not named
        if place:
            found.weight = PART
        elif telling:
            found.weight = CODE
        found.meaning, found.typed = 0.0 if word in tables().empty else 1.0, word
        if telling:
            found.why = "code"
        if last and place == 0 and len(word) > 1:
            known, rarity = bool(found.alternatives), found.rarity
            more = index.beginning(word)[:MOST_COMPLETIONS]
            _allow(index, found, more, PART, found.why)
            if known:
                found.rarity = rarity
        # What no entry has may be spelled; only a code that is missing speaks against the rest.
        if found.alternatives or telling:
            wanted.append(found)
    for label in index.synonyms.within(run):
        terms = [term for other in label.others for term in index.synonyms.terms(other, index)]
        synonym = _exactly(index, -1, WORD)
        synonym.typed = run[label.start : label.end]
        _allow(index, synonym, terms, OTHER_WORD, "synonym")
        if terms:
            wanted.append(synonym)
    return wanted


def _of_syllables(parts: Sequence[str], index: Index, sounds: Sounds) -> list[Wanted]:
    syllables = sounds.read(parts)
    wanted: list[Wanted] = []
    if len(syllables) == 1:
        only = _exactly(index, -1, SINGLE)
        only.typed = syllables[0].text
        heard = [term for one in syllables[0].numbers for term in sounds.terms.get(one, ())]
        _allow(index, only, heard, 1, "pinyin")
        wanted.append(only)
    for before, after in pairwise(syllables):
        pair = _exactly(index, -1, 1)
        pair.typed = before.text + after.text
        terms = sounds.pairs(before.numbers, after.numbers)
        _allow(index, pair, terms, 1, "pinyin")
        rarity = pair.rarity
        accents = sounds.pairs(sounds.confused(before.numbers), sounds.confused(after.numbers))
        _allow(index, pair, accents, ACCENT if terms else ONLY_ACCENT, "pinyin")
        if terms:
            pair.rarity = rarity
        wanted.append(pair)
    return [one for one in wanted if one.alternatives]


def _exactly(index: Index, term: int, weight: float, *, single: bool = False) -> Wanted:
    alternatives = {} if term < 0 else {term: 1.0}
    rarity = index.rarity_of(0 if term < 0 else index.frequencies[term])
    return Wanted(alternatives, weight, rarity, single)


def _allow(index: Index, wanted: Wanted, terms: Iterable[int], factor: float, why: str) -> None:
    """Take further terms for what is wanted, which is then as telling as all of them together."""
    alternatives = wanted.alternatives
    before = len(alternatives)
    for term in terms:
        alternatives.setdefault(term, factor)
    if len(alternatives) == before:
        return
    together = sum(index.frequencies[term] for term in alternatives)
    wanted.rarity = index.rarity_of(min(together, index.size))
    if not before:
        wanted.why = why
