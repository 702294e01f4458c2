"""Whether what was found answers what was asked. Twin of `web/search/relevance.js`."""

from __future__ import annotations

from deskbook.search.index import Index
from deskbook.search.query import Query, Wanted
from deskbook.search.rank import Hit

WEAK = 0.25
"""Share of the matter of a query below which an entry is probably no answer. Of right answers a
twentieth has less, of the best answers to questions from elsewhere nine tenths."""

HOPELESS = 0.05
"""Share below which it certainly is none."""


ONLY_SINGLES = 0.1
"""Share that single ideographs have to reach where none of the words is met."""

FAR = 0.28
"""How close a sentence that does not ramble has to be to the closest title or question. Hardly a
right answer is farther off, of the best answers to questions from elsewhere some are."""

MATTER = 8.0
"""What a sentence asks at most, in terms that one entry has: the rest of it is talk."""

NOTABLE = 0.25
"""Share of what an entry has of a query from which on a reader is told that this was taken for
what was typed."""


def relevance(index: Index, query: Query, hit: Hit) -> float:
    """Return how much of the matter of a query, apart from words that ask nothing, an entry has,
    from 0 to 1."""
    if hit.spelled:
        return 1.0
    asked = met = pairs_asked = pairs_met = 0.0
    for wanted in query.wanted:
        best = _had(index, wanted, hit)
        if wanted.why == "code" and best == 1:
            return 1.0
        weight = wanted.weight * wanted.rarity * wanted.meaning
        asked += weight
        met += best * weight
        if not wanted.single:
            pairs_asked += weight
            pairs_met += best * weight
    matter = min(asked, MATTER * index.rarity_of(1)) if query.long else asked
    found = min(1.0, met / matter) if matter else 0.0
    if hit.contained:
        return max(found, HOPELESS)
    # Single ideographs in common mean little where words were asked for.
    if pairs_asked and not pairs_met:
        return HOPELESS if found >= ONLY_SINGLES else 0.0
    whole = query.long and not query.stretches
    if whole and hit.question >= 0 and hit.closeness < FAR:
        return min(found, HOPELESS)
    return found


def _had(index: Index, wanted: Wanted, hit: Hit) -> float:
    """Return how much of something wanted an entry has, from 0 to 1."""
    best = 0.0
    for term, factor in wanted.alternatives.items():
        if factor > best and index.has(term, hit.entry):
            best = factor
    return best


def carried_by(index: Index, query: Query, hit: Hit) -> str:
    """Return what was taken for what was typed ("code", "pinyin", "sound", "synonym") where an
    entry would lack a notable share of the query without it, else ""."""
    met = 0.0
    shares: dict[str, float] = {}
    for wanted in query.wanted:
        best = _had(index, wanted, hit)
        if wanted.why == "code" and best:
            return wanted.why
        share = best * wanted.weight * wanted.rarity * wanted.meaning
        met += share
        if wanted.why and share:
            shares[wanted.why] = shares.get(wanted.why, 0.0) + share
    for why, share in shares.items():
        if share >= NOTABLE * met:
            return why
    return ""
