"""Metrics: what is to be reached, and how often that is looked at."""

from __future__ import annotations

from markupsafe import Markup

from deskbook.model import Entity, listed, marker
from deskbook.model.parts import Quantity
from deskbook.model.work import Metric
from deskbook.pages import fields, phrases, texts, values
from deskbook.pages.uses import citation
from deskbook.pages.writer import NOTHING, Writer


def in_short(w: Writer, metric: Entity) -> Markup:
    """Return the target and the period of a metric to stand beside its name; "" when the source
    gives neither."""
    pieces: list[Markup] = []
    if isinstance(metric, Metric):
        if metric.target and not marker(metric.target):
            pieces.append(target(w, metric.target))
        if metric.period and not marker(metric.period):
            pieces.append(fields.period(w, metric.period))
    return phrases.detail(Markup(" · ").join(pieces)) if pieces else NOTHING


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
