"""The page of a solution: first what the agent says, then everything around it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from markupsafe import Markup, escape

from deskbook.model import Entity, Key
from deskbook.model.knowledge import Solution, Tree
from deskbook.model.work import Procedure
from deskbook.pages import lists, promises
from deskbook.pages.escalations import escalation
from deskbook.pages.uses import citation, uses
from deskbook.pages.writer import Writer, full_name


def build(w: Writer) -> Mapping[str, Any]:
    """Return what the card shows beyond the solution's own fields."""
    solution = w.entity
    assert isinstance(solution, Solution)
    return {
        "description": w.plain(solution.answer.say or solution.summary)[:200],
        "texts": lists.texts,
        "names": lists.names,
        "hours": promises.hours(w, solution),
        "cycles": promises.cycles(w, solution),
        "limit_text": promises.limits_or_warning,
        "escalation": escalation,
        "procedure": _procedure(w, solution),
        "basis": w.joined(citation(w, reference) for reference in solution.basis),
        "codes": Markup(" ").join(
            Markup(f"<code>{escape(code)}</code>") for code in solution.codes
        ),
        "related": related_solutions(w, solution),
        "successor": successor(w, solution),
        "predecessors": predecessors(w),
        "over": out_of_use(solution),
        "trees": _trees(w, solution),
        "walks": tuple(
            {"flow": flow, "title": full_name(flow), "start": start}
            for flow, start in walks(w, solution)
        ),
        "uses": uses(w, ("solution", "tree")),
    }


def walks(w: Writer, solution: Solution) -> Iterator[tuple[Entity, str]]:
    """Yield the guided flows and the procedure that can be walked, and the step each begins at, ""
    for its first: what the solution names goes before what only leads to it."""
    references = ((solution.tree, "tree"), (solution.procedure, "procedure"))
    named = [
        (w.view.target(reference, w.key.organization, (kind,)), reference.partition("#")[2])
        for reference, kind in references
        if reference
    ]
    known = {flow.key for flow, _ in named if flow}
    others = ((tree, "") for tree in w.view.sources(w.key, "tree") if tree.key not in known)
    for flow, start in (*named, *others):
        if isinstance(flow, Tree | Procedure) and flow.nodes:
            yield flow, start


def _trees(w: Writer, solution: Solution) -> Markup:
    """Return the guided flow it names, with the step it begins at, and those that lead to it."""
    named = w.view.target(solution.tree, w.key.organization, ("tree",)) if solution.tree else None
    links = [citation(w, solution.tree, "tree")] if solution.tree else []
    others = (tree for tree in w.view.sources(w.key, "tree") if not named or tree.key != named.key)
    return w.joined((*links, *map(w.to, others)))


def _procedure(w: Writer, solution: Solution) -> Markup:
    """Return the procedure it follows, and the step it begins at."""
    return citation(w, solution.procedure, "procedure") if solution.procedure else Markup()


def related_solutions(w: Writer, solution: Solution) -> Sequence[Entity]:
    """Return the solutions it names and those that name it or link to it, each once, without those
    it has replaced."""
    found: dict[Key, Entity] = {}
    for reference in solution.related:
        entity = w.view.target(reference, w.key.organization, ("solution",))
        if entity is not None:
            found[entity.key] = entity
    linked = (w.view.get(reference.source) for reference in w.view.linked_from(w.key))
    others = (one for one in linked if isinstance(one, Solution))
    replaced = predecessors(w)
    for entity in (*w.view.sources(w.key, "solution"), *others):
        if entity not in replaced:
            found.setdefault(entity.key, entity)
    found.pop(w.key, None)
    return tuple(found.values())


def successor(w: Writer, solution: Solution) -> Solution | None:
    """Return what is used instead of a solution once that is over, past those that are out of use
    and have been replaced themselves; None where nothing is named."""
    seen = {solution.key}
    found = _named_successor(w, solution)
    while found is not None and found.key not in seen:
        seen.add(found.key)
        later = _named_successor(w, found) if out_of_use(found) else None
        if later is None:
            return found
        found = later
    return None


def predecessors(w: Writer) -> Sequence[Entity]:
    """Return the solutions that the page's one replaces."""
    return w.view.sources(w.key, "solution", "replaced_by")


def out_of_use(solution: Solution) -> bool:
    """Whether a solution is retired or archived."""
    return solution.status == "retired" or solution.confidence == "archived"


def _named_successor(w: Writer, solution: Solution) -> Solution | None:
    if not solution.replaced_by:
        return None
    home = solution.key.organization
    found = w.view.target(solution.replaced_by, home, ("solution",))
    return found if isinstance(found, Solution) else None
