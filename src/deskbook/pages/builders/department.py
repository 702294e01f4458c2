"""A page with nothing but the envelope."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from deskbook.pages.writer import Writer


def build(w: Writer) -> Mapping[str, Any]:
    """Return nothing beyond what every page has."""
    return {}
