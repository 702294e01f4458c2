"""Names that are written from right to left, or contain direction marks, stay by themselves."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

_DIRECTIONAL = re.compile(
    "[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff]"
)


def isolated(text: str) -> Markup:
    """Return an escaped text that cannot turn the direction of what surrounds it."""
    if _DIRECTIONAL.search(text):
        return Markup(f"<bdi>{escape(text)}</bdi>")
    return escape(text)
