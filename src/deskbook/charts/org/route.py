"""Lines between boxes that are not below each other: round the other boxes, along the gaps."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from heapq import heappop, heappush

from deskbook.charts.org.layout import Placed
from deskbook.charts.records import ChartError, Line
from deskbook.charts.svg import Point

MOST_ROUTED = 60
_CLEARANCE = 4
_BEND = 24.0
_NOT = bytes((1, 0)) + bytes(254)
_SHARED = 2.5  # how much dearer a piece is on which another line already runs


class Router:
    """Finds ways between boxes; later lines avoid running on top of earlier ones.

    The plane is a grid of the borders and centres of all boxes. A cell's number is row × columns +
    column; a state is twice the cell's number plus 0 (moving across) or 1 (moving down or up).
    """

    def __init__(self, obstacles: Sequence[Placed], width: float, height: float) -> None:
        columns = {2.0, width - 2.0}
        rows = {2.0, height - 2.0}
        for box in obstacles:
            columns |= {box.x - _CLEARANCE, box.middle, box.x + box.width + _CLEARANCE}
            middle = box.y + box.height / 2
            rows |= {box.y - _CLEARANCE, middle, box.y + box.height + _CLEARANCE}
        self.columns = sorted(value for value in columns if 0 <= value <= width)
        self.rows = sorted(value for value in rows if 0 <= value <= height)
        self.blocked = bytearray(len(self.columns) * len(self.rows))
        for box in obstacles:
            for cell in self._inside(box, _CLEARANCE - 1):
                self.blocked[cell] = 1
        self.used: set[tuple[int, int]] = set()

    def _inside(self, box: Placed, around: float = 0) -> list[int]:
        """Return the cells in a box and as far `around` it as no line may come."""
        across = range(
            bisect_right(self.columns, box.x - around),
            bisect_left(self.columns, box.x + box.width + around),
        )
        down = range(
            bisect_right(self.rows, box.y - around),
            bisect_left(self.rows, box.y + box.height + around),
        )
        return [row * len(self.columns) + column for row in down for column in across]

    def way(self, source: Placed, target: Placed) -> list[Point]:
        """Return the corners of the cheapest way from one box's border to another's.

        Length, bends and shared pieces cost. Returns a straight line when boxes leave no way.
        """
        free = bytearray(self.blocked.translate(_NOT))
        for cell in (*self._inside(source, _CLEARANCE), *self._inside(target, _CLEARANCE)):
            free[cell] = 1
        came = self._search(self._centre(source), self._centre(target), free)
        if came is None:
            return [(source.middle, source.y + source.height), (target.middle, target.y)]
        return self._clipped(self._points(came), source, target)

    def _search(self, start: int, end: int, free: bytearray) -> list[int] | None:
        """Return the cells of the cheapest way from start to end (A*), or None."""
        columns, rows, width, used = self.columns, self.rows, len(self.columns), self.used
        end_row, end_column = divmod(end, width)
        end_x, end_y = columns[end_column], rows[end_row]
        best = {start * 2: 0.0, start * 2 + 1: 0.0}
        came: dict[int, int] = {}
        heap = [(0.0, start * 2), (0.0, start * 2 + 1)]
        while heap:
            _, state = heappop(heap)
            cell, axis = divmod(state, 2)
            if cell == end:
                return _traced(state, came)
            cost = best[state]
            row, column = divmod(cell, width)
            x, y = columns[column], rows[row]
            for after, turned, inside in (
                (cell - 1, 0, column > 0),
                (cell + 1, 0, column + 1 < width),
                (cell - width, 1, row > 0),
                (cell + width, 1, row + 1 < len(rows)),
            ):
                if not inside or not free[after]:
                    continue
                after_row, after_column = divmod(after, width)
                next_x, next_y = columns[after_column], rows[after_row]
                length = abs(next_x - x) + abs(next_y - y)
                if used and ((cell, after) if cell < after else (after, cell)) in used:
                    length *= _SHARED
                price = cost + length + (_BEND if turned != axis else 0.0)
                reached = after * 2 + turned
                known = best.get(reached)
                if known is None or price < known - 1e-9:
                    best[reached] = price
                    came[reached] = state
                    away_x, away_y = abs(end_x - next_x), abs(end_y - next_y)
                    turn = away_y if turned == 0 else away_x
                    guess = away_x + away_y + (_BEND if turn else 0.0)
                    heappush(heap, (price + guess, reached))
        return None

    def _centre(self, box: Placed) -> int:
        column = bisect_left(self.columns, box.middle)
        return bisect_left(self.rows, box.y + box.height / 2) * len(self.columns) + column

    def _points(self, cells: list[int]) -> list[Point]:
        for one, other in itertools.pairwise(cells):
            self.used.add((one, other) if one < other else (other, one))
        width = len(self.columns)
        return [(self.columns[cell % width], self.rows[cell // width]) for cell in cells]

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


def _traced(state: int, came: dict[int, int]) -> list[int]:
    """Return the cells passed on the way to a state, the first one first."""
    cells = [state // 2]
    while state in came:
        state = came[state]
        if state // 2 != cells[-1]:
            cells.append(state // 2)
    return cells[::-1]


def _within(point: Point, box: Placed) -> bool:
    return box.x <= point[0] <= box.x + box.width and box.y <= point[1] <= box.y + box.height


def _border(inside: Point, outside: Point, box: Placed) -> Point:
    if outside[0] == inside[0]:
        return (inside[0], box.y if outside[1] < inside[1] else box.y + box.height)
    return (box.x if outside[0] < inside[0] else box.x + box.width, inside[1])


def route(
    lines: Sequence[Line],
    places: tuple[dict[str, Placed], dict[str, Placed]],
    obstacles: Sequence[Placed],
    height: float,
    width: float,
) -> list[tuple[Line, list[Point]]]:
    """Return each line with the corners of its way.

    `places` are the boxes by id, and where lines to a box end when that is not the box itself (a
    head's department, unless the line starts in it). Raises ChartError when there are too many.
    """
    wanted = [line for line in lines if line.source != line.target]
    if len(wanted) > MOST_ROUTED:
        raise ChartError(
            "too_large",
            f"{len(wanted)} lines across departments, limit {MOST_ROUTED}",
            (("cross_lines", len(wanted)), ("limit", MOST_ROUTED)),
        )
    if not wanted:
        return []
    everywhere, arriving = places
    router = Router(obstacles, width, height)
    ways = []
    for line in wanted:
        source = everywhere[line.source]
        target = arriving.get(line.target, everywhere[line.target])
        if target.box is source.box or source.box.parent == target.box.id:
            target = everywhere[line.target]
        ways.append((line, router.way(source, target)))
    return ways
