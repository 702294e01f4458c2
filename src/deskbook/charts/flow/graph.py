"""From steps and arrows to rows: which arrows lead back, and in which row everything stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from deskbook.charts.flow.shapes import Shape, label_lines, label_size, shape_of, stub_shape
from deskbook.charts.records import ChartError, FlowChart, FlowEdge, FlowNode, TreeChart

MOST_NODES = 250
MOST_EDGES = 500
BEND_WIDTH = 8.0


@dataclass(slots=True, eq=False)
class Item:
    """Something that takes room in a row: a step, a label, a stub, or a bend of an arrow."""

    name: str
    row: int
    width: float
    height: float
    x: float = 0.0
    y: float = 0.0
    node: FlowNode | None = None
    shape: Shape | None = None
    lines: tuple[str, ...] = ()
    kind: str = "bend"  # step, label, stub, bend

    @property
    def left(self) -> float:
        """The left border."""
        return self.x - self.width / 2

    @property
    def right(self) -> float:
        """The right border."""
        return self.x + self.width / 2

    @property
    def bottom(self) -> float:
        """The lower border."""
        return self.y + self.height

    @property
    def middle(self) -> float:
        """The vertical centre."""
        return self.y + self.height / 2


@dataclass(slots=True, eq=False)
class Arrow:
    """An edge and what it passes from `items[0]` to `items[-1]`.

    An arrow that leads back lists its items from top to bottom, too, and starts at the last.
    """

    edge: FlowEdge
    items: list[Item]
    back: bool = False


@dataclass(slots=True)
class Rows:
    """A chart ready to be laid out."""

    items: list[Item] = field(default_factory=list)
    arrows: list[Arrow] = field(default_factory=list)
    steps: dict[str, Item] = field(default_factory=dict)


def check(chart: FlowChart | TreeChart) -> None:
    """Raise ChartError when the chart is too large, or names steps twice or that do not exist."""
    for name, count, most in (
        ("nodes", len(chart.nodes), MOST_NODES),
        ("edges", len(chart.edges), MOST_EDGES),
    ):
        if count > most:
            raise ChartError(
                "too_large", f"{count} {name}, limit {most}", ((name, count), ("limit", most))
            )
    if not chart.nodes:
        raise ChartError("broken", "no steps")
    known = {node.id for node in chart.nodes}
    if len(known) != len(chart.nodes):
        raise ChartError("broken", "two steps have the same id")
    ends = {end for edge in chart.edges for end in (edge.source, edge.target) if end is not None}
    if ends - known:
        raise ChartError("broken", f"unknown steps: {', '.join(sorted(ends - known))}")


def back_edges(nodes: Sequence[FlowNode], edges: Sequence[FlowEdge]) -> set[int]:
    """Return the positions of the edges that lead back.

    In a loop the order in which the steps are written decides: what leads to an earlier step, or to
    the step itself, leads back. Outside of loops the order of writing does not matter.
    """
    order = {node.id: index for index, node in enumerate(nodes)}
    forward: dict[str, list[str]] = {node.id: [] for node in nodes}
    backward: dict[str, list[str]] = {node.id: [] for node in nodes}
    for edge in edges:
        if edge.target is not None:
            forward[edge.source].append(edge.target)
            backward[edge.target].append(edge.source)
    loop: dict[str, str] = {}  # each step to one of the steps it is in a loop with (Kosaraju)
    for start in reversed(_finished(forward)):
        waiting = [start]
        while waiting:
            current = waiting.pop()
            if current not in loop:
                loop[current] = start
                waiting += backward[current]
    return {
        index
        for index, edge in enumerate(edges)
        if edge.target is not None
        and loop[edge.source] == loop[edge.target]
        and order[edge.target] <= order[edge.source]
    }


def _finished(forward: dict[str, list[str]]) -> list[str]:
    """Return the steps in the order a depth-first walk leaves them."""
    left: list[str] = []
    seen: set[str] = set()
    for start in forward:
        if start in seen:
            continue
        seen.add(start)
        stack = [(start, iter(forward[start]))]
        while stack:
            current, following = stack[-1]
            for after in following:
                if after not in seen:
                    seen.add(after)
                    stack.append((after, iter(forward[after])))
                    break
            else:
                left.append(current)
                stack.pop()
    return left


def rows(
    nodes: Sequence[FlowNode],
    edges: Sequence[FlowEdge],
    characters: int,
    show_actors: bool = True,
) -> Rows:
    """Give every step, label, stub and bend its row; arrows lead from a row to the next one."""
    back = back_edges(nodes, edges)
    lines = [label_lines(edge.label) for edge in edges]
    row = _step_rows(nodes, edges, lines, back)
    while down := {index for index in back if _leads_down(edges[index], row)}:
        # What leads back in the loop may still lead down in the picture.
        back -= down
        row = _step_rows(nodes, edges, lines, back)
    made = Rows()
    for index, node in enumerate(nodes):
        shape = shape_of(node, characters, show_actors)
        item = Item(f"n{index}", row[node.id], shape.width, shape.height, node=node, shape=shape)
        item.kind = "step"
        made.steps[node.id] = item
        made.items.append(item)
    for index, edge in enumerate(edges):
        source = made.steps[edge.source]
        if edge.target is None:
            shape = stub_shape(edge.unspecified)
            target_row = source.row + (2 if lines[index] else 1)
            target = Item(f"u{index}", target_row, shape.width, shape.height, lines=shape.title)
            target.kind = "stub"
            made.items.append(target)
        else:
            target = made.steps[edge.target]
        make = _back_arrow if index in back else _arrow
        made.arrows.append(make(made, index, edge, (source, target), lines[index]))
    return made


def _leads_down(edge: FlowEdge, row: dict[str, int]) -> bool:
    return edge.target is not None and row[edge.target] > row[edge.source]


def _step_rows(
    nodes: Sequence[FlowNode],
    edges: Sequence[FlowEdge],
    lines: Sequence[tuple[str, ...]],
    back: set[int],
) -> dict[str, int]:
    """Return the row of each step: as high up as its arrows allow."""
    row = {node.id: 0 for node in nodes}
    leaving: dict[str, list[tuple[str, int]]] = defaultdict(list)
    waiting = dict.fromkeys(row, 0)
    for index, edge in enumerate(edges):
        if index not in back and edge.target is not None:
            leaving[edge.source].append((edge.target, 2 if lines[index] else 1))
            waiting[edge.target] += 1
    ready = [name for name, count in waiting.items() if not count]
    for name in ready:
        for target, distance in leaving[name]:
            row[target] = max(row[target], row[name] + distance)
            waiting[target] -= 1
            if not waiting[target]:
                ready.append(target)
    return row


def _label(index: int, row: int, lines: tuple[str, ...]) -> Item:
    width, height = label_size(lines)
    item = Item(f"l{index}", row, width, height, lines=lines)
    item.kind = "label"
    return item


def _arrow(
    made: Rows, index: int, edge: FlowEdge, ends: tuple[Item, Item], lines: tuple[str, ...]
) -> Arrow:
    source, target = ends
    passed: list[Item] = []
    row = source.row + 1
    if lines:
        passed.append(_label(index, row, lines))
        row += 1
    passed += _bends(index, range(row, target.row))
    made.items += passed
    return Arrow(edge, [source, *passed, target])


def _back_arrow(
    made: Rows, index: int, edge: FlowEdge, ends: tuple[Item, Item], lines: tuple[str, ...]
) -> Arrow:
    """The arrow leaves its step sideways, through the label, climbs, and enters sideways."""
    source, target = ends
    beside = _label(index, source.row, lines) if lines else _bends(index, [source.row])[0]
    passed = [*_bends(index, range(target.row, source.row)), beside]
    made.items += passed
    return Arrow(edge, [target, *passed, source], back=True)


def _bends(index: int, rows_: Iterable[int]) -> list[Item]:
    return [Item(f"b{index}x{row}", row, BEND_WIDTH, 0.0) for row in rows_]
