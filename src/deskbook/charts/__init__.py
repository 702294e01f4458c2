"""Charts: organization charts, flowcharts and decision trees as accessible, themed SVG.

    engine = Engine("auto", folder=cache_folder)
    for drawn in render([OrgChart(…), FlowChart(…)], engine, cache):
        …  # Svg(markup, width, height), or ChartProblem(code, detail, counts)

The colours live in `web/chart.css`. Nothing here knows the handbook model.
"""

from deskbook.charts.engine import ENGINES, Engine, EngineError, Layout
from deskbook.charts.records import (
    Box,
    Chart,
    ChartProblem,
    FlowChart,
    FlowEdge,
    FlowNode,
    Line,
    OrgChart,
    Svg,
    TreeChart,
)
from deskbook.charts.rendering import render

__all__ = [
    "ENGINES",
    "Box",
    "Chart",
    "ChartProblem",
    "Engine",
    "EngineError",
    "FlowChart",
    "FlowEdge",
    "FlowNode",
    "Layout",
    "Line",
    "OrgChart",
    "Svg",
    "TreeChart",
    "render",
]
