"""The way from the home page to a page."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from deskbook.model import KINDS, Entity, Key
from deskbook.model.organization import Department, Role
from deskbook.pages import texts
from deskbook.pages.urls import HOME
from deskbook.pages.writer import GROUPS, Writer


def breadcrumbs(w: Writer) -> Sequence[Markup]:
    """Return links to the pages above the one being written, the home page first."""
    if w.key == HOME:
        return ()
    names = texts.attributes(w.language)
    crumbs = [w.page_link(HOME, w.view.settings.title or names.home)]
    organization = w.view.organization(w.key.organization) if w.key.organization else None
    if organization is None or w.entity is organization:
        return crumbs
    crumbs.append(w.to(organization))
    crumbs.extend(w.to(department) for department in departments_above(w, w.entity))
    if w.entity is not None and not isinstance(w.entity, (Department, Role)):
        label = KINDS[w.key.kind].label.render(w.language)
        crumbs.append(w.page_link(Key(w.key.organization, "listing", w.key.kind), label))
    return crumbs


def departments_above(w: Writer, entity: Entity | None) -> Sequence[Department]:
    """Return the departments a role or department belongs to, the topmost first."""
    if isinstance(entity, Role):
        reference, group = entity.belongs_to, "belongs_to"
    elif isinstance(entity, Department):
        reference, group = entity.parent, "parent"
    else:
        return ()
    found: dict[Key, Department] = {}
    while reference:
        above = w.view.target(reference, w.key.organization, GROUPS[group])
        if not isinstance(above, Department) or above.key in found or above is entity:
            break
        found[above.key] = above
        reference, group = above.parent, "parent"
    return list(found.values())[::-1]
