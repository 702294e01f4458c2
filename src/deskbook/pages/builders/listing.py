"""The list of all entries of one kind in one organization."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from deskbook.model import KINDS, Entity
from deskbook.model.organization import Department, Role
from deskbook.model.work import Metric
from deskbook.pages import fields, phrases, texts
from deskbook.pages.metrics import target
from deskbook.pages.structure import in_reading_order
from deskbook.pages.writer import Writer


def build(w: Writer) -> Mapping[str, Any]:
    """Return the table: the name and what tells the entries of this kind apart."""
    kind = KINDS[w.key.id]
    names = texts.attributes(w.language)
    entities = _entities(w, kind.name)
    organization = w.view.organization(w.key.organization)
    columns = _columns(kind.name, names)
    return {
        "title": kind.label.render(w.language),
        "description": organization.name if organization else "",
        "count": names.entries.format(count=len(entities)),
        "columns": columns,
        "rows": [{"name": w.to(entity), "cells": _cells(w, entity)} for entity in entities],
    }


def _entities(w: Writer, kind: str) -> Sequence[Entity]:
    """Return the entries of the kind: those that have a place in the tree as it is read, the
    others in their own order."""
    if kind not in ("department", "role"):
        return w.view.of(kind, w.key.organization)
    tree = in_reading_order(w.view, w.key.organization)
    return [entity for entity in tree if entity.key.kind == kind]


def _columns(kind: str, names: Any) -> list[Mapping[str, Any]]:
    if kind == "role":
        return [
            {"title": names.belongs_to, "number": False},
            {"title": names.headcount, "number": True},
        ]
    if kind == "department":
        return [
            {"title": names.type, "number": False},
            {"title": names.parent, "number": False},
        ]
    if kind == "metric":
        return [
            {"title": names.target, "number": False},
            {"title": names.period, "number": False},
            {"title": names.applies_to, "number": False},
        ]
    return [{"title": names.summary, "number": False}]


def _cells(w: Writer, entity: Entity) -> list[Any]:
    if isinstance(entity, Role):
        return [w.link(entity.belongs_to, "belongs_to"), phrases.headcount_of(w, entity.headcount)]
    if isinstance(entity, Department):
        return [w.word("department_type", entity.type), w.link(entity.parent, "parent")]
    if isinstance(entity, Metric):
        applies_to = w.links(entity.applies_to) if entity.applies_to else "–"
        return [target(w, entity.target), fields.period(w, entity.period), applies_to]
    return [w.flow(entity.summary)]
