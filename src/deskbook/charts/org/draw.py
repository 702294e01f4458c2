"""The finished drawing of an organization chart."""

from __future__ import annotations

from deskbook.charts.legend import legend
from deskbook.charts.org.blocks import Block, build
from deskbook.charts.org.layout import GAP, WIDTH, Comb, Packer, Placed, Plan
from deskbook.charts.org.route import route
from deskbook.charts.records import Box, OrgChart, Svg
from deskbook.charts.svg import (
    Point,
    attribute,
    document,
    group,
    identifier,
    number,
    rectangle,
    rounded_path,
    safe_href,
    text_block,
)
from deskbook.charts.text import LINE_HEIGHT

_MARGIN = 6
_LEAST = 360  # room for the legend
_SAMPLES = {
    "head": '<rect class="box head" width="26" height="16" rx="3"/>',
    "solid": '<path class="line" d="M0 8H26"/>',
    "inferred_line": '<path class="line inferred" d="M0 8H26"/>',
    "dotted": '<path class="line dotted" d="M0 8H26"/>',
    "vacant": '<rect class="box vacant" width="26" height="16" rx="3"/>',
    "partly_vacant": '<rect class="box" width="26" height="16" rx="3"/>'
    '<rect class="vacant-part" x="1" y="11" width="24" height="4"/>',
    "concurrent": '<rect class="box" width="26" height="16" rx="3"/>'
    '<path class="concurrent-mark" d="M17 0H26V9Z"/>',
    "inferred": '<rect class="box inferred" width="26" height="16" rx="3"/>',
    "group": '<rect class="frame group" width="26" height="16" rx="8"/>',
    "party": '<rect class="box party" width="26" height="16" rx="8"/>',
}


def draw_org_chart(chart: OrgChart) -> Svg:
    """Return the chart as SVG, at most 700 pixels wide. Raises ChartError when it cannot be drawn.

    Reporting lines within a frame hang below their head like a comb; all other lines are led
    round the boxes.
    """
    blocks, leaves, rest = build(chart)
    plan = Plan()
    packer = Packer()
    root = blocks[0] if len(blocks) == 1 and not leaves else Block(None, None, leaves, blocks)
    room = WIDTH - 2 * _MARGIN
    width = max(packer.least(root), min(packer.natural(root), room))
    packer.place(root, _MARGIN, _MARGIN, width, plan)
    width += 2 * _MARGIN
    height = plan.height + _MARGIN
    arriving: dict[str, Placed] = {}
    places = {placed.box.id: placed for placed in (*plan.frames, *plan.boxes)}
    for placed in plan.frames:
        places[placed.box.id] = _title_bar(placed)
    # A line to the head of a department ends at the department: its frame is in the way.
    for box in chart.boxes:
        if box.head and box.parent in places and box.id in places:
            arriving[box.id] = places[box.parent]
    ways = route(
        rest, (places, arriving), [*plan.boxes, *map(_title_bar, plan.frames)], height, width
    )
    full = max(width, _LEAST) if chart.legend else width
    words, words_height = legend(chart.legend, _SAMPLES, _occurring(chart), height, full)
    content = [
        *(_frame(chart.id, placed) for placed in plan.frames),
        *(_comb(comb) for comb in plan.combs),
        *(_way(line.kind, line.inferred, line.label, points) for line, points in ways),
        *(_box(chart.id, placed) for placed in plan.boxes),
        words,
    ]
    linked = any(safe_href(box.href) for box in chart.boxes)
    size = (full if words else width, height + words_height)
    return document(chart.id, "org", chart.title, chart.description, size, content, linked)


def _occurring(chart: OrgChart) -> list[str]:
    found: list[str] = [state for box in chart.boxes for state in box.states]
    found += [box.kind for box in chart.boxes]
    found += ["head" for box in chart.boxes if box.head]
    found += [
        "dotted" if line.kind == "dotted" else "inferred_line" if line.inferred else "solid"
        for line in chart.lines
    ]
    return found


def _title_bar(frame: Placed) -> Placed:
    """Return the part of a frame that texts stand in, which lines must not cross."""
    high = max(1, len(frame.lines) + len(frame.notes)) * LINE_HEIGHT + 6
    return Placed(frame.box, frame.x, frame.y, frame.width, high, (), ())


def _tooltip(box: Box) -> str:
    return box.tooltip or (f"{box.title} · {box.note}" if box.note else box.title)


