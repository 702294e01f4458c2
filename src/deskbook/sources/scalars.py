"""What an unquoted word means: the part of YAML 1.2 on which people and programs agree."""

from __future__ import annotations

import re

Plain = str | int | float | bool | None

_WORDS: dict[str, bool | None] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,14}")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]*[1-9]")
_MAXIMUM_DECIMAL_LENGTH = 16  # 15 digits and the point: more would be rounded

# What can be another thing than text starts like a number, or is a short word.
NUMBER_CHARACTERS = frozenset("0123456789+-.~")
WORD_INITIALS = frozenset("ntfyoNTFYO")
LONGEST_WORD = 5

# The name of the group that matches is the kind of ambiguity.
_AMBIGUOUS = re.compile(
    r"""(?P<yes_no>yes|no|on|off|y|n)
    |(?P<time>[-+]?[0-9]+(?::[0-5]?[0-9])+(?:\.[0-9_]*)?)
    |(?P<leading_zero>[-+]?0[0-9_]+(?:\.[0-9_]*)?)
    |(?P<trailing_zero>[-+]?[0-9]+\.(?:[0-9]*0)?)
    |(?P<long>[-+]?(?:[0-9]{16,}|[0-9]+\.[0-9]+))
    |(?P<base>[-+]?0[xob][0-9a-f_]+)
    |(?P<exponent>[-+]?(?:[0-9][0-9_]*\.?|\.[0-9])[0-9_]*e[-+]?[0-9]+)
    |(?P<not_finite>[-+]?\.(?:inf|nan))
    |(?P<odd_number>[-+]?(?:[0-9][0-9_]*|\.[0-9][0-9_]*|[0-9][0-9_]*\.[0-9_]+))""",
    re.IGNORECASE | re.VERBOSE | re.ASCII,
)


def resolve(word: str) -> Plain:
    """Return the value an unquoted `word` stands for.

    Only `true`, `false`, `null`, `~`, nothing at all, and numbers in their everyday form are
    more than text; `no`, `08:30`, `007`, `1.10` and dates stay text.
    """
    if word in _WORDS:
        return _WORDS[word]
    if _INTEGER.fullmatch(word):
        return int(word)
    if _DECIMAL.fullmatch(word) and len(word.lstrip("-")) <= _MAXIMUM_DECIMAL_LENGTH:
        return float(word)
    return word


def ambiguity(word: str) -> str | None:
    """Return why others may take the unquoted text `word` for something else, or `None`.

    To be asked only about words that `resolve` left as text.
    """
    found = _AMBIGUOUS.fullmatch(word)
    return found.lastgroup if found else None
