"""Who takes a case over, and when."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from deskbook.model.parts import Escalation
from deskbook.pages import texts
from deskbook.pages.phrases import detail
from deskbook.pages.writer import Writer


def escalation(w: Writer, value: Sequence[Escalation] | str | None) -> Markup:
    """Return the takers one below the other; the word for their absence where none is written."""
    if not isinstance(value, tuple) or not value:
        return w.missing(value or None)
    return Markup(f'<ul class="db-plain">{"".join(_item(w, one) for one in value)}</ul>')


def _item(w: Writer, one: Escalation) -> str:
    when = ""
    if one.when:
        names = texts.attributes(w.language)
        when = detail(w.name(names.escalate_when) + w.flow(one.when))
    return f"<li>{w.link(one.to, 'taker')}{when}{w.mark(one)}</li>"
