"""A flowchart from its records to SVG, asking for layouts as it goes."""

from __future__ import annotations

from collections.abc import Generator
from itertools import count

from deskbook.charts.engine import EngineError, Layout
from deskbook.charts.flow.arrange import SECTION_PADDING, Part, arrange
from deskbook.charts.flow.dot import dot_source
from deskbook.charts.flow.draw import LANE_HEAD, SAMPLES, arrow, label, lane, step
from deskbook.charts.flow.graph import Item, check, rows
from deskbook.charts.flow.lanes import Lane, actors_of, read_better, take_lanes
from deskbook.charts.flow.place import least_width, take_columns
from deskbook.charts.flow.sections import Section, split
from deskbook.charts.flow.shapes import COMPACT, ROOMY
from deskbook.charts.legend import legend
from deskbook.charts.records import ChartError, FlowChart, Svg, TreeChart
from deskbook.charts.svg import document, safe_href

WIDTH = 700
_MARGIN = 8
_ROOM = WIDTH - 2 * _MARGIN
_DEEPEST = 4  # how often a section is cut again
_LEAST = 360  # room for the legend

Asking = Generator[list[str], list["Layout | EngineError"], Svg]


def draw_flow_chart(chart: FlowChart | TreeChart) -> Asking:
    """Yield graphs to lay out, receive their layouts, return the chart.

    Raises ChartError when the chart cannot be drawn.
    """
    check(chart)
    if _lanes_wanted(chart):
        made = rows(chart.nodes, chart.edges, ROOMY, show_actors=False)
        lanes, width = take_lanes(made)
        if width <= _ROOM or (isinstance(chart, FlowChart) and chart.lanes):
            return _finished(chart, [Part("", made, width)], lanes)
    whole = Section("", tuple(chart.nodes), tuple(chart.edges))
    parts = yield from _parts(whole, count(1), 0)
    return _finished(chart, parts, [])


def _parts(
    section: Section, numbers: count[int], depth: int
) -> Generator[list[str], list[Layout | EngineError], list[Part]]:
    """Lay out a section, or its parts when it is too wide for the column and can be cut."""
    for characters in range(ROOMY, COMPACT - 1, -1):
        made = rows(section.nodes, section.edges, characters)
        if characters != COMPACT and least_width(made) > _ROOM:
            continue
        (answer,) = yield [dot_source(made)]
        if isinstance(answer, EngineError):
            raise ChartError("engine", str(answer))
        width = take_columns(made, answer)
        if width <= _ROOM - (2 * SECTION_PADDING if depth else 0):
            break
    else:
        sections = split(section, numbers) if depth < _DEEPEST else [section]
        if len(sections) > 1:
            parts: list[Part] = []
            for each in sections:
                parts += yield from _parts(each, numbers, depth + 1)
            return parts
    return [Part(section.title, made, width)]


def _lanes_wanted(chart: FlowChart | TreeChart) -> bool:
    if isinstance(chart, TreeChart) or not actors_of(chart.nodes):
        return False
    return read_better(chart.nodes, chart.edges) if chart.lanes is None else chart.lanes


def _finished(chart: FlowChart | TreeChart, parts: list[Part], lanes: list[Lane]) -> Svg:
    """Lead the arrows, put the parts below and beside each other, and draw."""
    frames, ways, width, bottom = arrange(parts, _MARGIN, LANE_HEAD if lanes else 0, _ROOM)
    items = [item for part in parts for item in part.made.items]
    full = max(width + 2 * _MARGIN, _LEAST if chart.legend else 0)
    occurring = _occurring(chart, items)
    words, words_height = legend(chart.legend, SAMPLES, occurring, bottom + _MARGIN + 4, full)
    content = [
        *(lane(each, _MARGIN, bottom) for each in lanes),
        *frames,
        *(arrow(way, points) for way, points in ways),
        *(label(item) for item in items if item.kind in {"label", "stub"}),
        *(step(chart.id, item) for item in items if item.kind == "step"),
        words,
    ]
    linked = any(safe_href(node.href) for node in chart.nodes)
    size = (full if words else width + 2 * _MARGIN, bottom + _MARGIN + words_height + 4)
    return document(chart.id, "flow", chart.title, chart.description, size, content, linked)


def _occurring(chart: FlowChart | TreeChart, items: list[Item]) -> list[str]:
    found: list[str] = [item.node.kind for item in items if item.node]
    found += [edge.certainty for edge in chart.edges]
    found += [node.certainty for node in chart.nodes]
    found += ["limit" for node in chart.nodes if node.limit]
    found += ["form" for node in chart.nodes if node.forms]
    found += ["unspecified" for edge in chart.edges if edge.target is None]
    return found
