"""Rows and columns become places: x from the layout engine, y from the heights of the rows."""

from __future__ import annotations

from collections import defaultdict

from deskbook.charts.engine import Layout
from deskbook.charts.flow.dot import COLUMN_GAP
from deskbook.charts.flow.graph import Item, Rows

_Place = dict[int, tuple[list[Item], int]]  # the row an item stands in, and where in it

_CLEAR = 7.0  # between an arrow that passes and what stands beside it


def least_width(rows: Rows) -> float:
    """Return a width the chart certainly needs: that of its fullest row."""
    widths: dict[int, float] = defaultdict(float)
    for item in rows.items:
        widths[item.row] += item.width + COLUMN_GAP
    return max(widths.values()) - COLUMN_GAP


def take_columns(rows: Rows, layout: Layout) -> float:
    """Set every item's x from the layout, straighten the arrows, and return the width taken."""
    for item in rows.items:
        item.x = layout.nodes[item.name][0]
    by_row = rows_of(rows)
    place = {id(item): (items, at) for items in by_row.values() for at, item in enumerate(items)}
    _line_up(rows, place)
    _straighten(rows, place)
    _in_order(rows)
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


def _line_up(rows: Rows, place: _Place) -> None:
    """Put a step and the only one that follows it exactly below each other, where there is room."""
    following: dict[int, set[int]] = defaultdict(set)
    preceding: dict[int, set[int]] = defaultdict(set)
    chains: dict[tuple[int, int], list[Item]] = {}
    for arrow in rows.arrows:
        if arrow.back:
            continue
        source, target = arrow.items[0], arrow.items[-1]
        following[id(source)].add(id(target))
        preceding[id(target)].add(id(source))
        # Of several arrows between two steps the labels stay side by side, only the steps move.
        again = (id(source), id(target)) in chains
        chains[id(source), id(target)] = [source, target] if again else arrow.items
    single = [
        items
        for (source_id, target_id), items in chains.items()
        if len(following[source_id]) == 1 and len(preceding[target_id]) == 1
    ]
    single.sort(key=lambda items: items[0].row)
    for items in single:
        _align(items[1:], items[0].x, place)
    for items in reversed(single):
        if items[0].x != items[-1].x:
            _align(items[-2::-1], items[-1].x, place)


def _straighten(rows: Rows, place: _Place) -> None:
    """Let arrows run straight down for as long as they can."""
    for arrow in rows.arrows:
        items = arrow.items[1:-1]
        if arrow.back:
            _run_straight(items[:-1], items[-1].x, items[-1].x, place)
            continue
        before, after = arrow.items[0].x, arrow.items[-1].x
        if items and items[0].kind == "label":
            # A label below its step needs no bend before it, one above the target none after it.
            _align(items[:1], after, place) or _align(items[:1], before, place)
            before = items.pop(0).x
        _run_straight(items, before, after, place)


def _run_straight(bends: list[Item], before: float, after: float, place: _Place) -> None:
    """Put bends below each other: under what precedes, else above what follows, else between."""
    if not bends:
        return
    ranges = [_range(bend, place) for bend in bends]
    least, most = max(low for low, _ in ranges), min(high for _, high in ranges)
    if least <= most:
        wanted = next((x for x in (before, after) if least <= x <= most), None)
        x = min(max(before, least), most) if wanted is None else wanted
        for bend in bends:
            bend.x = x
    else:
        _align(bends, before, place)
        _align(bends[::-1], after, place)


def _range(item: Item, place: _Place) -> tuple[float, float]:
    """Return between which x an item can be moved without touching its neighbours."""
    row, index = place[id(item)]
    half = item.width / 2 + (_CLEAR if item.kind == "bend" else COLUMN_GAP / 2)
    least = row[index - 1].right + half if index else float("-inf")
    most = row[index + 1].left - half if index + 1 < len(row) else float("inf")
    return least, most


def _align(items: list[Item], wanted: float, place: _Place) -> bool:
    """Move items to x = wanted one after the other; returns whether all got there."""
    for item in items:
        least, most = _range(item, place)
        if not least <= wanted <= most:
            return False
        item.x = wanted
    return True


def _in_order(rows: Rows) -> None:
    """Bring the labels of arrows between the same two steps into the order they were given in."""
    alike: dict[tuple[int, int], list[list[Item]]] = defaultdict(list)
    for arrow in rows.arrows:
        if not arrow.back and len(arrow.items) > 2:
            alike[id(arrow.items[0]), id(arrow.items[-1])].append(arrow.items[1:-1])
    for chains in alike.values():
        if len(chains) < 2:
            continue
        for given in zip(*chains, strict=True):
            left = min(item.left for item in given)
            room = max(item.right for item in given) - left - sum(item.width for item in given)
            for item in given:
                item.x = left + item.width / 2
                left += item.width + room / (len(given) - 1)
