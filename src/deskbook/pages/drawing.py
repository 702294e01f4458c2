"""A drawn chart as part of a page, or the word that there is none."""

from __future__ import annotations

from functools import lru_cache

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
        return Markup(
            f'<figure class="db-chart"><deskbook-chart {_labels(w.language)}>'
            f"{drawn.markup}</deskbook-chart></figure>"
        )
    names = texts.attributes(w.language)
    reason = names.chart_too_large if drawn.code == "too_large" else names.chart_not_drawn
    return Markup(f'<p class="db-chart-problem">{escape(reason)}</p>')


VIEWER_TEXTS = (
    "viewer_toolbar",
    "viewer_zoom_in",
    "viewer_zoom_out",
    "viewer_fit",
    "viewer_full_screen",
    "viewer_find",
    "viewer_found",
    "viewer_save_svg",
    "viewer_save_png",
)
"""The texts of the viewer's tools, in the order of its attributes."""


@lru_cache(maxsize=4)
def _labels(language: str) -> str:
    """Return the texts of the viewer's tools as attributes; without a script they do nothing."""
    names = vars(texts.attributes(language))
    return " ".join(
        f'data-label-{name.removeprefix("viewer_").replace("_", "-")}="{escape(names[name])}"'
        for name in VIEWER_TEXTS
    )
