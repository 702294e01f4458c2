"""The page of a category: where it stands, where its cases go, and what answers them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from deskbook.model import Entity, Key
from deskbook.model.knowledge import Category
from deskbook.pages.uses import uses
from deskbook.pages.writer import Writer


@dataclass(frozen=True, slots=True)
class Branch:
    """A category with its own solutions and the categories below it."""

    category: Entity
    solutions: tuple[Entity, ...]
    branches: tuple[Branch, ...]


def build(w: Writer) -> Mapping[str, Any]:
    """Return the categories above and below, the solutions and the procedures."""
    category = w.entity
    assert isinstance(category, Category)
    branch = branch_of(w, category, frozenset())
    return {
        "parents": Markup(" › ").join(w.to(one) for one in _above(w, category))
        or w.link(category.parent, "category"),
        "solutions": branch.solutions,
        "branches": branch.branches,
        "procedures": w.view.sources(w.key, "procedure"),
        "uses": uses(w, ("solution", "procedure", "category")),
    }


def branch_of(w: Writer, category: Entity, above: frozenset[Key]) -> Branch:
    """Return a category with everything below it; one that is above itself by mistake is not
    entered twice."""
    seen = above | {category.key}
    below = tuple(
        branch_of(w, child, seen)
        for child in w.view.sources(category.key, "category", "parent")
        if child.key not in seen
    )
    return Branch(category, w.view.sources(category.key, "solution", "category"), below)


def _above(w: Writer, category: Category) -> Sequence[Entity]:
    """Return the categories above, the topmost first."""
    found: list[Entity] = []
    reference = category.parent
    while reference:
        parent = w.view.target(reference, w.key.organization, ("category",))
        if not isinstance(parent, Category) or parent is category or parent in found:
            break
        found.append(parent)
        reference = parent.parent
    return found[::-1]
