"""Where headcounts are written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from deskbook.model import Entity
from deskbook.model.organization import Department, Organization, Role
from deskbook.rules.lookup import Path


def headcounts(entity: Entity) -> Iterator[tuple[Path, Any]]:
    """Yield path and value of every headcount of an entity."""
    if isinstance(entity, (Role, Department, Organization)):
        yield ("headcount",), entity.headcount
    if isinstance(entity, Department):
        for number, phase in enumerate(entity.headcount_by_phase):
            yield ("headcount_by_phase", number, "headcount"), phase.headcount
