"""Duties and functions: what is behind the text of each."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup, escape

from deskbook.model.parts import Duty
from deskbook.pages import phrases, texts
from deskbook.pages.writer import Writer


def details(w: Writer, duty: Duty) -> Markup:
    """Return how often, until when, how many, with whom, on which forms and in which procedures;
    "" for a duty that says none of it."""
    entries = "".join(
        f"<div><dt>{escape(label)}</dt><dd>{value}</dd></div>" for label, value in _details(w, duty)
    )
    return Markup(f'<dl class="db-meta">{entries}</dl>') if entries else Markup()


def _details(w: Writer, duty: Duty) -> Iterator[tuple[str, Markup]]:
    names = texts.labels(w.language, w.view.settings.language)
    if duty.cadence:
        yield names.cadence, phrases.cadence(w, duty.cadence)
    if duty.limit:
        yield names.limit, phrases.limit(w, duty.limit)
    if duty.quantities:
        yield names.quantities, phrases.quantities(w, duty.quantities)
    if duty.counterparts:
        yield names.counterparts, w.links(duty.counterparts)
    if duty.forms:
        yield names.forms, w.links(duty.forms, "form")
    if duty.procedures:
        yield names.procedures, w.links(duty.procedures, "procedure")
