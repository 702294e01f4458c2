"""The page of a party: its rights and obligations, and where it occurs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from deskbook.model import KINDS
from deskbook.pages.writer import Writer


def build(w: Writer) -> Mapping[str, Any]:
    """Return the entries that mention the party, by kind."""
    assert w.entity is not None
    found = w.view.mentions(w.entity.key)
    mentions = []
    for kind in KINDS.values():
        entities = found.of(kind.name) if kind.paged else ()
        if entities:
            mentions.append({"label": kind.label.render(w.language), "entities": entities})
    return {"mentions": mentions}
