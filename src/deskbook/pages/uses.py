"""Where an entry is referred to: by which entries, and in which of their parts."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from deskbook.model import KINDS, Entity, Key
from deskbook.model.knowledge import TreeNode
from deskbook.model.record import Part, Record
from deskbook.model.text_links import clause_number, part_name, shortened
from deskbook.pages import texts
from deskbook.pages.flow_chart import tree_title
from deskbook.pages.writer import Writer


def uses(w: Writer, without: Collection[str] = ()) -> Sequence[Mapping[str, Any]]:
    """Return who refers to the page's entity, in fields or by links in texts, one group for each
    kind, in the order of kinds.

    Kinds in `without` are left out, because the page shows them elsewhere. Each group has a
    `label` and `items`; each item an `entity` and `places`, links to the parts that refer to it.
    """
    places: dict[Key, dict[str, Markup]] = {}
    for reference in (*w.view.incoming(w.key), *w.view.linked_from(w.key)):
        source = reference.source
        if source.kind in (*without, "retired") or source == w.key:
            continue
        entity = w.view.get(source)
        if entity is None:
            continue
        found = places.setdefault(source, {})
        part = part_at(entity, reference.path)
        if part is not None and part.id not in found:
            found[part.id] = w.to(entity, short_label(w, entity, part.id), part.id)
    groups: list[Mapping[str, Any]] = []
    for kind in KINDS.values() if places else ():
        entities = (w.view.get(key) for key in places if key.kind == kind.name)
        known = sorted(
            (entity for entity in entities if entity is not None),
            key=lambda entity: (entity.key.organization, entity.order, entity.id),
        )
        if known:
            items = [{"entity": one, "places": tuple(places[one.key].values())} for one in known]
            groups.append({"label": kind.label.render(w.language), "items": items})
    return groups


def part_at(entity: Entity, path: Sequence[str | int]) -> Part | None:
    """Return the innermost citable part of an entity on the way to a value, or None."""
    found: Part | None = None
    value: object = entity
    for step in path:
        if isinstance(step, int):
            value = value[step] if isinstance(value, tuple) and step < len(value) else None
        else:
            value = getattr(value, step, None) or getattr(value, f"{step}_", None)
        if not isinstance(value, (Record, tuple)):
            break
        if isinstance(value, Part) and value.id:
            found = value
    return found


def citation(w: Writer, reference: str, kind: str = "") -> Markup:
    """Return a link to the entity a citation names, and to the part of it. The citation names
    its kind itself unless `kind` is given."""
    kinds = (kind,) if kind else tuple(KINDS)
    entity = w.view.target(reference, w.key.organization, kinds)
    if entity is None:
        return w.broken(reference)
    identifier = reference.partition("#")[2]
    found = w.view.part(entity.key, identifier) if identifier else ()
    if not found:
        return w.to(entity, part=identifier)
    return w.to(entity) + " › " + w.to(entity, short_label(w, entity, identifier), identifier)


def short_label(w: Writer, entity: Entity, part: str) -> str:
    """Return what a link to a part of an entity is called: a clause's number and what that is
    counted in, else the beginning of its text."""
    found = w.view.part(entity.key, part)
    name = part_name(found, w.named) or clause_number(found)
    if not name and found and isinstance(found[-1], TreeNode):
        # A step may only lead somewhere: it is called after what it leads to.
        name = shortened(tree_title(w, found[-1]))
    return texts.without_stop(name) or part
