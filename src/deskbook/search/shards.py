"""The index in parts, for those who need only some of it. Twin of `web/search/shards.js`.

A site of many entries has, beside the whole index, the same cut up: a browser that has nothing yet
answers from a few small files while the whole one is on its way.

- `core`: the sections `keys` and `frequencies` of single ideographs, and `synonyms`; how many
  entries there are as `entries` in the header
- `terms-<shard>`: the sections of `deskbook.search.postings` for pairs and words, by `shard`
- `entries-<block>`: the sections of `deskbook.search.pack` that say what entries are called, for
  `BLOCK` of them; as `first` in the header the number of the first

Texts (`Entry.body`) are never in the index, only in such parts: `bodies-<shard>`, pairs and words
with how often they occur (up to 15).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from hashlib import blake2b
from operator import add

from deskbook.search.container import written
from deskbook.search.entry import Entry
from deskbook.search.normal import normalised, runs, tables, words
from deskbook.search.pack import Memory, about, groups
from deskbook.search.postings import Occurrences, Postings, Weighed, sections, term_sections
from deskbook.search.terms import Term
from deskbook.sources import no_garbage_collection

BLOCK = 64
"""Entries of a block."""

POSTINGS = 2_500
"""Postings of a shard of the index, on average at most."""

BODY_POSTINGS = 8_000
"""Postings of a shard of texts, on average at most."""

MOST_OFTEN = 15
_SECOND = 4
_SPREAD = 0x9E3779B1


@cache
def _syllables() -> dict[str, int]:
    found = {one for readings in tables().readings.values() for one in readings}
    return {syllable: number for number, syllable in enumerate(sorted(found))}


@lru_cache(maxsize=65536)
def syllable(code: int) -> int:
    """Return the number of the usual syllable of a character, or one beyond them all."""
    readings = tables().readings.get(chr(code))
    return _syllables()[readings[0]] if readings else len(_syllables()) + code % 512


def shard(term: Term, count: int) -> int:
    """Return which of `count` shards (a power of two) a term is in.

    Pairs that sound the same are together, as are words that begin with the same two letters.
    """
    if isinstance(term, int):
        place = syllable(term >> 16) * _SECOND + syllable(term & 65535) % _SECOND
    else:
        begun = term[:2].encode("utf-16-le", "surrogatepass")
        place = int.from_bytes(begun[:4], "little")
    return (place * _SPREAD & 0xFFFFFFFF) * count >> 32


def parts(
    entries: Sequence[Entry], synonyms: Iterable[Sequence[str]], postings: Postings
) -> Iterator[tuple[str, bytes]]:
    """Yield the names and contents of the parts of an index; `postings` are those of the
    entries. There are as many shards of terms as `count` says."""
    singles = {term: one for term, one in postings.items() if _single(term)}
    rest = {term: one for term, one in postings.items() if not _single(term)}
    core = {**term_sections(singles), "synonyms": groups(synonyms)}
    yield "core", written(core, entries=len(entries))
    for number, shard_sections in enumerate(_sharded(rest, count(rest, POSTINGS))):
        yield f"terms-{number}", written(shard_sections)
    for first in range(0, len(entries), BLOCK):
        content = written(about(entries[first : first + BLOCK]), first=first)
        yield f"entries-{first // BLOCK}", content


def _single(term: Term) -> bool:
    return isinstance(term, int) and term < 65536


def count(postings: Postings, most: int) -> int:
    """Return how many shards there have to be for `most` postings in one on average: a power of
    two."""
    wanted = sum(one.often for one in postings.values()) // most
    return 1 << wanted.bit_length() if wanted else 1


def bodies(entries: Sequence[Entry], memory: Memory | None = None) -> list[bytes]:
    """Return the shards of what entries, which are numbered in this order, say. `memory` is
    brought up to date."""
    known = memory or Memory()
    with no_garbage_collection():
        found = [known.bodies.get(entry.body) or _often(entry.body) for entry in entries]
        known.bodies = {entry.body: one for entry, one in zip(entries, found, strict=True)}
        postings = known.texts.postings(found)
        shards = list(_sharded(postings, count(postings, BODY_POSTINGS)))
    digests = [blake2b(b"\0".join(content.values())).digest() for content in shards]
    before, known.written = known.written, {}
    for digest, content in zip(digests, shards, strict=True):
        known.written[digest] = before.get(digest) or written(content)
    return [known.written[digest] for digest in digests]


def _sharded(postings: Postings, shards: int) -> Iterator[dict[str, bytes]]:
    found: list[dict[Term, Occurrences]] = [{} for _ in range(shards)]
    for term, occurrences in postings.items():
        found[shard(term, shards)][term] = occurrences
    return map(sections, found)


def _often(body: str) -> Weighed:
    """Return how often a text has each pair of ideographs and each word."""
    pairs: Counter[str] = Counter()
    found: Counter[Term] = Counter()
    for run in runs(normalised(body)):
        if run.han:
            pairs.update(map(add, run.text, run.text[1:]))
        else:
            found.update(words(run.text))
    found.update({ord(pair[0]) << 16 | ord(pair[1]): often for pair, often in pairs.items()})
    return Weighed(tuple(found), bytes(min(MOST_OFTEN, often) for often in found.values()))
