"""How often the sources say nothing: the markers their authors have written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

SILENT = ("not_specified", "lost", "unknown")
"""The markers for what a source does not give; `none` is an answer."""


def count(values: Iterable[Any]) -> Counter[str]:
    """Return how often each of `SILENT` is the whole value of a field, at any depth; the ids of
    parts are names and do not count."""
    found: Counter[str] = Counter()
    waiting = list(values)
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting.extend(item for name, item in value.items() if name != "id")
        elif isinstance(value, list):
            waiting.extend(value)
        elif isinstance(value, str) and value in SILENT:
            found[value] += 1
    return found
