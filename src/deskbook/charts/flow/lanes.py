"""Swimlanes: one column per actor.

Lanes need no layout engine: the rows are known, and in its lane an item stands as straight below
what comes before it as its neighbours allow.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from deskbook.charts.flow.dot import COLUMN_GAP
from deskbook.charts.flow.graph import Item, Rows
from deskbook.charts.records import FlowEdge, FlowNode
from deskbook.charts.text import clean, measure

MOST_LANES = 4
LONGEST_TITLE = 10 * 12.0
MOST_HANDOVERS = 0.6
PADDING = 10.0


@dataclass(slots=True)
class Lane:
    """A column: its title, left border and width."""

    title: str
    left: float
    width: float


def actors_of(nodes: Sequence[FlowNode]) -> list[str]:
    """Return the actors in the order they first act; those of steps with several come first."""
    return list(dict.fromkeys(clean(node.actors[0]) for node in nodes if node.actors))


def read_better(nodes: Sequence[FlowNode], edges: Sequence[FlowEdge]) -> bool:
    """Say whether lanes can be expected to read better than actors written in the steps.

    Two to four actors with short names, one per step, each with two steps or more; and at most six
    of ten arrows lead from one lane to another, for more would be a zigzag.
    """
    titles = actors_of(nodes)
    if not 2 <= len(titles) <= MOST_LANES or max(map(measure, titles)) > LONGEST_TITLE:
        return False
    working = [node for node in nodes if node.kind in {"task", "decision", "call"}]
    if any(len(node.actors) != 1 for node in working):
        return False
    busy = Counter(clean(actor) for node in nodes for actor in node.actors)
    if min(busy.values()) < 2:
        return False
    actor = {node.id: node.actors[0] for node in nodes if node.actors}
    inside = [
        (actor[edge.source], actor[edge.target])
        for edge in edges
        if edge.target is not None and edge.source in actor and edge.target in actor
    ]
    changes = sum(source != target for source, target in inside)
    return changes <= MOST_HANDOVERS * len(inside)


def take_lanes(rows: Rows) -> tuple[list[Lane], float]:
    """Set every item's x lane by lane; return the lanes and the width taken."""
    titles = actors_of([item.node for item in rows.items if item.node])
    lane_of = _lanes(rows, {title: index for index, title in enumerate(titles)})
    cells: dict[tuple[int, int], list[Item]] = defaultdict(list)
    for item in rows.items:
        cells[item.row, lane_of[id(item)]].append(item)
    lanes: list[Lane] = []
    left = 0.0
    for index, title in enumerate(titles):
        wide = [_width(items) for (_, lane), items in cells.items() if lane == index]
        width = max([measure(title) * 1.1, *wide]) + 2 * PADDING
        lanes.append(Lane(title, left, width))
        left += width
    before: dict[int, list[Item]] = defaultdict(list)
    for arrow in rows.arrows:
        chain = arrow.items
        for above, below in itertools.pairwise(chain):
            before[id(below)].append(above)
    for row, index in sorted(cells):
        _place(cells[row, index], lanes[index], before, lane_of)
    return lanes, left


def _width(items: Sequence[Item]) -> float:
    return sum(item.width + COLUMN_GAP for item in items) - COLUMN_GAP


def _lanes(rows: Rows, index: dict[str, int]) -> dict[int, int]:
    """Give each item its lane: steps by their actor, the rest by the steps it belongs to."""
    lane: dict[int, int] = {}
    for item in rows.items:
        if item.node and item.node.actors:
            lane[id(item)] = index[clean(item.node.actors[0])]
    for arrow in rows.arrows:  # steps of nobody stand beside their neighbours
        ends = arrow.items[0], arrow.items[-1]
        for one, other in (ends, ends[::-1]):
            if id(one) in lane:
                lane.setdefault(id(other), lane[id(one)])
    for item in rows.items:
        if item.node:
            lane.setdefault(id(item), 0)
    for arrow in rows.arrows:
        first, *passed, last = arrow.items
        lane.setdefault(id(last), lane[id(first)])
        for item in passed:
            own = first if item.kind == "label" or arrow.back else last
            lane[id(item)] = lane[id(own)]
        if arrow.back:
            lane[id(passed[-1])] = lane[id(last)]
    return lane


def _place(
    items: list[Item], lane: Lane, before: dict[int, list[Item]], lane_of: dict[int, int]
) -> None:
    """Set the x of the items of one row in one lane."""
    centre = lane.left + lane.width / 2
    wanted: dict[int, float] = {}
    for item in items:
        mine = lane_of[id(item)]
        above = [one for one in before[id(item)] if lane_of[id(one)] == mine and one.row < item.row]
        wanted[id(item)] = sum(one.x for one in above) / len(above) if above else centre
        if item.kind in {"label", "bend"} and any(one.row == item.row for one in before[id(item)]):
            wanted[id(item)] = lane.left + lane.width  # beside its step, on the right
    items.sort(key=lambda item: wanted[id(item)])
    right = lane.left + PADDING
    for item in items:
        item.x = max(wanted[id(item)], right + item.width / 2)
        right = item.x + item.width / 2 + COLUMN_GAP
    limit = lane.left + lane.width - PADDING
    for item in reversed(items):
        item.x = min(item.x, limit - item.width / 2)
        limit = item.x - item.width / 2 - COLUMN_GAP
