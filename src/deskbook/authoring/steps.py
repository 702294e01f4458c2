"""The places inside a file that name one of its own steps by the id alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from deskbook.rules.lookup import Path

# "*" stands for every item of a list. The schemas describe these fields as ids of steps.
_FIELDS: dict[str, tuple[tuple[str, ...], ...]] = {
    "procedure": (("edges", "*", "from"), ("edges", "*", "to")),
    "tree": (("start",), ("nodes", "*", "next"), ("nodes", "*", "options", "*", "to")),
}


def steps(kind: str, data: Any, identifier: str) -> Iterator[Path]:
    """Yield the paths at which the data of an entity names its step `identifier`."""
    for pattern in _FIELDS.get(kind, ()):
        yield from _matching(pattern, data, identifier, ())


def _matching(pattern: tuple[str, ...], data: Any, wanted: str, path: Path) -> Iterator[Path]:
    if not pattern:
        if data == wanted:
            yield path
        return
    first, *rest = pattern
    if first == "*":
        for index, item in enumerate(data if isinstance(data, list) else ()):
            yield from _matching(tuple(rest), item, wanted, (*path, index))
    elif isinstance(data, dict) and first in data:
        yield from _matching(tuple(rest), data[first], wanted, (*path, first))
