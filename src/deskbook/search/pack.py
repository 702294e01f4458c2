"""The index file: what is in it, byte for byte.

Before gzip, a file is the four letters `DKSX`, the version, the length of a JSON header, the
header, and the sections it names. Numbers are little-endian and 32 bits long, or varints (seven
bits a byte, low first). In the header, `sections` gives `[name, length]` in the order in which
they follow each other and `entries` how many there are.

- `titles`, `addresses`: a line for each entry
- `counts`: a varint for each entry, how many further questions it has
- `questions`: a line for each further question, entry by entry
- `facts`: JSON; lists of kinds, organizations and states, for each entry its number in each and
  its id, and the entries of each scope
- `synonyms`: a line for each term of the glossary, its labels normalised and divided by tabs
- `keys`: the sorted keys of ideographs (one: its code; two: first << 16 | second) as varints of
  their distances
- `words`: a line for each word of letters and digits, sorted by UTF-16 units as browsers do
- `frequencies`: a varint for each key, then each word: how many entries have it
- `postings`: for each key, then each word, the distances of the entries that have it, as varints
- `impacts`: four bits for each posting, low half first: what it weighs (see `level`)
"""

from __future__ import annotations

import gzip
import json
import math
import re
import struct
from array import array
from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from operator import sub
from sys import byteorder
from typing import NamedTuple, TypeVar

from deskbook.search.entry import Entry
from deskbook.search.normal import flat, normalised
from deskbook.search.terms import Averages, Term, Text, read, weights
from deskbook.sources import no_garbage_collection

MAGIC = b"DKSX"
VERSION = 1
Value = TypeVar("Value", bound=Hashable)

_BREAKS = re.compile(r"[\n\t]+")

LOWEST, RATIO, HIGHEST = 0.3, 1.36, 15


class Weighed(NamedTuple):
    """The terms of an entry and the level of what each weighs."""

    terms: tuple[Term, ...]
    levels: bytes


class Known(NamedTuple):
    """How many ideographs the title and each further question of an entry have, and what its terms
    weigh."""

    lengths: tuple[int, ...]
    weighed: Weighed


@dataclass(slots=True)
class Memory:
    """What one packing leaves to the next, so that only what is new is weighed: what is known of
    each entry where titles and questions have these `averages`."""

    averages: Averages | None = None
    known: dict[Entry, Known] = field(default_factory=dict)


def pack(
    entries: Sequence[Entry],
    synonyms: Iterable[Sequence[str]] = (),
    memory: Memory | None = None,
) -> bytes:
    """Return the index file of entries, which are numbered in this order.

    `synonyms` are groups of words that mean the same. `memory` is brought up to date.
    """
    with no_garbage_collection():
        sections = _sections(entries, synonyms, memory or Memory())
    header = {
        "entries": len(entries),
        "sections": [[name, len(content)] for name, content in sections.items()],
    }
    encoded = json.dumps(header, separators=(",", ":")).encode()
    whole = (
        MAGIC + struct.pack("<II", VERSION, len(encoded)) + encoded + b"".join(sections.values())
    )
    # More effort saves a hundredth of the size and takes several times as long.
    return gzip.compress(whole, 6, mtime=0)


def _sections(
    entries: Sequence[Entry], synonyms: Iterable[Sequence[str]], memory: Memory
) -> dict[str, bytes]:
    postings: dict[Term, list[int]] = defaultdict(list)
    for number, (terms, levels) in enumerate(_weigh(entries, memory)):
        # The same as a loop over the terms, several times as fast: there may be millions.
        codes = map((number << 8).__or__, levels)
        deque(map(list.append, map(postings.__getitem__, terms), codes), maxlen=0)
    keys = sorted(term for term in postings if isinstance(term, int))
    words = sorted((term for term in postings if isinstance(term, str)), key=_units)
    lists = [postings[term] for term in chain[Term](keys, words)]
    numbers, levels = _parted(lists)
    return {
        "titles": _lines(entry.title for entry in entries),
        "addresses": _lines(entry.address for entry in entries),
        "counts": varints(len(entry.questions) for entry in entries),
        "questions": _lines(one for entry in entries for one in entry.questions),
        "facts": _facts(entries),
        "synonyms": "\n".join("\t".join(map(_flat, group)) for group in synonyms).encode(),
        "keys": varints(b - a for a, b in zip([0, *keys], keys, strict=False)),
        "words": _lines(words),
        "frequencies": varints(map(len, lists)),
        "postings": varints(_distances(numbers, lists)),
        "impacts": _halves(levels),
    }


