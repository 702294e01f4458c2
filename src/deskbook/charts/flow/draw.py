"""The markup of a flowchart's steps, arrows and labels."""

from __future__ import annotations

from deskbook.charts.flow.graph import Arrow, Item
from deskbook.charts.flow.lanes import Lane
from deskbook.charts.records import FlowNode
from deskbook.charts.svg import (
    Point,
    attribute,
    group,
    identifier,
    number,
    rectangle,
    rounded_path,
    text_block,
)
from deskbook.charts.text import LINE_HEIGHT, measure, wrap

SAMPLES = {
    "decision": '<path class="node decision" d="M13 0L26 8 13 16 0 8Z"/>',
    "parallel": '<path class="node parallel" d="M13 0L21 8 13 16 5 8Z"/>'
    '<path class="plus" d="M13 4V12M9 8H17"/>',
    "call": '<rect class="node call" width="26" height="16" rx="4"/>'
    '<rect class="call-inner" x="3" y="3" width="20" height="10" rx="2"/>',
    "limit": '<g class="icon"><circle cx="13" cy="8" r="5"/><path d="M13 5V8L15 9.5"/></g>',
    "form": '<g class="icon"><path d="M9 2.5H15L17.5 5V13.5H9ZM11 7H15M11 10H15"/></g>',
    "derived": '<path class="arrow derived" d="M0 8H26"/>',
    "inferred": '<path class="arrow inferred" d="M0 8H26"/>',
    "unspecified": '<rect class="stub" width="26" height="16" rx="3"/>',
    "reference": '<circle class="node reference" cx="13" cy="8" r="8"/>',
}
_HEADS = {  # from the tip: (upright, forward)
    (True, True): "l-4-8h8z",
    (True, False): "l-4 8h8z",
    (False, True): "l-8-4v8z",
    (False, False): "l8-4v8z",
}
_ROUND = frozenset({"start", "end", "reference"})
LANE_HEAD = 36
SECTION_HEAD = 30
_ICONS = {
    "limit": '<circle cx="5" cy="0" r="5"/><path d="M5 -3V0L7 1.5"/>',
    "form": '<path d="M1 -5.5H7L9.5 -3V5.5H1ZM3 -1.5H7M3 1.5H7"/>',
}


def step(chart: str, item: Item) -> str:
    """Return a step with its texts, icons and link."""
    node, shape = item.node, item.shape
    assert node is not None and shape is not None
    certainty = "" if node.certainty == "stated" else f" {node.certainty}"
    outline = _outline(item, node, f"node {node.kind}{certainty}")
    if node.kind == "parallel":
        return _group(chart, node, outline + _beside(item, shape.title))
    pieces = [outline]
    count = len(shape.actors) + len(shape.title) + sum(len(lines) for _, lines in shape.badges)
    y = item.middle - count * LINE_HEIGHT / 2 + LINE_HEIGHT / 2
    gap = 3 if shape.badges and node.kind != "decision" else 0
    y -= gap / 2
    for lines, style in ((shape.actors, "actor"), (shape.title, "")):
        middle = y + (len(lines) - 1) * LINE_HEIGHT / 2
        pieces.append(text_block(item.x, middle, lines, style))
        y += len(lines) * LINE_HEIGHT
    y += gap
    for kind, lines in shape.badges:
        left = item.x - max(map(measure, lines)) / 2 + 8
        pieces.append(
            f'<g class="icon" transform="translate({number(left - 16)} {number(y)})">'
            f"{_ICONS[kind]}</g>"
        )
        middle = y + (len(lines) - 1) * LINE_HEIGHT / 2
        pieces.append(text_block(left, middle, lines, f"badge {kind}", "start"))
        y += len(lines) * LINE_HEIGHT
    return _group(chart, node, "".join(pieces))


def _group(chart: str, node: FlowNode, content: str) -> str:
    tooltip = node.tooltip or " · ".join(
        part for part in (node.title, "、".join(node.actors), node.limit, *node.forms) if part
    )
    return group(content, "item", identifier(chart, node.id), tooltip, node.href)


def _outline(item: Item, node: FlowNode, names: str) -> str:
    left, right, top, bottom = item.left, item.right, item.y, item.bottom
    if node.kind in {"decision", "parallel"}:
        half = item.height / 2 if node.kind == "parallel" else item.width / 2
        path = (
            f"M{number(item.x)} {number(top)}L{number(item.x + half)} {number(item.middle)} "
            f"{number(item.x)} {number(bottom)} {number(item.x - half)} {number(item.middle)}Z"
        )
        outline = f'<path class="{names}" d="{path}"/>'
        if node.kind == "parallel":
            outline += (
                f'<path class="plus" d="M{number(item.x)} {number(item.middle - 8)}v16'
                f'M{number(item.x - 8)} {number(item.middle)}h16"/>'
            )
        return outline
    radius = min(item.height / 2, 18) if node.kind in _ROUND else 5
    outline = rectangle(left, top, right - left, bottom - top, names, radius)
    if node.kind == "call":
        inner = (left + 3, top + 3, right - left - 6, bottom - top - 6)
        outline += rectangle(*inner, "call-inner", 3)
    return outline


def _beside(item: Item, lines: tuple[str, ...]) -> str:
    """Return the words of a parallel gateway, right of its diamond."""
    return text_block(item.x + item.height / 2 + 4, item.middle, lines, "", "start")


def label(item: Item) -> str:
    """Return an arrow's label, or the stub of an arrow that leads nowhere known."""
    style = "stub" if item.kind == "stub" else "label"
    return (
        f'<g class="{style}-group">'
        + rectangle(item.left, item.y, item.width, item.height, style, 3)
        + text_block(item.x, item.middle, item.lines)
        + "</g>"
    )


def lane(each: Lane, left: float, bottom: float) -> str:
    """Return the frame and the title of a swimlane that ends at `bottom`."""
    x = left + each.left
    return (
        rectangle(x, left, each.width, bottom - left + 4, "lane")
        + rectangle(x, left, each.width, LANE_HEAD - 10, "lane-head")
        + text_block(x + each.width / 2, left + (LANE_HEAD - 10) / 2, (each.title,), "lane-title")
    )


def section(title: str, x: float, y: float, width: float, height: float) -> str:
    """Return the frame of a section with its title."""
    line = wrap(title, width - 20, 1)
    return rectangle(x, y, width, height, "section-frame", 5) + text_block(
        x + width / 2, y + SECTION_HEAD / 2, line, "lane-title"
    )


def arrow(way: Arrow, points: list[Point]) -> str:
    """Return an arrow's line and head."""
    edge = way.edge
    style = "arrow" if edge.certainty == "stated" else f"arrow {edge.certainty}"
    if edge.target is None:
        style += " open"
    tip, before = points[-1], points[-2]
    upright = abs(before[1] - tip[1]) > abs(before[0] - tip[0])
    forward = (tip[1] > before[1]) if upright else (tip[0] > before[0])
    back = -6 if forward else 6
    end = (tip[0], tip[1] + back) if upright else (tip[0] + back, tip[1])
    head = f"M{number(tip[0])} {number(tip[1])}{_HEADS[upright, forward]}"
    line = rounded_path([*points[:-1], end])
    said = f"<title>{attribute(edge.label)}</title>" if edge.label else ""
    return f'<path class="{style}" d="{line}">{said}</path><path class="arrow-head" d="{head}"/>'
