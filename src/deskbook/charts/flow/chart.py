"""A flowchart from its records to SVG, asking for layouts as it goes."""

from __future__ import annotations

from collections.abc import Generator

from deskbook.charts.engine import EngineError, Layout
from deskbook.charts.flow.dot import dot_source
from deskbook.charts.flow.draw import LANE_HEAD, SAMPLES, arrow, label, lane, step
from deskbook.charts.flow.graph import Rows, check, rows
from deskbook.charts.flow.lanes import Lane, actors_of, read_better, take_lanes
from deskbook.charts.flow.place import least_width, take_columns
from deskbook.charts.flow.route import Routes
from deskbook.charts.flow.shapes import COMPACT, ROOMY
from deskbook.charts.legend import legend
from deskbook.charts.records import ChartError, FlowChart, Svg, TreeChart
from deskbook.charts.svg import document, safe_href

WIDTH = 700
_MARGIN = 8
_ROOM = WIDTH - 2 * _MARGIN
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
            return _finished(chart, made, width, lanes)
    for characters in (ROOMY, COMPACT):
        made = rows(chart.nodes, chart.edges, characters)
        if characters != COMPACT and least_width(made) > _ROOM:
            continue
        (answer,) = yield [dot_source(made)]
        if isinstance(answer, EngineError):
            raise ChartError("engine", str(answer))
        width = take_columns(made, answer)
        if width <= _ROOM:
            break
    return _finished(chart, made, width, [])


def _lanes_wanted(chart: FlowChart | TreeChart) -> bool:
    if isinstance(chart, TreeChart) or not actors_of(chart.nodes):
        return False
    return read_better(chart.nodes, chart.edges) if chart.lanes is None else chart.lanes


def _finished(chart: FlowChart | TreeChart, made: Rows, width: float, lanes: list[Lane]) -> Svg:
    """Lead the arrows, move everything inside the margins, and draw."""
    routes = Routes(made)
    top = _MARGIN + (LANE_HEAD if lanes else 0)
    for item in made.items:
        item.x += _MARGIN
        item.y += top
    ways = [(way, [(x + _MARGIN, y + top) for x, y in points]) for way, points in routes.ways]
    full = max(width + 2 * _MARGIN, _LEAST if chart.legend else 0)
    height = top + routes.height + _MARGIN
    words, words_height = legend(chart.legend, SAMPLES, _occurring(chart), height + 4, full)
    content = [
        *(lane(each, _MARGIN, height - _MARGIN) for each in lanes),
        *(arrow(way, points) for way, points in ways),
        *(label(item) for item in made.items if item.kind in {"label", "stub"}),
        *(step(chart.id, item) for item in made.items if item.kind == "step"),
        words,
    ]
    linked = any(safe_href(node.href) for node in chart.nodes)
    size = (full if words else width + 2 * _MARGIN, height + words_height + 4)
    return document(chart.id, "flow", chart.title, chart.description, size, content, linked)


def _occurring(chart: FlowChart | TreeChart) -> list[str]:
    found: list[str] = [node.kind for node in chart.nodes]
    found += [edge.certainty for edge in chart.edges]
    found += [node.certainty for node in chart.nodes]
    found += ["limit" for node in chart.nodes if node.limit]
    found += ["form" for node in chart.nodes if node.forms]
    found += ["unspecified" for edge in chart.edges if edge.target is None]
    return found
