"""The routing table of an organization: where the cases of each category go, who answers them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from markupsafe import Markup

from deskbook.model import Entity, Key
from deskbook.model.knowledge import Category, Solution
from deskbook.pages import promises, texts
from deskbook.pages.builders.category import Branch, branch_of
from deskbook.pages.escalations import escalation
from deskbook.pages.writer import Writer


def build(w: Writer) -> Mapping[str, Any]:
    """Return the categories in the order of their tree, each with its solutions."""
    names = texts.attributes(w.language)
    organization = w.view.organization(w.key.organization)
    categories = [
        one for one in w.view.of("category", w.key.organization) if isinstance(one, Category)
    ]
    groups = list(_groups(w, categories))
    return {
        "title": names.routing_table,
        "description": organization.name if organization else "",
        "count": names.entries.format(count=len(categories)),
        "groups": groups,
        "loose": [_solution(w, one) for one in _without_category(w)],
    }


def _groups(w: Writer, categories: list[Category]) -> Iterator[Mapping[str, Any]]:
    """Yield every category once, those below another right after it. A category whose parent is
    missing stands at the top, and so does the first of a circle."""
    reached: set[Key] = set()
    tops = [one for one in categories if _parent(w, one) is None]
    for top in (*tops, *categories):
        if top.key not in reached:
            for branch, depth in _walk(branch_of(w, top, frozenset()), 0):
                if branch.category.key not in reached:
                    reached.add(branch.category.key)
                    yield _group(w, branch, depth)


def _parent(w: Writer, category: Category) -> Entity | None:
    return w.view.target(category.parent, category.key.organization, ("category",))


def _walk(branch: Branch, depth: int) -> Iterator[tuple[Branch, int]]:
    yield branch, depth
    for below in branch.branches:
        yield from _walk(below, depth + 1)


def _group(w: Writer, branch: Branch, depth: int) -> Mapping[str, Any]:
    category = branch.category
    assert isinstance(category, Category)
    return {
        "name": w.to(category),
        "depth": min(depth, 4),
        "routes_to": w.links(category.routes_to),
        "mark": w.mark(category.readings.get("routes_to")),
        "procedures": w.view.sources(category.key, "procedure", "category"),
        "rows": [_solution(w, one) for one in branch.solutions],
        "empty": not branch.solutions and not branch.branches,
    }


def _solution(w: Writer, entity: Entity) -> Mapping[str, Markup]:
    assert isinstance(entity, Solution)
    return {
        "name": w.to(entity),
        "resolved_by": w.links(entity.resolved_by) + w.mark(entity.readings.get("resolved_by")),
        "escalate": escalation(w, entity.escalate) + w.mark(entity.readings.get("escalate")),
        "limit": promises.summary(w, entity) + w.mark(entity.readings.get("limit")),
    }


def _without_category(w: Writer) -> Iterator[Entity]:
    for one in w.view.of("solution", w.key.organization):
        category = one.category if isinstance(one, Solution) else ""
        if w.view.target(category, w.key.organization, ("category",)) is None:
            yield one
