"""What a query was understood as, for people."""

from __future__ import annotations

from dataclasses import dataclass

from deskbook.search.engine import LONGEST, Engine
from deskbook.search.index import Index
from deskbook.search.normal import normalised
from deskbook.search.query import understand

SHOWN = 12
"""As many alternatives are named; there may be hundreds."""


@dataclass(frozen=True, slots=True)
class Understood:
    """One thing a query asks for with what was `typed`: any of the `terms`, of which there are
    `count` and the most telling are named. `why` says what was taken for what was
    typed ("pinyin", "synonym", …)."""

    typed: str
    terms: tuple[str, ...]
    count: int
    why: str
    weight: float
    rarity: float
    entries: int


def explain(engine: Engine, text: str) -> tuple[str, tuple[Understood, ...]]:
    """Return a text as search reads it, and what it asks for. What no entry has is left out."""
    index = engine.index
    read = normalised(text[:LONGEST])
    query = understand(read, index, lambda: engine.sounds)
    return read, tuple(
        Understood(
            one.typed,
            tuple(_text(index, term) for term in sorted(one.alternatives)[:SHOWN]),
            len(one.alternatives),
            one.why,
            one.weight,
            one.rarity,
            len({entry for term in one.alternatives for entry, _ in index.postings(term)}),
        )
        for one in query.wanted
        if one.alternatives
    )


def _text(index: Index, term: int) -> str:
    """Return the ideographs or the word of a term."""
    if term >= len(index.keys):
        return index.words[term - len(index.keys)]
    key = index.keys[term]
    return chr(key >> 16) + chr(key & 0xFFFF) if key > 0xFFFF else chr(key)
