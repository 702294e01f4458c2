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
_LEAVING, _ENTERING = -3, -4  # keys of the detours of an arrow that leads back
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
        self._sidelong: dict[tuple[int, str], bool] = {}
        for arrow in rows.arrows:
            if arrow.back:
                self._judge_sides(arrow)
        self._sides = self._side_exits()
        self._nets: dict[tuple[int, int], _Net] = {}
        self._gaps: dict[int, list[_Net]] = defaultdict(list)
        self._collect()
        self._track_top: dict[int, float] = {}
        self.height = self._set_heights()
        self.ways = [(arrow, self._way(arrow)) for arrow in rows.arrows]

    def _judge_sides(self, arrow: Arrow) -> None:
        """Find out whether an arrow that leads back can leave and enter on the right.

        What stands in the way sends it through the gap below its step, or the one above its target.
        """
        target, source = arrow.items[0], arrow.items[-1]
        leaves = self._nothing_between(source, arrow.items[-2])
        enters = target is not source and self._nothing_between(target, arrow.items[1])
        self._sidelong[id(arrow), "leave"] = leaves
        self._sidelong[id(arrow), "enter"] = enters

    def _nothing_between(self, left: Item, right: Item) -> bool:
        return right.x > left.right and not any(
            left.x < item.x < right.x and item.kind != "bend" for item in self._by_row[left.row]
        )

    def _side_exits(self) -> dict[int, str]:
        """Choose the arrows that leave a decision at its left or right corner."""
        taken: set[tuple[int, str]] = set()
        outgoing: dict[int, list[Arrow]] = defaultdict(list)
        for arrow in self._rows.arrows:
            if arrow.back:
                for end, item in (("enter", arrow.items[0]), ("leave", arrow.items[-1])):
                    if self._sidelong[id(arrow), end]:
                        taken.add((id(item), "right"))
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
                net = self._net(key, above.row)
                net.tops.append(top)
                net.bottoms.append(below.x)
                self._nets[id(arrow), step] = net
            if arrow.back:
                self._collect_detours(arrow)

    def _collect_detours(self, arrow: Arrow) -> None:
        target, source = arrow.items[0], arrow.items[-1]
        if not self._sidelong[id(arrow), "leave"]:
            net = self._net((id(arrow), _LEAVING), source.row)
            net.tops += [source.x, arrow.items[-2].x]
        if not self._sidelong[id(arrow), "enter"]:
            net = self._net((id(target), -1), target.row - 1)
            net.bottoms += [target.x, arrow.items[1].x]
            self._nets[id(arrow), _ENTERING] = net

    def _net(self, key: tuple[int, int], gap: int) -> _Net:
        if key not in self._nets:
            self._nets[key] = _Net()
            self._gaps[gap].append(self._nets[key])
        return self._nets[key]

    def _set_heights(self) -> float:
        beside = {id(arrow.items[-2]) for arrow in self._rows.arrows if arrow.back}
        last = max(self._by_row)
        down = self._gap_end(-1, 0.0) if self._gaps[-1] else 0.0
        for row in range(last + 1):
            items = self._by_row[row]
            high = max((item.height for item in items), default=0.0)
            for item in items:
                centred = item.kind == "step" or id(item) in beside
                item.y = down + (high - item.height) / 2 if centred else down
            down += high
            if row < last or self._gaps[row]:
                down = self._gap_end(row, down)
        return down

    def _gap_end(self, row: int, down: float) -> float:
        """Return where the gap below a row that ends at `down` ends."""
        tracks = _assign(self._gaps[row])
        self._track_top[row] = down + _TAIL + _TRACK / 2
        entered = any(item.kind in {"step", "stub"} for item in self._by_row.get(row + 1, ()))
        return down + _TAIL + tracks * _TRACK + (_HEAD if entered else _TAIL)

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
        top, beside = passed[0], passed[-1]
        if self._sidelong[id(arrow), "enter"]:
            points: list[Point] = [(target.right, target.middle), (top.x, target.middle)]
        else:
            y = self._track(target.row - 1, self._nets[id(arrow), _ENTERING])
            points = [(target.x, target.y), (target.x, y), (top.x, y)]
        points += self._descent(arrow, passed)
        if self._sidelong[id(arrow), "leave"]:
            points += [(beside.x, source.middle), (source.right, source.middle)]
        else:
            y = self._track(source.row, self._nets[id(arrow), _LEAVING])
            points += [(beside.x, y), (source.x, y), (source.x, source.bottom)]
        return points[::-1]

    def _track(self, row: int, net: _Net) -> float:
        return self._track_top[row] + net.track * _TRACK

    def _descent(self, arrow: Arrow, items: list[Item]) -> list[Point]:
        points: list[Point] = []
        for step, (above, below) in enumerate(itertools.pairwise(items)):
            net = self._nets.get((id(arrow), step))
            if net:
                y = self._track(above.row, net)
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
