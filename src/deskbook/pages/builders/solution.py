"""The page of a solution: first what the agent says, then everything around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup, escape

from deskbook.model import Entity, Key
from deskbook.model.knowledge import Solution
from deskbook.model.record import Part
from deskbook.pages import limits, lists, texts
from deskbook.pages.escalations import escalation
from deskbook.pages.uses import short_label, uses
from deskbook.pages.writer import Writer


def build(w: Writer) -> Mapping[str, Any]:
    """Return what the card shows beyond the solution's own fields."""
    solution = w.entity
    assert isinstance(solution, Solution)
    return {
        "description": w.plain(solution.answer.say or solution.summary)[:200],
        "texts": lists.texts,
        "names": lists.names,
        "limit_text": limit_or_warning,
        "escalation": escalation,
        "procedure": _procedure(w, solution),
        "codes": Markup(" ").join(
            Markup(f"<code>{escape(code)}</code>") for code in solution.codes
        ),
        "related": _related(w, solution),
        "trees": _trees(w, solution),
        "uses": uses(w, ("solution", "tree")),
    }


def limit_or_warning(w: Writer, solution: Solution) -> Markup:
    """Return the limit; without one that is stated, the warning to promise none."""
    text = limits.anchored(w, solution.limit)
    if limits.stated(w.view, w.key.organization, solution.limit):
        return text
    warning = w.name(texts.attributes(w.language).no_promise)
    return text + Markup(f' <strong class="db-no-promise">{warning}</strong>')


def _procedure(w: Writer, solution: Solution) -> Markup:
    """Return the procedure it follows, and the step it begins at."""
    if not solution.procedure:
        return Markup()
    entity = w.view.target(solution.procedure, w.key.organization, ("procedure",))
    part = solution.procedure.partition("#")[2]
    found = w.view.part(entity.key, part) if entity and part else ()
    node = found[-1] if found else None
    if entity is None or not isinstance(node, Part):
        return w.link(solution.procedure, "procedure")
    step = w.to(entity, short_label(w, node), part)
    return w.to(entity) + " › " + step


def _related(w: Writer, solution: Solution) -> Sequence[Entity]:
    """Return the solutions it names and those that name it, each once."""
    found: dict[Key, Entity] = {}
    for reference in solution.related:
        entity = w.view.target(reference, w.key.organization, ("solution",))
        if entity is not None:
            found[entity.key] = entity
    for entity in w.view.sources(w.key, "solution"):
        found.setdefault(entity.key, entity)
    found.pop(w.key, None)
    return tuple(found.values())


def _trees(w: Writer, solution: Solution) -> Sequence[Entity]:
    """Return the guided flow it names and those that lead to it, each once."""
    named = w.view.target(solution.tree, w.key.organization, ("tree",)) if solution.tree else None
    found = {named.key: named} if named else {}
    for entity in w.view.sources(w.key, "tree"):
        found.setdefault(entity.key, entity)
    return tuple(found.values())
