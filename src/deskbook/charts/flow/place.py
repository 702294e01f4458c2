"""Rows and columns become places: x from the layout engine, y from the heights of the rows."""

from __future__ import annotations

from collections import defaultdict

from deskbook.charts.engine import Layout
from deskbook.charts.flow.dot import COLUMN_GAP
from deskbook.charts.flow.graph import Item, Rows

_CLEAR = 9.0  # between an arrow that passes and what stands beside it


def take_columns(rows: Rows, layout: Layout) -> float:
    """Set every item's x from the layout, straighten the arrows, and return the width taken."""
    for item in rows.items:
        item.x = layout.nodes[item.name][0]
    by_row = rows_of(rows)
    for _ in range(2):
        _straighten(rows, by_row)
    left = min(item.left for item in rows.items)
    for item in rows.items:
        item.x -= left
    return max(item.right for item in rows.items)


def rows_of(rows: Rows) -> dict[int, list[Item]]:
    """Return the items of each row from left to right."""
    by_row: dict[int, list[Item]] = defaultdict(list)
    for item in rows.items:
        by_row[item.row].append(item)
    for items in by_row.values():
        items.sort(key=lambda item: item.x)
    return by_row


def _straighten(rows: Rows, by_row: dict[int, list[Item]]) -> None:
    """Move bends and labels under what comes before them wherever there is room."""
    place = {
        id(item): (items, index) for items in by_row.values() for index, item in enumerate(items)
    }
    for arrow in rows.arrows:
        items = arrow.items[1:-1]
        ends = arrow.items[0], arrow.items[-1]
        if arrow.back:
            _align(items[::-1][1:], items[-1].x, place)
            continue
        if not items:
            continue
        # Follow the end that needs no bend at all when the way is free, else the target's column.
        if not _align(items, ends[0].x, place):
            _align(items[::-1], ends[1].x, place)


def _align(items: list[Item], wanted: float, place: dict[int, tuple[list[Item], int]]) -> bool:
    """Move items to x = wanted one after the other; returns whether all got there."""
    for item in items:
        row, index = place[id(item)]
        gap = _CLEAR if item.kind == "bend" else COLUMN_GAP / 2
        least = row[index - 1].right + gap + item.width / 2 if index else float("-inf")
        most = row[index + 1].left - gap - item.width / 2 if index + 1 < len(row) else float("inf")
        if least > most:
            return False
        if not least <= wanted <= most:
            return False
        item.x = wanted
    return True
