"""Names that are written from right to left, or contain direction marks, stay by themselves."""

from __future__ import annotations

import re

from markupsafe import Markup

from deskbook.pages.safe import quoted, safe

_DIRECTIONAL = re.compile(
    "[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff]"
)


def isolated(text: str) -> Markup:
    """Return an escaped text that cannot turn the direction of what surrounds it."""
    return safe(isolated_html(text))


def isolated_html(text: str) -> str:
    """Like `isolated`, as the plain string that larger pieces are put together from."""
    html = quoted(text)
    return html if text.isascii() or not _DIRECTIONAL.search(text) else f"<bdi>{html}</bdi>"
