"""Flowcharts and decision trees.

Graphviz orders the steps of each row and says how far to the right each stands; the rows, the
right-angled arrows and the drawing are ours.
"""

from deskbook.charts.flow.chart import draw_flow_chart

__all__ = ["draw_flow_chart"]
