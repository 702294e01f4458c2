"""The page of a metric."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from deskbook.model.work import Metric
from deskbook.pages import fields
from deskbook.pages.metrics import target
from deskbook.pages.uses import uses
from deskbook.pages.writer import Writer


def build(w: Writer) -> Mapping[str, Any]:
    """Return the target, the period and who works towards the metric."""
    metric = w.entity
    assert isinstance(metric, Metric)
    return {
        "target": target(w, metric.target),
        "period": fields.period,
        "uses": uses(w),
    }
