"""Lines between boxes that are not below each other: round the other boxes, along the gaps."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from heapq import heappop, heappush

from deskbook.charts.org.layout import Placed
from deskbook.charts.records import ChartError, Line
from deskbook.charts.svg import Point

MOST_ROUTED = 60
_CLEARANCE = 4
_BEND = 24.0
_SHARED = 2.5  # how much dearer a piece is on which another line already runs
_Cell = tuple[int, int]


class Router:
    """Finds ways between boxes; later lines avoid running on top of earlier ones."""

    def __init__(self, obstacles: Sequence[Placed], width: float, height: float) -> None:
        columns = {2.0, width - 2.0}
        rows = {2.0, height - 2.0}
        for box in obstacles:
            columns |= {box.x - _CLEARANCE, box.middle, box.x + box.width + _CLEARANCE}
            middle = box.y + box.height / 2
            rows |= {box.y - _CLEARANCE, middle, box.y + box.height + _CLEARANCE}
        self.columns = sorted(value for value in columns if 0 <= value <= width)
        self.rows = sorted(value for value in rows if 0 <= value <= height)
        self.blocked: set[_Cell] = set()
        for box in obstacles:
            self.blocked.update(self._inside(box))
        self.used: dict[tuple[_Cell, _Cell], int] = {}

    def _inside(self, box: Placed) -> list[_Cell]:
        across = range(
            bisect_right(self.columns, box.x), bisect_left(self.columns, box.x + box.width)
        )
        down = range(bisect_right(self.rows, box.y), bisect_left(self.rows, box.y + box.height))
        return [(column, row) for column in across for row in down]

    def way(self, source: Placed, target: Placed) -> list[Point]:
        """Return the corners of the cheapest way from one box's border to another's.

        Length, bends and shared pieces cost. Returns a straight line when boxes leave no way.
        """
        goal = set(self._inside(target))
        own = set(self._inside(source)) | goal
        start = self._centre(source)
        end = self._centre(target)
        best: dict[tuple[_Cell, int], float] = {(start, 0): 0.0, (start, 1): 0.0}
        came: dict[tuple[_Cell, int], tuple[_Cell, int]] = {}
        heap: list[tuple[float, float, _Cell, int]] = [(0.0, 0.0, start, axis) for axis in (0, 1)]
        while heap:
            _, cost, cell, axis = heappop(heap)
            if cell == end:
                return self._clipped(self._points((cell, axis), came), source, target)
            if best.get((cell, axis), cost + 1) < cost:
                continue
            for after, turned in self._steps(cell):
                if after in self.blocked and after not in own:
                    continue
                pair = (min(cell, after), max(cell, after))
                length = self._length(cell, after) * (_SHARED if pair in self.used else 1.0)
                price = cost + length + (_BEND if turned != axis else 0.0)
                state = (after, turned)
                if price < best.get(state, float("inf")):
                    best[state] = price
                    came[state] = (cell, axis)
                    heappush(heap, (price + self._length(after, end), price, after, turned))
        return [(source.middle, source.y + source.height), (target.middle, target.y)]

    def _centre(self, box: Placed) -> _Cell:
        return (
            bisect_left(self.columns, box.middle),
            bisect_left(self.rows, box.y + box.height / 2),
        )

    def _steps(self, cell: _Cell) -> list[tuple[_Cell, int]]:
        column, row = cell
        steps: list[tuple[_Cell, int]] = []
        if column:
            steps.append(((column - 1, row), 0))
        if column + 1 < len(self.columns):
            steps.append(((column + 1, row), 0))
        if row:
            steps.append(((column, row - 1), 1))
        if row + 1 < len(self.rows):
            steps.append(((column, row + 1), 1))
        return steps

    def _length(self, one: _Cell, other: _Cell) -> float:
        return abs(self.columns[one[0]] - self.columns[other[0]]) + abs(
            self.rows[one[1]] - self.rows[other[1]]
        )

    def _points(
        self, state: tuple[_Cell, int], came: dict[tuple[_Cell, int], tuple[_Cell, int]]
    ) -> list[Point]:
        cells = [state[0]]
        while state in came:
            state = came[state]
            cells.append(state[0])
        for one, other in zip(cells, cells[1:], strict=False):
            pair = (min(one, other), max(one, other))
            self.used[pair] = self.used.get(pair, 0) + 1
        return [(self.columns[column], self.rows[row]) for column, row in reversed(cells)]

    @staticmethod
    def _clipped(points: list[Point], source: Placed, target: Placed) -> list[Point]:
        """Cut the ends off at the borders of the boxes."""
        while len(points) > 2 and _within(points[1], source):
            points.pop(0)
        while len(points) > 2 and _within(points[-2], target):
            points.pop()
        points[0] = _border(points[0], points[1], source)
        points[-1] = _border(points[-1], points[-2], target)
        return points


def _within(point: Point, box: Placed) -> bool:
    return box.x <= point[0] <= box.x + box.width and box.y <= point[1] <= box.y + box.height


def _border(inside: Point, outside: Point, box: Placed) -> Point:
    if outside[0] == inside[0]:
        return (inside[0], box.y if outside[1] < inside[1] else box.y + box.height)
    return (box.x if outside[0] < inside[0] else box.x + box.width, inside[1])


def route(
    lines: Sequence[Line],
    places: dict[str, Placed],
    obstacles: Sequence[Placed],
    height: float,
    width: float,
) -> list[tuple[Line, list[Point]]]:
    """Return each line with the corners of its way. Raises ChartError when there are too many."""
    wanted = [line for line in lines if line.source != line.target]
    if len(wanted) > MOST_ROUTED:
        raise ChartError(
            "too_large",
            f"{len(wanted)} lines across departments, limit {MOST_ROUTED}",
            (("cross_lines", len(wanted)), ("limit", MOST_ROUTED)),
        )
    if not wanted:
        return []
    router = Router(obstacles, width, height)
    return [(line, router.way(places[line.source], places[line.target])) for line in wanted]
