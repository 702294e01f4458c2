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
from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

from deskbook.search.entry import Entry
from deskbook.search.normal import flat, normalised, runs
from deskbook.search.terms import Averages, Term, weights

MAGIC = b"DKSX"
VERSION = 1
Value = TypeVar("Value", bound=Hashable)

_BREAKS = re.compile(r"[\n\t]+")

LOWEST, RATIO, HIGHEST = 0.3, 1.36, 15


def pack(entries: Sequence[Entry], synonyms: Iterable[Sequence[str]] = ()) -> bytes:
    """Return the index file of entries, which are numbered in this order.

    `synonyms` are groups of words that mean the same.
    """
    averages = Averages(
        title=_mean(_length(entry.title) for entry in entries),
        question=_mean(_length(one) for entry in entries for one in entry.questions),
    )
    postings: dict[Term, bytearray] = {}
    impacts: dict[Term, bytearray] = {}
    last: dict[Term, int] = {}
    for number, entry in enumerate(entries):
        for term, weight in weights(entry, averages).items():
            _append(postings.setdefault(term, bytearray()), number - last.get(term, 0))
            impacts.setdefault(term, bytearray()).append(level(weight))
            last[term] = number
    keys = sorted(term for term in postings if isinstance(term, int))
    words = sorted((term for term in postings if isinstance(term, str)), key=_units)
    terms: list[Term] = [*keys, *words]
    sections = {
        "titles": _lines(entry.title for entry in entries),
        "addresses": _lines(entry.address for entry in entries),
        "counts": varints(len(entry.questions) for entry in entries),
        "questions": _lines(one for entry in entries for one in entry.questions),
        "facts": _facts(entries),
        "synonyms": _lines("\t".join(map(_flat, group)) for group in synonyms),
        "keys": varints(b - a for a, b in zip([0, *keys], keys, strict=False)),
        "words": _lines(words),
        "frequencies": varints(len(impacts[term]) for term in terms),
        "postings": b"".join(postings[term] for term in terms),
        "impacts": _halves(b"".join(impacts[term] for term in terms)),
    }
    header = {
        "entries": len(entries),
        "sections": [[name, len(content)] for name, content in sections.items()],
    }
    encoded = json.dumps(header, separators=(",", ":")).encode()
    whole = (
        MAGIC + struct.pack("<II", VERSION, len(encoded)) + encoded + b"".join(sections.values())
    )
    return gzip.compress(whole, 9, mtime=0)


def level(weight: float) -> int:
    """Return the level whose weight, `LOWEST * RATIO ** level`, is nearest to `weight`."""
    return max(0, min(HIGHEST, round(math.log(weight / LOWEST) / math.log(RATIO))))


def varints(numbers: Iterable[int]) -> bytes:
    """Return whole numbers as varints, one after the other."""
    into = bytearray()
    for number in numbers:
        _append(into, number)
    return bytes(into)


def _append(into: bytearray, number: int) -> None:
    while number > 127:
        into.append(number & 127 | 128)
        number >>= 7
    into.append(number)


def _halves(levels: bytes) -> bytes:
    even, odd = levels[::2], levels[1::2] + bytes(len(levels) % 2)
    return bytes(low | high << 4 for low, high in zip(even, odd, strict=True))


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


def _length(text: str) -> int:
    return sum(len(run.text) for run in runs(normalised(text)) if run.han)


def _mean(lengths: Iterable[int]) -> float:
    listed = list(lengths)
    return (sum(listed) / len(listed) if listed else 0) or 1.0
