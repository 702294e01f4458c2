"""Time limits that can be linked to, and whether a limit promises anything at all."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from deskbook.model import listed, marker
from deskbook.model.parts import Cadence, Limit
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
    cited = _cited(value)
    found: Sequence[object] = ()
    if isinstance(value, Limit) and not cited:
        found = (value,)
    elif cited:
        owner = _owner(view, organization, cited)
        limits = (getattr(owner, "limit", None), *listed(getattr(owner, "limits", None)))
        found = (owner,) if isinstance(owner, Limit) else limits
    return tuple(
        limit for limit in found if isinstance(limit, Limit) and (limit.within or limit.wording)
    )


def cycle(view: View, organization: str, value: Limit | str | None) -> str:
    """Return the citation of a place that says how often something happens but lays down no limit;
    "" for all other values."""
    cited = _cited(value)
    if not cited or stated(view, organization, value):
        return ""
    owner = _owner(view, organization, cited)
    return cited if isinstance(getattr(owner, "cadence", None), Cadence) else ""


def words(limit: Limit, language: str) -> str:
    """Return a stated limit in a few plain words: "24 小时内"."""
    return values.within(limit.within, language) if limit.within else limit.wording


def _cited(value: Limit | str | None) -> str:
    cited = value.see if isinstance(value, Limit) else value
    return cited if cited and not marker(cited) else ""


def _owner(view: View, organization: str, reference: str) -> object:
    """Return the entity or part a citation names, None when it leads nowhere."""
    entity = view.target(reference, organization, phrases.ANYTHING)
    if entity is None:
        return None
    part = reference.partition("#")[2]
    found: Sequence[object] = view.part(entity.key, part) if part else (entity,)
    return found[-1] if found else None
