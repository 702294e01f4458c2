"""A flowchart from its records to SVG, asking for layouts as it goes."""

from __future__ import annotations

from collections.abc import Generator

from deskbook.charts.engine import EngineError, Layout
from deskbook.charts.flow.dot import dot_source
from deskbook.charts.flow.draw import SAMPLES, arrow, label, step
from deskbook.charts.flow.graph import Rows, check, rows
from deskbook.charts.flow.place import least_width, take_columns
from deskbook.charts.flow.route import Routes
from deskbook.charts.flow.shapes import COMPACT, ROOMY
from deskbook.charts.legend import legend
from deskbook.charts.records import ChartError, FlowChart, Svg, TreeChart
from deskbook.charts.svg import document, safe_href

WIDTH = 700
_MARGIN = 8

Asking = Generator[list[str], list["Layout | EngineError"], Svg]


def draw_flow_chart(chart: FlowChart | TreeChart) -> Asking:
    """Yield graphs to lay out, receive their layouts, return the chart.

    Raises ChartError when the chart cannot be drawn.
    """
    check(chart)
    for characters in (ROOMY, COMPACT):
        made = rows(chart.nodes, chart.edges, characters)
        if characters != COMPACT and least_width(made) > WIDTH - 2 * _MARGIN:
            continue
        (answer,) = yield [dot_source(made)]
        if isinstance(answer, EngineError):
            raise ChartError("engine", str(answer))
        width = take_columns(made, answer)
        if width <= WIDTH - 2 * _MARGIN:
            break
    routes = Routes(made)
    return _finished(chart, made, routes, width)


def _finished(chart: FlowChart | TreeChart, made: Rows, routes: Routes, width: float) -> Svg:
    for item in made.items:
        item.x += _MARGIN
        item.y += _MARGIN
    ways = [(way, [(x + _MARGIN, y + _MARGIN) for x, y in points]) for way, points in routes.ways]
    width += 2 * _MARGIN
    height = routes.height + 2 * _MARGIN
    words, words_height = legend(chart.legend, SAMPLES, _occurring(chart), height, max(width, 360))
    content = [
        *(arrow(way, points) for way, points in ways),
        *(label(item) for item in made.items if item.kind in {"label", "stub"}),
        *(step(chart.id, item) for item in made.items if item.kind == "step"),
        words,
    ]
    linked = any(safe_href(node.href) for node in chart.nodes)
    size = (max(width, 360) if words else width, height + words_height)
    return document(chart.id, "flow", chart.title, chart.description, size, content, linked)


def _occurring(chart: FlowChart | TreeChart) -> list[str]:
    found: list[str] = [node.kind for node in chart.nodes]
    found += [edge.certainty for edge in chart.edges]
    found += [node.certainty for node in chart.nodes]
    found += ["limit" for node in chart.nodes if node.limit]
    found += ["form" for node in chart.nodes if node.forms]
    found += ["unspecified" for edge in chart.edges if edge.target is None]
    return found
