"""The page of a meeting or reporting round."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from deskbook.pages.uses import uses
from deskbook.pages.writer import Writer


def build(w: Writer) -> Mapping[str, Any]:
    """Return where the meeting is mentioned."""
    return {"uses": uses(w)}
