"""The home page of the handbook."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from deskbook.pages import texts
from deskbook.pages.writer import Writer


def build(w: Writer) -> Mapping[str, Any]:
    """Return the organizations and how many entries each has."""
    settings = w.view.settings
    return {
        "title": settings.title or texts.attributes(w.language).home,
        "description": w.plain(settings.description)[:200],
        "organizations": w.view.organizations(),
    }
