"""An id for a name, in the letters an id is made of."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from deskbook.model.places import IDENTIFIER_LENGTH, is_identifier
from deskbook.model.record import MARKERS

_WORD = re.compile(r"[a-z0-9]+")
_LONGEST = IDENTIFIER_LENGTH - 3
"""There is room for a number behind it."""


def propose(name: str, taken: Callable[[str], bool]) -> str:
    """Return a free id made from the pinyin of a name, "" when the name has no letters.

    Latin words and figures in the name stay as they are; a number is added to an id that is
    `taken`.
    """
    from pypinyin import lazy_pinyin  # its tables are slow to load and needed here only

    plain = unicodedata.normalize("NFKC", name)
    syllables = lazy_pinyin(plain, errors=lambda other: f" {other} ")
    spelled = unicodedata.normalize("NFKD", " ".join(syllables)).lower()
    words = _WORD.findall("".join(one for one in spelled if not unicodedata.combining(one)))
    whole = ""
    for word in words:
        longer = f"{whole}-{word}" if whole else word[:_LONGEST]
        if len(longer) > _LONGEST:
            break
        whole = longer
    if not whole:
        return ""
    number, found = 1, whole
    while taken(found) or found in MARKERS or not is_identifier(found) or found == "organization":
        number += 1
        found = f"{whole}-{number}"
    return found
