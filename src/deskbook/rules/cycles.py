"""Rings in lines that lead from each thing to at most one other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

T = TypeVar("T")


def rings(following: Mapping[T, T]) -> Iterator[tuple[T, ...]]:
    """Yield every ring once, beginning with its first member in the order of `following`.

    Time and memory are linear; lines may be of any length.
    """
    order = {item: index for index, item in enumerate(following)}
    done: set[T] = set()
    for start in following:
        line: list[T] = []
        place: dict[T, int] = {}
        item: T | None = start
        while item is not None and item not in done and item not in place:
            place[item] = len(line)
            line.append(item)
            item = following.get(item)
        if item is not None and item in place:
            ring = line[place[item] :]
            first = ring.index(min(ring, key=order.__getitem__))
            yield (*ring[first:], *ring[:first])
        done.update(line)
