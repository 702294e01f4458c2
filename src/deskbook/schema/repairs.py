"""Guesses what an author meant by a value that is refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher, get_close_matches
from typing import Any

from deskbook.schema import numerals, rewriting
from deskbook.schema.library import Schema
from deskbook.schema.lookup import expand, first, forms, pattern_name, properties, words
from deskbook.sources.scalars import resolve

_MARKER_WORDS = {
    "not_specified": (
        "未写",
        "没写",
        "没有写",
        "未注明",
        "未说明",
        "未规定",
        "不明确",
        "n/a",
        "na",
        "tbd",
    ),
    "lost": ("缺失", "丢失", "原文缺失", "缺页", "missing"),
    "unknown": ("不详", "不清楚", "不知道", "未知"),
    "none": ("无", "没有", "nobody", "nothing"),
}
_YES = ("是", "对", "有", "可以", "yes", "y", "on", "true", "真")
_NO = ("否", "不", "不是", "没有", "无", "不可以", "no", "n", "off", "false", "假")
_CURRENCIES = {
    "元": "CNY",
    "人民币": "CNY",
    "rmb": "CNY",
    "美元": "USD",
    "港币": "HKD",
    "欧元": "EUR",
}
_CLEAR = 0.8  # how alike two words are (0 to 1) before one may stand for the other unasked


def squeeze(written: str) -> str:
    """Return `written` without what people vary: case, width, spaces, hyphens, underscores."""
    plain = numerals.tidy(written).casefold()
    return plain.replace(" ", "").replace("-", "").replace("_", "")


def clearly_alike(one: str, other: str) -> bool:
    """Say whether one squeezed word can only be a slip for the other."""
    likeness = SequenceMatcher(None, one, other, autojunk=False).ratio()
    return likeness >= _CLEAR or sorted(one) == sorted(other)


def marks_absence(written: str) -> bool:
    """Say whether `written` means that there is nothing to write, in whatever words."""
    plain = squeeze(written)
    return any(
        plain == squeeze(marker) or plain in map(squeeze, others)
        for marker, others in _MARKER_WORDS.items()
    )


def word(schemas: Sequence[Schema], written: str) -> tuple[str | None, bool]:
    """Return the fixed word `written` probably stands for, and whether that is beyond doubt."""
    choices = words(schemas)
    plain = squeeze(written)
    for choice, label in choices.items():
        others = _MARKER_WORDS.get(choice, ())
        if plain in (squeeze(choice), squeeze(label)) or plain in map(squeeze, others):
            return choice, True
    close = get_close_matches(plain, [squeeze(choice) for choice in choices], n=1, cutoff=0.6)
    for choice in choices:
        if close and squeeze(choice) == close[0]:
            return choice, clearly_alike(plain, close[0])
    return None, False


def meant(schemas: Sequence[Schema], value: Any) -> Any:
    """Return the value the author of `value` beyond doubt meant, or None.

    `schemas` are the expanded schemas of the field. A value that is right already returns
    as it is.
    """
    accepted = forms(schemas)
    if isinstance(value, bool) or value is None:
        return value if isinstance(value, bool) and "yes_no" in accepted else None
    if isinstance(value, (int, float)):
        return _meant_number(schemas, accepted, value)
    if not isinstance(value, str) or not value.strip():
        return None
    if (written := _bracketed(schemas, accepted, value)) is not None:
        return written
    guesses: list[Callable[[], Any]] = []
    if "word" in accepted:
        guesses.append(lambda: _sure_word(schemas, value))
    if "group" in accepted:
        guesses.append(lambda: _short_form(schemas, value))
    if "text" in accepted:
        guesses.append(lambda: _text(schemas, value))
    if accepted & {"whole", "number"}:
        guesses.append(lambda: _in_range(schemas, numerals.counted(value)))
    if "yes_no" in accepted:
        guesses.append(lambda: _yes_or_no(schemas, value))
    if "list" in accepted:
        guesses.append(lambda: _as_list(schemas, value))
    return next((found for guess in guesses if (found := guess()) is not None), None)


def _meant_number(schemas: Sequence[Schema], accepted: set[str], value: int | float) -> Any:
    if "number" in accepted or ("whole" in accepted and isinstance(value, int)):
        return _in_range(schemas, value)
    if "text" in accepted and (found := _text(schemas, str(value))) is not None:
        return found
    if "group" in accepted and (group := _short_form(schemas, value)) is not None:
        return group
    return _as_list(schemas, value) if "list" in accepted else None


def _sure_word(schemas: Sequence[Schema], written: str) -> str | None:
    choice, sure = word(schemas, written)
    return choice if sure else None


def _short_form(schemas: Sequence[Schema], value: Any) -> dict[str, Any] | None:
    """Return the group that says in full what `value` says in short, as 24h for a limit."""
    known = properties(schemas)
    figure = re.fullmatch(r"([0-9.]+)\s*([^\s0-9.,，、。]{1,6})", numerals.tidy(str(value)))
    if figure and {"value", "unit"} <= known.keys():
        number = resolve(figure[1])
        return {"value": number, "unit": figure[2]} if isinstance(number, (int, float)) else None
    for name in first(schemas, "x-shorthand") or ():
        inner = meant(expand([known[name]]), value)
        if inner is not None:
            return {name: inner}
    return None


def _text(schemas: Sequence[Schema], written: str) -> str | None:
    form = pattern_name(schemas)
    if form:
        reader = _READERS.get(form)
        return reader(written) if reader else None
    fits = len(written) <= (first(schemas, "maxLength") or len(written))
    return written if fits and "\n" not in written else None


def _in_range(schemas: Sequence[Schema], number: int | float | None) -> int | float | None:
    if number is None:
        return None
    low, high = first(schemas, "minimum"), first(schemas, "maximum")
    fits = (low is None or number >= low) and (high is None or number <= high)
    return number if fits else None


def _yes_or_no(schemas: Sequence[Schema], written: str) -> bool | None:
    plain = squeeze(written)
    found = True if plain in _YES else False if plain in _NO else None
    only = first(schemas, "const")
    return found if only in (None, found) else None


def _as_list(schemas: Sequence[Schema], value: Any) -> list[Any] | None:
    if isinstance(value, str) and marks_absence(value):
        return None
    items = expand([schema["items"] for schema in schemas if "items" in schema])
    words, sure = rewriting.items_of(value) if isinstance(value, str) else ([value], True)
    meant_items = [meant(items, each) for each in words] if sure else [meant(items, value)]
    return None if None in meant_items else meant_items


def _bracketed(schemas: Sequence[Schema], accepted: set[str], value: str) -> Any:
    """Return the list or group that a text in Chinese brackets was meant to be, or None."""
    written = rewriting.bracketed(value)
    if isinstance(written, list) and "list" in accepted:
        items = expand([schema["items"] for schema in schemas if "items" in schema])
        found = [meant(items, each) for each in written]
        return None if None in found else found
    if isinstance(written, dict) and "group" in accepted:
        return written if written.keys() <= properties(schemas).keys() else None
    return None


def _currency(written: str) -> str | None:
    plain = numerals.tidy(written)
    known = _CURRENCIES.get(plain.lower())
    return known or (
        plain.upper() if len(plain) == 3 and plain.isascii() and plain.isalpha() else None
    )


def _rule(written: str) -> str | None:
    plain = numerals.tidy(written).upper()
    return plain if plain.isascii() and plain[-3:].isdigit() and plain[:-3].isalpha() else None


def _origin(written: str) -> str | None:
    """Return the site of an address: what comes behind it has no meaning there."""
    found = re.match(
        r"(https?://[^/\s*?#@]+)(?:[/?#]\S*)?\Z", numerals.tidy(written), re.IGNORECASE
    )
    return found[1].lower() if found and "*" not in written else None


_READERS: dict[str, Callable[[str], str | None]] = {
    "date": numerals.calendar_date,
    "duration": numerals.duration,
    "time": numerals.clock_time,
    "currency": _currency,
    "rule": _rule,
    "rules": _rule,
    "origin": _origin,
}
