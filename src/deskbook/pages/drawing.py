"""A drawn chart as part of a page, or the word that there is none."""

from __future__ import annotations

from markupsafe import Markup, escape

from deskbook.charts.records import Chart, Svg
from deskbook.pages import texts
from deskbook.pages.writer import Writer


def drawing(w: Writer, chart: Chart | None) -> Markup:
    """Return the chart in a figure; a sentence when it cannot be drawn; "" when there is nothing
    to draw or charts are switched off."""
    if chart is None or w.view.charts is None:
        return Markup()
    drawn = w.view.charts((chart,))[0]
    if isinstance(drawn, Svg):
        return Markup(f'<figure class="db-chart">{drawn.markup}</figure>')
    names = texts.attributes(w.language)
    reason = names.chart_too_large if drawn.code == "too_large" else names.chart_not_drawn
    return Markup(f'<p class="db-chart-problem">{escape(reason)}</p>')
