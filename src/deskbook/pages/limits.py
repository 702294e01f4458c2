"""Time limits that can be linked to, and whether a limit promises anything at all."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from deskbook.model import listed, marker
from deskbook.model.parts import Limit
from deskbook.pages import phrases, values
from deskbook.pages.view import View
from deskbook.pages.writer import Writer


def anchored(w: Writer, value: Limit | str | None) -> Markup:
    """Return a time limit that can be linked to under its own id."""
    text = phrases.limit(w, value)
    if isinstance(value, Limit) and value.id:
        return Markup(f'<span id="{escape(value.id)}">{text}</span>')
    return text


def stated(view: View, organization: str, value: Limit | str | None) -> Sequence[Limit]:
    """Return the limits a field really states: its own, or those laid down at the place it names.

    A limit without a duration and without wording states nothing.
    """
    cited = value.see if isinstance(value, Limit) else value
    found: Sequence[object] = ()
    if isinstance(value, Limit) and not cited:
        found = (value,)
    elif cited and not marker(cited):
        found = _laid_down(view, organization, cited)
    return tuple(
        limit for limit in found if isinstance(limit, Limit) and (limit.within or limit.wording)
    )


def words(limit: Limit, language: str) -> str:
    """Return a stated limit in a few plain words: "24 小时内"."""
    return values.within(limit.within, language) if limit.within else limit.wording


def _laid_down(view: View, organization: str, reference: str) -> Sequence[object]:
    entity = view.target(reference, organization, phrases.ANYTHING)
    if entity is None:
        return ()
    part = reference.partition("#")[2]
    found: Sequence[object] = view.part(entity.key, part) if part else (entity,)
    if not found:
        return ()
    owner = found[-1]
    if isinstance(owner, Limit):
        return (owner,)
    return (getattr(owner, "limit", None), *listed(getattr(owner, "limits", None)))
