"""How wide a text is, and how it is broken into lines, without asking any font.

The widths are upper bounds for the fonts people have (the Latin letters are as wide as in DejaVu
Sans and Verdana), so that a text stays in its box on a machine with other fonts than ours.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

FONT_SIZE = 12
LINE_HEIGHT = 16
ELLIPSIS = "…"

_NARROW = frozenset("iljtfrI.,;:'|!()[]{}/\\-` ")
_WIDE = frozenset("mwMW@%—")
_OPENING = "([{<\u201c\u2018\u300a\u3008\u300c\u300e\u3010\u3014\uff08\uff3b\uff5b"
_CLOSING = (
    ")]}>,.;:?!%\u201d\u2019\u300b\u3009\u300d\u300f\u3011\u3015\u3001\u3002\u2026\u00b7"
    "\uff09\uff3d\uff5d\uff0c\uff0e\uff1b\uff1a\uff1f\uff01\uff05"  # the full-width forms
)
# Characters that cannot stand in XML, or that would turn the reading direction of the chart round.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\uffff]"
)
_SPACE = re.compile(r"\s+")
# What may not be broken: a word, a number or range (15–20), or a single character, with the
# punctuation that clings to it.
_ATOM = re.compile(
    rf" ?[{re.escape(_OPENING)}]*"
    r"(?:[!-~\u00a1-\u02ff\u0370-\u1fff\u2010-\u2013\uff5e]+|.)"
    rf"[{re.escape(_CLOSING)}]*"
)
_LONGEST = 400


class _Widths(dict[str, float]):
    """Width of one character in em, filled as characters are met."""

    def __missing__(self, character: str) -> float:
        width = _character_width(character)
        self[character] = width
        return width


def _character_width(character: str) -> float:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0.0
    if character in _NARROW:
        return 0.42
    if character in _WIDE:
        return 1.0
    if ord(character) >= 0x1F000 and not 0x20000 <= ord(character) < 0x40000:
        return 1.35  # emoji fonts draw wider than one em
    if unicodedata.east_asian_width(character) in "WFA":
        return 1.0
    if character.islower() or character.isdigit():
        return 0.64
    return 0.78


_WIDTHS = _Widths()


def clean(text: str) -> str:
    """Return `text` on one line, without control and direction characters, spaces collapsed."""
    if text.isprintable() and "  " not in text:
        return text.strip()
    return _SPACE.sub(" ", _FORBIDDEN.sub("", text)).strip()


def measure(text: str, size: float = FONT_SIZE) -> float:
    """Return the width of `text` in pixels at font size `size`, rather too wide than too narrow."""
    return sum(map(_WIDTHS.__getitem__, text)) * size


@lru_cache(maxsize=8192)
def wrap(text: str, width: float, most: int = 3) -> tuple[str, ...]:
    """Break `text` into at most `most` lines no wider than `width` pixels, of similar lengths.

    Chinese breaks anywhere except before closing and after opening punctuation, other scripts at
    spaces; a word longer than a line is cut. What does not fit ends in “…”.
    """
    text = clean(text[: _LONGEST * 2])[:_LONGEST]
    total = measure(text)
    if total <= width:
        return (text,) if text else ()
    lines = _fill(text, width)
    if len(lines) > most:
        return (*lines[: most - 1], _cut("".join(lines[most - 1 :]), width))
    for share in (1.04, 1.2):
        narrower = total / len(lines) * share + 2
        if narrower < width:
            evened = _fill(text, narrower)
            if len(evened) == len(lines):
                return tuple(evened)
    return tuple(lines)


def _fill(text: str, width: float) -> list[str]:
    lines: list[str] = []
    line, used = "", 0.0
    for atom in _ATOM.findall(text):
        wide = measure(atom)
        if used + wide <= width:
            line, used = line + atom, used + wide
            continue
        if line:
            lines.append(line)
            atom = atom.lstrip()
            wide = measure(atom)
        while wide > width:
            fitting = _fitting(atom, width)
            lines.append(atom[:fitting])
            atom = atom[fitting:]
            wide = measure(atom)
        line, used = atom, wide
    return [*lines, line] if line else lines


def _fitting(text: str, width: float) -> int:
    """Return how many characters of `text` fit into `width`, at least one."""
    used = 0.0
    for index, character in enumerate(text):
        used += _WIDTHS[character] * FONT_SIZE
        if used > width:
            return max(1, index)
    return len(text)


def _cut(text: str, width: float) -> str:
    return text[: _fitting(text, width - measure(ELLIPSIS))].rstrip() + ELLIPSIS
