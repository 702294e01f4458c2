"""The page of an approval: who signs, one after the other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from deskbook.pages import limits
from deskbook.pages.uses import uses
from deskbook.pages.writer import Writer


def build(w: Writer) -> Mapping[str, Any]:
    """Return how limits of signatures are shown, and where the approval is mentioned."""
    return {"anchored": limits.anchored, "uses": uses(w)}
