"""Puts the parts of a chart on the sheet: the trunk on top, the sections in rows below it."""

from __future__ import annotations

from dataclasses import dataclass

from deskbook.charts.flow.draw import SECTION_HEAD, section
from deskbook.charts.flow.graph import Arrow, Rows
from deskbook.charts.flow.route import Routes
from deskbook.charts.svg import Point

SECTION_PADDING = 10
_GAP = 12


@dataclass(frozen=True, slots=True)
class Part:
    """A laid out part of a chart; a part without a title has no frame."""

    title: str
    made: Rows
    width: float


def arrange(
    parts: list[Part], margin: float, head: float, room: float
) -> tuple[list[str], list[tuple[Arrow, list[Point]]], float, float]:
    """Move every item to its place on the sheet.

    `head` is left free at the top; parts share a row while they fit into `room`. Returns the markup
    of the frames, the arrows with their corners, the width taken, and where the lowest part ends.
    """
    routed = [(part, Routes(part.made)) for part in parts]
    frames: list[str] = []
    ways: list[tuple[Arrow, list[Point]]] = []
    bottom, widest = margin + head, 0.0
    sheet = max(max(_outer(part) for part in parts), min(room, sum(map(_outer, parts))))
    for row in _rows(routed, room):
        taken = sum(_outer(part) + _GAP for part, _ in row) - _GAP
        x, top = margin + ((sheet - taken) / 2 if len(parts) > 1 else 0), bottom
        for part, routes in row:
            inset, down = (SECTION_PADDING, SECTION_HEAD) if part.title else (0, 0)
            high = routes.height + down + (SECTION_PADDING if part.title else 0)
            if part.title:
                frames.append(section(part.title, x, top, _outer(part), high))
            _move(part.made, x + inset, top + down)
            ways += [
                (way, [(px + x + inset, py + top + down) for px, py in points])
                for way, points in routes.ways
            ]
            bottom = max(bottom, top + high)
            x += _outer(part) + _GAP
        widest = max(widest, taken)
        bottom += _GAP
    return frames, ways, max(widest, sheet if len(parts) > 1 else 0), bottom - _GAP


def _outer(part: Part) -> float:
    return part.width + (2 * SECTION_PADDING if part.title else 0)


def _rows(routed: list[tuple[Part, Routes]], room: float) -> list[list[tuple[Part, Routes]]]:
    """Fill rows in the given order; what has no frame stands alone."""
    rows: list[list[tuple[Part, Routes]]] = []
    used = 0.0
    for part, routes in routed:
        wide = _outer(part)
        alone = not part.title or (rows and not rows[-1][0][0].title)
        if not rows or alone or used + _GAP + wide > room:
            rows.append([])
            used = -_GAP
        rows[-1].append((part, routes))
        used += _GAP + wide
    return rows


def _move(made: Rows, x: float, y: float) -> None:
    for item in made.items:
        item.x += x
        item.y += y
