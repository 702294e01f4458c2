"""Characters that look like a space, or like nothing, and are not what they look like.

Texts copied from Word or from a web page bring them along. Inside prose they do no harm; before a
name, after a colon and in an id they change what is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from deskbook.sources.lines import Lines
from deskbook.sources.marks import Span

Cause = tuple[str, Span, dict[str, str]]

_CHARACTERS = "\u00a0\u00ad\u1680\u180e\u2000-\u200f\u202a-\u202f\u205f-\u2064\u3000"
ODD_BLANK = re.compile(f"[{_CHARACTERS}]+")
_BEFORE_NAME = re.compile(
    rf"^[ \t-]*(?P<blank>[ \t]*[{_CHARACTERS}][ \t{_CHARACTERS}]*)(?P<rest>.*)"
)
_AFTER_SIGN = re.compile(
    rf"^[ \t]*(?P<line>(?:- +)*(?:[^\s\"'#:{_CHARACTERS}]+:|-))"
    rf"(?P<blank>[ \t]*[{_CHARACTERS}][ \t{_CHARACTERS}]*)(?P<rest>.*)"
)
_ID = re.compile(r"[A-Za-z0-9_/:#.-]+")
_NAMES = {
    "\u00a0": ("从网页或文档里带来的特殊空格", "a special space (no-break)"),
    "\u3000": ("全角空格（一种特殊空格）", "a special space (full-width)"),
}
_UNSEEN = ("一个看不见的字符", "an invisible character")
_ODD = ("特殊空格", "a special space")
_WITHOUT_WIDTH = re.compile("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064]+")
_WORD = re.compile(r"[^\s:：]+:?")


def blank_cause(lines: Lines, numbers: list[int]) -> Cause | None:
    """Return the odd blank before a name or after a colon in the first line that has one."""
    for number in numbers:
        line = lines.line(number)
        if not ODD_BLANK.search(line):
            continue
        start = lines.starts[number]
        if found := _BEFORE_NAME.match(line):
            return _before(start, found)
        if found := _AFTER_SIGN.match(line):
            return _cause("blank-after", start, found, f"{found['line']} {found['rest']}".rstrip())
    return None


def hidden_blank(text: str, lines: Lines, data: Any) -> Cause | None:
    """Return the first odd blank in a name or an id of `data`, which was read from `text`."""
    for word in hidden_in(data):
        blank = ODD_BLANK.search(word)
        place = text.find(word) if blank else -1
        if not blank or place < 0:
            continue
        number = lines.number(place)
        if cause := blank_cause(lines, [number]):
            return cause
        start = place + blank.start()
        span = start, start + len(blank.group())
        return "blank-inside", span, {**_named(blank.group()), "word": ODD_BLANK.sub("", word)}
    return None


def _before(start: int, found: re.Match[str]) -> Cause:
    """Return the cause for an odd blank in front of a name: how many spaces belong there."""
    word = _WORD.match(found["rest"])
    shown = word.group().removesuffix(":") if word else found["rest"]
    head = found.string[: found.start("blank")]
    blank = _WITHOUT_WIDTH.sub("", found["blank"] if "-" in head else head + found["blank"])
    width = len(blank.replace("\u3000", "  ").replace("\t", "  "))
    blanks = 1 if "-" in head else width
    kind, span, arguments = _cause("blank-before", start, found, found["rest"])
    if not ODD_BLANK.search(blank):
        kind = "blank-unseen"
    return kind, span, {**arguments, "word": shown, "blanks": str(blanks)}


def _cause(kind: str, start: int, found: re.Match[str], line: str) -> Cause:
    first, last = found.span("blank")
    odd = ODD_BLANK.search(found["blank"])
    name = _named(odd.group() if odd else "")
    return kind, (start + first, start + last), {**name, "line": line.strip()}


def _named(blank: str) -> dict[str, str]:
    """Return what an odd blank is called in Chinese and in English."""
    unseen = _WITHOUT_WIDTH.fullmatch(blank) is not None
    name, english = _UNSEEN if unseen else _NAMES.get(blank[:1], _ODD)
    return {"name": name, "english": english}


def hidden_in(data: Any) -> Iterator[str]:
    """Yield the names of fields with an odd blank, and what would be an id without it."""
    waiting = [data]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            yield from filter(_odd_id, value)
            waiting.extend(reversed(value.values()))
        elif isinstance(value, list):
            waiting.extend(reversed(value))
        elif isinstance(value, str) and _odd_id(value):
            yield value


def _odd_id(word: str) -> bool:
    return ODD_BLANK.search(word) is not None and _ID.fullmatch(ODD_BLANK.sub("", word)) is not None
