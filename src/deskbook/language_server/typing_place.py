"""Where in a file somebody is typing, told even while the file makes no sense yet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from deskbook.language_server.positions import Positions
from deskbook.sources import parse

Path = tuple[str | int, ...]

_STAND_IN = "deskbook0typing0here"
_TOKEN_START = re.compile(r"(?:^\s*(?:- +)*|:\s+|[\[{,]\s*)(?=[^\[\]{},]*$)")
_KEY_END = re.compile(r"[^\s\[\]{},:#]*")
_VALUE_END = re.compile(r"[^\[\]{},#]*?(?=\s*(?:[\[\]{},#]|$))")


@dataclass(frozen=True, slots=True)
class Typing:
    """What may come at a place. `typed` stands between `start` and the cursor; the whole word
    ends at `end` (columns from 1, the end exclusive).

    `owner` is the path of the group a key may be typed in, None when no key can stand here;
    `value` that of the value that may be typed, None when none can. `present` are the keys of
    the group, `alone` says that the word stands on a line of its own.
    """

    typed: str
    start: int
    end: int
    owner: Path | None
    value: Path | None
    present: frozenset[str]
    alone: bool
    data: Any


def typing_at(text: str, line: int, column: int) -> Typing | None:
    """Return what may be typed at a place (from 1), None where nothing can be told."""
    lines = Positions(text).lines
    current = lines[line - 1]
    before = current[: column - 1]
    start = _token_start(before)
    alone = not before[:start].strip(" -")
    word = (_KEY_END if alone else _VALUE_END).match(current, column - 1)
    end = word.end() if word else column - 1
    head, tail = current[:start], current[end:]
    as_value = _read(lines, line, head + _STAND_IN + tail)
    as_key = None
    if tail.lstrip().startswith(":"):
        as_key, as_value = as_value, None
    elif alone or _within_braces(head):
        as_key = _read(lines, line, f"{head}{_STAND_IN}: 0{tail}")
    owner = _find(as_key, want_key=True)
    value = _find(as_value, want_key=False)
    if owner is None and value is None:
        return None
    data = as_key if owner is not None else as_value
    group = _at(data, owner) if owner is not None else {}
    present = frozenset(group) - {_STAND_IN} if isinstance(group, dict) else frozenset()
    return Typing(before[start:], start + 1, end + 1, owner, value, present, alone, data)


def _token_start(before: str) -> int:
    found = 0
    for match in _TOKEN_START.finditer(before):
        found = match.end()
    rest = before[found:]
    return found + (len(rest) - len(rest.lstrip("\"'")))


def _within_braces(head: str) -> bool:
    return head.count("{") > head.count("}")


def _read(lines: list[str], line: int, replaced: str) -> Any:
    """Return the data of the text with one line replaced; without what follows, or with that
    line alone left of what surrounds it, when there is no other way to read it."""
    above, below = lines[: line - 1], lines[line:]
    for candidate in ([*above, replaced, *below], [*above, replaced]):
        content = "\n".join(candidate).encode("utf-8", "surrogatepass")
        file, _ = parse("typing.yml", content)
        if file.readable and file.data is not None:
            return file.data
    return None


def _find(data: Any, *, want_key: bool, path: Path = ()) -> Path | None:
    """Return the path of the group that has the stand-in as a key, or of the value it is."""
    if isinstance(data, dict):
        if want_key and _STAND_IN in data:
            return path
        entries: Any = data.items()
    elif isinstance(data, list):
        entries = enumerate(data)
    else:
        return path if not want_key and data == _STAND_IN else None
    for step, value in entries:
        found = _find(value, want_key=want_key, path=(*path, step))
        if found is not None:
            return found
    return None


def _at(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data
