"""The index file: what is in it, byte for byte.

Before gzip, a file is the four letters `DKSX`, the version, the length of a JSON header, the
header, and the sections it names. Numbers are little-endian and 32 bits long, or varints (seven
bits a byte, low first). In the header, `sections` gives `[name, length]` in the order in which
they follow each other and `entries` how many there are.

- `titles`, `addresses`: a line for each entry
- `counts`: a varint for each entry, how many further questions it has
- `questions`: a line for each further question, entry by entry
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
import struct
from collections.abc import Iterable, Sequence

from deskbook.search.entry import Entry
from deskbook.search.normal import normalised, runs
from deskbook.search.terms import Averages, Term, weights

MAGIC = b"DKSX"
VERSION = 1
LOWEST, RATIO, HIGHEST = 0.3, 1.36, 15


def pack(entries: Sequence[Entry]) -> bytes:
    """Return the index file of entries, which are numbered in this order."""
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
    return "\n".join(" ".join(text.split()) for text in texts).encode()


def _units(word: str) -> bytes:
    return word.encode("utf-16-be", "surrogatepass")


def _length(text: str) -> int:
    return sum(len(run.text) for run in runs(normalised(text)) if run.han)


def _mean(lengths: Iterable[int]) -> float:
    listed = list(lengths)
    return (sum(listed) / len(listed) if listed else 0) or 1.0
