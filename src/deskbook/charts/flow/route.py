"""Right-angled arrows: where they leave and enter, and on which track they cross between rows."""

from __future__ import annotations

import itertools
from collections import defaultdict
from dataclasses import dataclass, field

from deskbook.charts.flow.graph import Arrow, Item, Rows
from deskbook.charts.flow.place import rows_of
from deskbook.charts.svg import Point

_TRACK = 9.0
_HEAD = 14.0  # straight piece in front of a step, room for the arrowhead
_TAIL = 6.0
_CLEAR = 6.0
_TURN = 8.0  # how far a side exit must lead before it turns down


@dataclass(slots=True, eq=False)
class _Net:
    """Crossings in one gap that share a track: all that leave one step, or enter one."""

    tops: list[float] = field(default_factory=list)
    bottoms: list[float] = field(default_factory=list)
    track: int = 0

    @property
    def left(self) -> float:
        return min(*self.tops, *self.bottoms)

    @property
    def right(self) -> float:
        return max(*self.tops, *self.bottoms)


class Routes:
    """Sets every item's y and gives the corners of every arrow."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._by_row = rows_of(rows)
        self._entering: dict[int, int] = defaultdict(int)
        self._leaving: dict[int, int] = defaultdict(int)
        for arrow in rows.arrows:
            if not arrow.back:
                self._entering[id(arrow.items[-1])] += 1
                self._leaving[id(arrow.items[0])] += 1
        self._sides = self._side_exits()
        self._nets: dict[tuple[int, int], _Net] = {}
        self._gaps: dict[int, list[_Net]] = defaultdict(list)
        self._collect()
        self._track_top: dict[int, float] = {}
        self.height = self._set_heights()
        self.ways = [(arrow, self._way(arrow)) for arrow in rows.arrows]

    def _side_exits(self) -> dict[int, str]:
        """Choose the arrows that leave a decision at its left or right corner."""
        taken: set[tuple[int, str]] = set()
        outgoing: dict[int, list[Arrow]] = defaultdict(list)
        for arrow in self._rows.arrows:
            if arrow.back:
                taken |= {(id(arrow.items[0]), "right"), (id(arrow.items[-1]), "right")}
            else:
                outgoing[id(arrow.items[0])].append(arrow)
        sides: dict[int, str] = {}
        for arrows in outgoing.values():
            source = arrows[0].items[0]
            if source.node is None or source.node.kind not in {"decision", "parallel"}:
                continue
            if len(arrows) < 2:
                continue
            arrows.sort(key=lambda arrow: arrow.items[1].x)
            for arrow, side in ((arrows[0], "left"), (arrows[-1], "right")):
                if (id(source), side) not in taken and self._free(source, arrow.items[1].x, side):
                    sides[id(arrow)] = side
        return sides

    def _free(self, source: Item, x: float, side: str) -> bool:
        if side == "left":
            near, far = x - _CLEAR, source.left - 2
            outside = x <= source.left - _TURN
        else:
            near, far = source.right + 2, x + _CLEAR
            outside = x >= source.right + _TURN
        return outside and not any(
            item is not source and item.right > near and item.left < far
            for item in self._by_row[source.row]
        )

    def _collect(self) -> None:
        for arrow in self._rows.arrows:
            items = arrow.items[1:-1] if arrow.back else arrow.items
            last = len(items) - 2
            for step, (above, below) in enumerate(itertools.pairwise(items)):
                side = step == 0 and id(arrow) in self._sides
                top = below.x if side else above.x
                if abs(top - below.x) < 0.5:
                    continue
                key = (id(arrow), step)
                if not arrow.back and step == last and self._entering[id(below)] > 1:
                    key = (id(below), -1)
                elif not arrow.back and step == 0 and self._leaving[id(above)] > 1:
                    key = (id(above), -2)
                net = self._nets.get(key)
                if net is None:
                    net = self._nets[key] = _Net()
                    self._gaps[above.row].append(net)
                net.tops.append(top)
                net.bottoms.append(below.x)
                self._nets[id(arrow), step] = net

    def _set_heights(self) -> float:
        down = 0.0
        numbers = sorted(self._by_row)
        for row in numbers:
            items = self._by_row[row]
            high = max(item.height for item in items)
            beside = {id(arrow.items[-2]) for arrow in self._rows.arrows if arrow.back}
            for item in items:
                centred = item.kind == "step" or id(item) in beside
                item.y = down + (high - item.height) / 2 if centred else down
            down += high
            if row == numbers[-1]:
                break
            tracks = _assign(self._gaps[row])
            self._track_top[row] = down + _TAIL + (_TRACK / 2 if tracks else 0)
            steps_below = any(item.kind in {"step", "stub"} for item in self._by_row[row + 1])
            down += _TAIL + tracks * _TRACK + (_HEAD if steps_below else _TAIL)
        return down

    def _way(self, arrow: Arrow) -> list[Point]:
        items = arrow.items
        if arrow.back:
            return self._way_back(arrow)
        first = items[0]
        points: list[Point] = [(first.x, first.bottom)]
        if id(arrow) in self._sides:
            corner = first.left if self._sides[id(arrow)] == "left" else first.right
            points = [(corner, first.middle), (items[1].x, first.middle)]
        points += self._descent(arrow, items)
        points.append((items[-1].x, items[-1].y))
        return points

    def _way_back(self, arrow: Arrow) -> list[Point]:
        target, *passed, source = arrow.items
        beside, top = passed[-1], passed[0]
        points: list[Point] = [(target.right, target.middle), (top.x, target.middle)]
        if target is source:
            points = [(target.x, target.y), (target.x, target.y - 6), (beside.x, target.y - 6)]
        points += self._descent(arrow, passed)
        points += [(beside.x, source.middle), (source.right, source.middle)]
        return points[::-1]

    def _descent(self, arrow: Arrow, items: list[Item]) -> list[Point]:
        points: list[Point] = []
        for step, (above, below) in enumerate(itertools.pairwise(items)):
            net = self._nets.get((id(arrow), step))
            if net:
                y = self._track_top[above.row] + net.track * _TRACK
                points += [(above.x, y), (below.x, y)]
        return points


def _assign(nets: list[_Net]) -> int:
    """Give every net of a gap its track, so that few lines cross; return the number of tracks."""
    order = sorted(nets, key=lambda net: (net.left, net.right))
    for _ in range(len(order)):
        swapped = False
        for index in range(len(order) - 1):
            above, below = order[index], order[index + 1]
            if _cost(below, above) < _cost(above, below):
                order[index], order[index + 1] = below, above
                swapped = True
        if not swapped:
            break
    for index, net in enumerate(order):
        over = [
            other.track + 1
            for other in order[:index]
            if other.left - _TRACK < net.right and net.left < other.right + _TRACK
        ]
        net.track = max(over, default=0)
    return max((net.track for net in order), default=-1) + 1


def _cost(above: _Net, below: _Net) -> float:
    """Return how many lines cross when one net runs above another; running on top is worse."""
    crossings = sum(above.left < x < above.right for x in below.tops)
    crossings += sum(below.left < x < below.right for x in above.bottoms)
    on_top = sum(abs(x - y) < 3 for x in above.bottoms for y in below.tops)
    return crossings + 10 * on_top