def _frame(chart: str, placed: Placed) -> str:
    box = placed.box
    count = len(placed.lines) + len(placed.notes)
    middle = placed.y + 6 + LINE_HEIGHT / 2
    if box.kind == "organization":
        parts = [rectangle(placed.x, placed.y, placed.width, count * LINE_HEIGHT + 8, "banner", 4)]
        middle = placed.y + 4 + LINE_HEIGHT / 2
    else:
        radius = 14 if box.kind == "group" else 5
        names = " ".join(("frame", box.kind, *box.states))
        parts = [rectangle(placed.x, placed.y, placed.width, placed.height, names, radius)]
    first = middle + (len(placed.lines) - 1) * LINE_HEIGHT / 2
    if box.note and not placed.notes:
        title = (
            f'<text class="frame-title" x="{number(placed.middle)}" y="{number(middle)}">'
            f'{attribute(box.title)}<tspan class="note" dx="8">{attribute(box.note)}</tspan></text>'
        )
        parts.append(title)
    else:
        parts.append(text_block(placed.middle, first, placed.lines, "frame-title"))
        below = middle + (len(placed.lines) + (len(placed.notes) - 1) / 2) * LINE_HEIGHT
        parts.append(text_block(placed.middle, below, placed.notes, "note"))
    return group("".join(parts), "item section", identifier(chart, box.id), _tooltip(box), box.href)


def _box(chart: str, placed: Placed) -> str:
    box = placed.box
    names = " ".join(("box", box.kind, *(("head",) if box.head else ()), *box.states))
    radius = 14 if box.kind in {"party", "group"} else 3
    parts = [rectangle(placed.x, placed.y, placed.width, placed.height, names, radius)]
    right = placed.x + placed.width
    if "partly_vacant" in box.states:
        bar = (placed.x + 1, placed.y + placed.height - 5, placed.width - 2, 4)
        parts.append(rectangle(*bar, "vacant-part"))
    if "concurrent" in box.states:
        parts.append(
            f'<path class="concurrent-mark" d="M{number(right - 11)} {number(placed.y)}'
            f'H{number(right)}V{number(placed.y + 11)}Z"/>'
        )
    count = len(placed.lines) + len(placed.notes)
    first = placed.y + placed.height / 2 - (count - 1) * LINE_HEIGHT / 2
    title = first + (len(placed.lines) - 1) * LINE_HEIGHT / 2
    note = first + (len(placed.lines) + (len(placed.notes) - 1) / 2) * LINE_HEIGHT
    parts.append(text_block(placed.middle, title, placed.lines))
    parts.append(text_block(placed.middle, note, placed.notes, "note"))
    return group("".join(parts), "item", identifier(chart, box.id), _tooltip(box), box.href)


def _comb(comb: Comb) -> str:
    """Return the trunk, the buses and the teeth of one head's lines."""
    first_bus = comb.rows[0][0]
    all_inferred = all(tooth.inferred for _, teeth in comb.rows for tooth in teeth)
    style = "line inferred" if all_inferred else "line"
    x, y = comb.top
    by_trunk = comb.detour or len(comb.rows) > 1
    if comb.detour:
        aside = y + GAP / 2
        pieces = [
            f"M{number(x)} {number(y)}V{number(aside)}H{number(comb.trunk)}"
            f"V{number(comb.rows[-1][0])}"
        ]
    else:
        pieces = [f"M{number(x)} {number(y)}V{number(first_bus)}"]
        if by_trunk:
            pieces.append(f"M{number(comb.trunk)} {number(first_bus)}V{number(comb.rows[-1][0])}")
    drops: list[str] = []
    for index, (bus, teeth) in enumerate(comb.rows):
        ends = [tooth.x for tooth in teeth]
        if index == 0 and not comb.detour:
            ends.append(x)
        if by_trunk:
            ends.append(comb.trunk)
        if max(ends) - min(ends) > 0.5:
            pieces.append(f"M{number(min(ends))} {number(bus)}H{number(max(ends))}")
        drops += [
            f'<path class="line{" inferred" if tooth.inferred else ""}" '
            f'd="M{number(tooth.x)} {number(bus)}V{number(tooth.bottom)}"/>'
            for tooth in teeth
        ]
    return f'<path class="{style}" d="{"".join(pieces)}"/>{"".join(drops)}'


def _way(kind: str, inferred: bool, label: str, points: list[Point]) -> str:
    style = "line dotted" if kind == "dotted" else "line inferred" if inferred else "line"
    hint = f"<title>{attribute(label)}</title>" if label else ""
    return f'<path class="{style} routed" d="{rounded_path(points)}">{hint}</path>'
