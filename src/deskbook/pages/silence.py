"""How often the sources say nothing: the markers their authors have written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

SILENT = ("not_specified", "lost", "unknown")
"""The markers for what a source does not give; `none` is an answer."""

_SILENT = frozenset(SILENT)


def count(values: Iterable[Any]) -> Counter[str]:
    """Return how often each of `SILENT` is the whole value of a field, at any depth; the ids of
    parts are names and do not count.

    Written for speed: it looks at every value of the whole handbook.
    """
    found: list[str] = []
    identifiers: list[str] = []
    waiting: list[Any] = [value for value in values if isinstance(value, (dict, list))]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            identifier = value.get("id")
            if isinstance(identifier, str) and identifier in _SILENT:
                identifiers.append(identifier)
            value = value.values()
        for item in value:
            kind = type(item)
            if kind is str:
                if item in _SILENT:
                    found.append(item)
            elif kind is dict or kind is list:
                waiting.append(item)
    return Counter(found) - Counter(identifiers)
