"""The page of a group: who sits in it, by what office, and what it is for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from deskbook.model import listed
from deskbook.model.organization import Group
from deskbook.pages.writer import Writer


def build(w: Writer) -> Mapping[str, Any]:
    """Return the members and where the group acts."""
    group = w.entity
    assert isinstance(group, Group)
    return {
        "members": listed(group.members),
        "functions": listed(group.functions),
        "roles": w.view.sources(group.key, "role", "belongs_to"),
        "procedures": w.view.sources(group.key, "procedure"),
        "policies": w.view.sources(group.key, "policy"),
        "meetings": w.view.sources(group.key, "meeting"),
        "forms": w.view.sources(group.key, "form"),
    }
