"""The index file: what is found by title, question and label.

It holds the sections of `deskbook.search.postings` for all entries, their number as `entries` in
the header, and:

- `titles`, `addresses`: a line for each entry
- `counts`: a varint for each entry, how many further questions it has
- `questions`: a line for each further question, entry by entry
- `facts`: JSON; lists of kinds, organizations and states, for each entry its number in each and
  its id, and the entries of each scope
- `synonyms`: a line for each term of the glossary, its labels normalised and divided by tabs
"""

from __future__ import annotations

import json
import math
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple, TypeVar

from deskbook.search.container import lines, varints, written
from deskbook.search.entry import Entry
from deskbook.search.normal import flat, normalised
from deskbook.search.postings import Inverted, Postings, Weighed, sections
from deskbook.search.terms import Averages, Text, read, weights
from deskbook.sources import no_garbage_collection

Value = TypeVar("Value", bound=Hashable)

LOWEST, RATIO, HIGHEST = 0.3, 1.36, 15


class Known(NamedTuple):
    """How many ideographs the title and each further question of an entry have, and what its terms
    weigh."""

    lengths: tuple[int, ...]
    weighed: Weighed


@dataclass(slots=True)
class Memory:
    """What one packing leaves to the next, so that only what is new is weighed: what is known of
    each entry where titles and questions have these `averages`, how often texts have their terms,
    where terms occur in the index and in texts, and shards of these by their content before
    compression."""

    averages: Averages | None = None
    known: dict[Entry, Known] = field(default_factory=dict)
    bodies: dict[str, Weighed] = field(default_factory=dict)
    index: Inverted = field(default_factory=Inverted)
    texts: Inverted = field(default_factory=Inverted)
    written: dict[bytes, bytes] = field(default_factory=dict)


def collected(entries: Sequence[Entry], memory: Memory | None = None) -> Postings:
    """Return where the terms of titles, questions and labels occur, in entries that are numbered
    in this order. `memory` is brought up to date."""
    known = memory or Memory()
    with no_garbage_collection():
        return known.index.postings(_weigh(entries, known))


def pack(
    entries: Sequence[Entry],
    synonyms: Iterable[Sequence[str]] = (),
    postings: Postings | None = None,
) -> bytes:
    """Return the index file of entries, which are numbered in this order.

    `synonyms` are groups of words that mean the same. `postings` are those of the entries where
    they are `collected` already.
    """
    found = collected(entries) if postings is None else postings
    with no_garbage_collection():
        return written(
            {
                **about(entries),
                "synonyms": groups(synonyms),
                **sections(found),
            },
            entries=len(entries),
        )


def about(entries: Sequence[Entry]) -> dict[str, bytes]:
    """Return the sections of what entries are called, where they are and how they stand."""
    return {
        "titles": lines(entry.title for entry in entries),
        "addresses": lines(entry.address for entry in entries),
        "counts": varints(len(entry.questions) for entry in entries),
        "questions": lines(one for entry in entries for one in entry.questions),
        "facts": _facts(entries),
    }


def groups(synonyms: Iterable[Sequence[str]]) -> bytes:
    """Return the section of groups of words that mean the same."""
    return "\n".join("\t".join(map(_flat, group)) for group in synonyms).encode()


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


def _mean(lengths: Sequence[int]) -> float:
    """Return the mean in halves, so that an edit hardly ever changes what all entries weigh."""
    return (round(2 * sum(lengths) / len(lengths)) / 2 if lengths else 0) or 1.0
