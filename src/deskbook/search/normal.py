"""How text is read by search: the same letters for what sounds or means the same.

The browser reads with `web/search/normal.js`; both must agree, and a test compares them.
"""

from __future__ import annotations

import gzip
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

TABLES = Path(__file__).parent / "tables.bin"

_GROUP = re.compile(r"([a-z]+)([^a-z]+)")
_IDEOGRAPHS = "\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
_HAN = re.compile(f"[{_IDEOGRAPHS}]")
_RUN = re.compile(rf"[{_IDEOGRAPHS}]+|[^\W_{_IDEOGRAPHS}]+(?:[-_./][^\W_{_IDEOGRAPHS}]+)*")
_PARTS = re.compile(r"[-_./]")
_PIECES = re.compile(r"[0-9]+|[^0-9]+")


@dataclass(frozen=True, slots=True)
class Tables:
    """What is known of characters: `readings` by character, the usual one first, the
    `simplified` form of each traditional one, the words that ask nothing (`empty`), and for each
    everyday word that others are used for, the first of these (`alike`)."""

    readings: dict[str, tuple[str, ...]]
    simplified: dict[int, str]
    empty: frozenset[str]
    alike: dict[str, str]


class Run(NamedTuple):
    """A stretch of a normalised text that is all ideographs, or all letters and digits (with
    single joiners inside); `start` is its index in the normalised text."""

    start: int
    text: str
    han: bool


@cache
def tables() -> Tables:
    """Return the tables that come with the program."""
    lines = gzip.decompress(TABLES.read_bytes()).decode().split("\n")
    first, further, old, new, empty, groups = lines
    readings: dict[str, tuple[str, ...]] = {}
    for line in (first, further):
        for syllable, characters in _GROUP.findall(line):
            for char in characters:
                readings[char] = (*readings.get(char, ()), syllable)
    simplified = dict(zip(map(ord, old), new, strict=True))
    alike = {word: group.split()[0] for group in groups.split("\t") for word in group.split()}
    return Tables(readings, simplified, frozenset(empty.split()), alike)


@cache
def _folded(char: str) -> str:
    """Return what one character is read as: compatible forms, accents and case made equal,
    traditional as simplified."""
    if char < "\u0250":
        letters = unicodedata.normalize("NFKD", char)
        return "".join(one for one in letters if not unicodedata.combining(one)).lower()
    return unicodedata.normalize("NFKC", char).lower().translate(tables().simplified)


def normalised(text: str) -> str:
    """Return a text as search reads it; it may be longer or shorter than `text`."""
    return "".join(map(_folded, text))


def offsets(text: str) -> list[int]:
    """Return, for each character of the normalised text, the index in `text` it comes from."""
    return [index for index, char in enumerate(text) for _ in _folded(char)]


def runs(text: str) -> Iterator[Run]:
    """Yield the stretches of a normalised text that carry meaning, in order."""
    for found in _RUN.finditer(text):
        run = found.group()
        yield Run(found.start(), run, _HAN.match(run) is not None)


def words(run: str) -> tuple[str, ...]:
    """Return what a run of letters and digits is found by.

    `kfr-35gw/1` is found by itself without joiners, by its parts, by the letters and numbers of
    these, and without leading noughts (`e05` as `e5`, `fp-07` as `fp7`).
    """
    parts = _PARTS.split(run)
    found = ["".join(parts), *parts]
    bare = []
    for part in parts:
        pieces = _PIECES.findall(part)
        found.extend(pieces)
        bare.append("".join(one.lstrip("0") or one[:1] for one in pieces))
    return tuple(dict.fromkeys((*found, *bare, "".join(bare))))


def units(text: str) -> int:
    """Return how long a text is for a browser, which counts UTF-16 units."""
    return len(text) + sum(char > "\uffff" for char in text)


def flat(text: str) -> str:
    """Return a normalised text without all that carries no meaning: what phrases are compared
    by."""
    return "".join(_PARTS.sub("", run.text) for run in runs(text))
