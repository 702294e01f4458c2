"""How long it takes to say a text aloud."""

from __future__ import annotations

import re

_CHARACTERS_A_MINUTE = 240
_WORDS_A_MINUTE = 150

# Figures are mostly read one by one, so each counts like a Chinese character.
_CHARACTER = re.compile(r"[\u3400-\u9fff\uf900-\ufaff0-9]")
_WORD = re.compile(r"[^\W\d_\u3400-\u9fff\uf900-\ufaff]+(?:['’][^\W\d_]+)?")


def seconds(text: str) -> int:
    """Return how many seconds `text` takes at an unhurried pace, rounded up.

    >>> seconds("您好" * 60), seconds("please hold the line " * 15)
    (30, 24)
    """
    characters = len(_CHARACTER.findall(text))
    words = len(_WORD.findall(text))
    # In whole numbers, so that no rounding error decides whether a text is too long.
    sixtieths = characters * _WORDS_A_MINUTE + words * _CHARACTERS_A_MINUTE
    return -(-60 * sixtieths // (_CHARACTERS_A_MINUTE * _WORDS_A_MINUTE))
