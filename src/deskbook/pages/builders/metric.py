"""The page of a metric."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from deskbook.model.parts import Quantity
from deskbook.model.work import Metric
from deskbook.pages import fields, phrases, texts, values
from deskbook.pages.uses import uses
from deskbook.pages.writer import Writer


def build(w: Writer) -> Mapping[str, Any]:
    """Return the target, the period and who works towards the metric."""
    metric = w.entity
    assert isinstance(metric, Metric)
    return {
        "target": _target(w, metric.target),
        "period": fields.period,
        "uses": uses(w),
    }


def _target(w: Writer, value: Quantity | str | None) -> Markup:
    if not isinstance(value, Quantity):
        return w.missing(value)
    words = values.quantity(value)
    text = w.fact(words)
    if value.wording and value.wording != words:
        text += phrases.detail(w.name(texts.attributes(w.language).literal + value.wording))
    return text + w.mark(value)
