"""Reads lists and groups that were written with Chinese signs or on one line."""

from __future__ import annotations

import re
from typing import Any

from deskbook.schema.numerals import tidy
from deskbook.sources.scalars import resolve

_ROUND = str.maketrans("｛｝【】〔〕［］", "{}[][][]")
_BETWEEN = re.compile(r"\s*[,，、;；]\s*")
_FIELD = re.compile(r"([a-z_]+)\s*[:=]\s*(\S.*)")
_HAN_BLANK = re.compile(r"(?<=[\u3400-\u9fff？?！。”）])[ \u3000]+(?=[\u3400-\u9fff“（])")
_ID = re.compile(r"[a-z0-9/:#-]+")


def bracketed(written: str) -> list[Any] | dict[str, Any] | None:
    """Return the flat list or group that a text in brackets stands for, else None.

    `【甲，乙】` is a list of two, `｛min：1，max：2｝` a group.
    """
    plain = written.strip().translate(_ROUND)
    inner = plain[1:-1].strip()
    if re.search(r"[\[\]{}]", inner):
        return None
    if plain[:1] == "[" and plain[-1:] == "]":
        return [resolve(_unquoted(each)) for each in _BETWEEN.split(inner) if each]
    if plain[:1] == "{" and plain[-1:] == "}":
        fields = [_FIELD.fullmatch(tidy(each)) for each in _BETWEEN.split(inner) if each]
        if fields and all(fields):
            return {each[1]: resolve(_unquoted(each[2])) for each in fields if each}
    return None


def items_of(written: str) -> tuple[list[str], bool]:
    """Return the items a text on one line stands for, and whether that is beyond doubt.

    Ids are divided by any comma or blank. Chinese words are divided by a blank between them, and
    perhaps by `、`, which can also stand within one item.
    """
    plain = written.strip()
    words = [each for each in re.split(r"[\s,，、;；]+", plain) if each]
    if words and all(_ID.fullmatch(each) for each in words):
        return words, True
    blanks = _HAN_BLANK.split(plain)
    if len(blanks) > 1:
        return blanks, True
    return [each for each in plain.split("、") if each], "、" not in plain


def _unquoted(written: str) -> str:
    return written.strip().strip("“”\"'‘’")
