"""Words of the glossary in the form in which they are compared."""

from __future__ import annotations

import re
import unicodedata

_BLANK = re.compile(r"[\s\u00b7-]+")


def normal(word: str) -> str:
    """Return a word without differences of width, case, blanks and hyphens.

    >>> normal("Ｗi-Fi 密码")
    'wifi密码'
    """
    return _BLANK.sub("", unicodedata.normalize("NFKC", word).casefold())
