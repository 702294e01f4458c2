"""The page of a metric."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from deskbook.model import listed, marker
from deskbook.model.parts import Quantity
from deskbook.model.work import Metric
from deskbook.pages import fields, phrases, texts, values
from deskbook.pages.uses import citation, uses
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


def target(w: Writer, value: Quantity | str | None) -> Markup:
    """Return the target; one that is laid down elsewhere is shown with a link to that place."""
    if not isinstance(value, Quantity):
        return w.missing(value) if not value or marker(value) else _laid_down(w, value)
    words = values.quantity(value)
    text = w.fact(words)
    if value.wording and value.wording != words:
        text += phrases.detail(w.name(texts.attributes(w.language).literal + value.wording))
    return text + w.mark(value)


def _laid_down(w: Writer, reference: str) -> Markup:
    entity = w.view.target(reference, w.key.organization, phrases.ANYTHING)
    part = reference.partition("#")[2]
    found = w.view.part(entity.key, part) if entity and part else ()
    figures = listed(getattr(found[-1], "quantities", None)) if found else ()
    if not figures:
        return phrases.values_elsewhere(w, reference)
    return phrases.quantities(w, figures) + phrases.detail(citation(w, reference))