def _parted(lists: Iterable[Sequence[int]]) -> tuple[Sequence[int], bytes]:
    """Return all entry numbers and all levels of lists of `number << 8 | level`."""
    codes = array("L", chain.from_iterable(lists))
    size = codes.itemsize
    if byteorder == "big":
        codes.byteswap()
    packed = codes.tobytes()
    shifted = bytearray(len(packed))
    for place in range(1, size):
        shifted[place - 1 :: size] = packed[place::size]
    numbers = array("L", bytes(shifted))
    if byteorder == "big":
        numbers.byteswap()
    return numbers, packed[::size]


def _distances(numbers: Sequence[int], lists: Iterable[Sequence[int]]) -> list[int]:
    """Return the distances between the entries of each list; `numbers` are those of all."""
    found = list(map(sub, numbers, chain((0,), numbers)))
    start = 0
    for one in lists:
        found[start] = numbers[start]
        start += len(one)
    return found


def _weigh(entries: Sequence[Entry], memory: Memory) -> list[Weighed]:
    """Return what each entry weighs."""
    before = [memory.known.get(entry) for entry in entries]
    texts = [
        None if known else tuple(map(read, (entry.title, *entry.questions)))
        for entry, known in zip(entries, before, strict=True)
    ]
    lengths = [
        known.lengths if known else tuple(one.length for one in of or ())
        for known, of in zip(before, texts, strict=True)
    ]
    averages = Averages(
        title=_mean([one[0] for one in lengths]),
        question=_mean([length for one in lengths for length in one[1:]]),
    )
    same = memory.averages == averages
    found = [
        known.weighed if known and same else _weighed(entry, of, averages)
        for entry, known, of in zip(entries, before, texts, strict=True)
    ]
    memory.averages = averages
    memory.known = dict(zip(entries, map(Known, lengths, found), strict=True))
    return found


def _weighed(entry: Entry, texts: Sequence[Text] | None, averages: Averages) -> Weighed:
    title, *questions = texts or map(read, (entry.title, *entry.questions))
    found = weights(title, questions, map(read, entry.labels), averages)
    return Weighed(tuple(found), bytes(map(level, found.values())))


@lru_cache(maxsize=65536)
def level(weight: float) -> int:
    """Return the level whose weight, `LOWEST * RATIO ** level`, is nearest to `weight`."""
    return max(0, min(HIGHEST, round(math.log(weight / LOWEST) / math.log(RATIO))))


class _Varints(dict[int, bytes]):
    """Numbers as varints, each made once."""

    def __missing__(self, number: int) -> bytes:
        into = bytearray()
        rest = number
        while rest > 127:
            into.append(rest & 127 | 128)
            rest >>= 7
        into.append(rest)
        self[number] = bytes(into)
        return self[number]


def varints(numbers: Iterable[int]) -> bytes:
    """Return whole numbers as varints, one after the other."""
    return b"".join(map(_Varints().__getitem__, numbers))


def _halves(levels: bytes) -> bytes:
    """Return two levels in each byte; whole numbers of any length do it at once."""
    size = (len(levels) + 1) // 2
    low, high = (int.from_bytes(levels[start::2], "little") for start in (0, 1))
    return (low | high << 4).to_bytes(size, "little")


def _lines(texts: Iterable[str]) -> bytes:
    return "\n".join(_BREAKS.sub(" ", text) for text in texts).encode("utf-8", "replace")


def _flat(label: str) -> str:
    return flat(normalised(label))


def _facts(entries: Sequence[Entry]) -> bytes:
    kinds, kind = _numbered(entry.kind for entry in entries)
    organizations, organization = _numbered(entry.organization for entry in entries)
    states, state = _numbered(entry.state for entry in entries)
    scopes: dict[str, list[int]] = {}
    for number, entry in enumerate(entries):
        for scope in entry.scopes:
            scopes.setdefault(scope, []).append(number)
    names = ("confidence", "from", "to", "due")
    facts = {
        "kinds": kinds,
        "kind": kind,
        "organizations": organizations,
        "organization": organization,
        "ids": [entry.id for entry in entries],
        "states": [dict(zip(names, one, strict=True)) for one in states],
        "state": state,
        "scopes": scopes,
    }
    return json.dumps(facts, ensure_ascii=False, separators=(",", ":")).encode()


def _numbered(values: Iterable[Value]) -> tuple[list[Value], list[int]]:
    """Return the different values in the order they occur, and the number of each."""
    numbers: dict[Value, int] = {}
    found = [numbers.setdefault(value, len(numbers)) for value in values]
    return list(numbers), found


def _units(word: str) -> bytes:
    return word.encode("utf-16-be", "surrogatepass")


def _mean(lengths: Sequence[int]) -> float:
    """Return the mean in halves, so that an edit hardly ever changes what all entries weigh."""
    return (round(2 * sum(lengths) / len(lengths)) / 2 if lengths else 0) or 1.0
