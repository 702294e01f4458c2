"""References as exported documents write them: as short as they can be and still be exact."""

from __future__ import annotations

from typing import Any

from deskbook.model import Entity, Handbook


def shortened(handbook: Handbook, entity: Entity, path: tuple[str | int, ...]) -> str | None:
    """Return the reference at `path` of an entity.

    A target of the field's first kind in the same organization is its bare id; any other kind
    is `kind:id`, another organization's `organization/kind:id`. Markers and broken references
    stay as written; None when nothing is written.
    """
    written = _at(handbook.data(entity.key), path)
    if not isinstance(written, str):
        return None
    for reference in handbook.outgoing(entity.key):
        if reference.path == path and reference.target:
            target = reference.target
            part = f"#{reference.part}" if reference.part else ""
            if target.kind == "organization" and target.organization == entity.key.organization:
                return "organization"
            name = target.id
            if target.kind != reference.kinds[0] or target.organization != entity.key.organization:
                name = f"{target.kind}:{target.id}"
            if target.organization != entity.key.organization:
                name = f"{target.organization}/{name}"
            return name + part
    return written


def _at(data: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        if isinstance(data, dict) and isinstance(step, str):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data
