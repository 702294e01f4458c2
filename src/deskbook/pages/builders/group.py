"""The page of a group: who sits in it, by what office, and what it is for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from deskbook.model import listed
from deskbook.model.organization import Group
from deskbook.pages.relations import relations
from deskbook.pages.writer import Writer


def build(w: Writer) -> Mapping[str, Any]:
    """Return the members and where the group acts."""
    group = w.entity
    assert isinstance(group, Group)
    mentions = w.view.mentions(group.key)
    return {
        "members": listed(group.members),
        "functions": listed(group.functions),
        "relations": relations,
        "roles": mentions.of("role", "belongs_to"),
        "procedures": mentions.of("procedure"),
        "policies": mentions.of("policy"),
        "meetings": mentions.of("meeting"),
        "forms": mentions.of("form"),
    }
