"""Relations between bodies beyond parentage and reporting lines, from both sides."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from deskbook.model.organization import Department, Group, Role
from deskbook.model.parts import Relation
from deskbook.pages.phrases import detail
from deskbook.pages.writer import NOTHING, Writer

_Related = Department | Group | Role


def relations(w: Writer, entity: _Related) -> Markup:
    """Return a list of the relations an entity has to others and others have to it; "" for
    none."""
    lines = [
        w.name(w.word("relation_type", one.type)) + " " + w.link(one.to) + _rest(w, one)
        for one in entity.relations
    ]
    lines += _from_others(w, entity)
    if not lines:
        return NOTHING
    return Markup(f'<ul class="db-parts">{"".join([f"<li>{line}</li>" for line in lines])}</ul>')


def _from_others(w: Writer, entity: _Related) -> Iterator[Markup]:
    for reference in w.view.incoming(entity.key, field="relations"):
        other = w.view.get(reference.source)
        index = reference.path[1] if reference.path[2:] == ("to",) else None
        if isinstance(other, _Related) and isinstance(index, int) and index < len(other.relations):
            one = other.relations[index]
            verb = w.name(w.word("relation_type", one.type))
            yield w.to(other) + " " + verb + " " + w.name(entity.name) + _rest(w, one)


def _rest(w: Writer, one: Relation) -> Markup:
    return (detail(w.flow(one.on)) if one.on else NOTHING) + w.mark(one)
