"""Duties and functions: what is behind the text of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup, escape

from deskbook.model.parts import Duty
from deskbook.pages import phrases
from deskbook.pages.safe import safe
from deskbook.pages.writer import Writer


def duty_list(w: Writer, duties: Sequence[Duty]) -> Markup:
    """Return a numbered list of duties, functions, rights or obligations, each with its anchor,
    the number it has in the source where that differs, and its details."""
    names = w.labels
    items: list[str] = []
    for number, duty in enumerate(duties, 1):
        source = ""
        if duty.source_no is not None and str(duty.source_no) != str(number):
            given = f"{names.source_number} {escape(duty.source_no)}"
            source = f' <span class="db-source-number">{given}</span>'
        items.append(f"{w.opening(duty)}{source}{_details(w, duty)}</li>\n")
    return safe(f'<ol class="db-duties">\n{"".join(items)}</ol>')


def _details(w: Writer, duty: Duty) -> str:
    entries = "".join(
        f"<div><dt>{escape(label)}</dt><dd>{value}</dd></div>" for label, value in _entries(w, duty)
    )
    return f'<dl class="db-meta">{entries}</dl>' if entries else ""


def _entries(w: Writer, duty: Duty) -> Iterator[tuple[str, Markup]]:
    names = w.labels
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
