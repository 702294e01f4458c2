"""Small handbooks, and what the desk is told of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from deskbook.desk.made import Made, make
from deskbook.model import Handbook, Key, load
from deskbook.pages.render import Options, render_one
from deskbook.pages.urls import Urls
from deskbook.sources import read

MakeHandbook = Callable[[Mapping[str, str]], Handbook]
COMPANY = {
    "handbook.yml": "title: 手册\nlanguage: zh\nreview_every: 365d\n",
    "acme/organization.yml": "name: 示例公司\n",
}


@pytest.fixture
def make_handbook(tmp_path: Path) -> MakeHandbook:
    """Load a handbook made of a company and the given files (paths below `handbook/`)."""

    def load_it(files: Mapping[str, str]) -> Handbook:
        for name, content in {**COMPANY, **files}.items():
            path = tmp_path / "handbook" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, "utf-8")
        return load(read(tmp_path, "handbook"))[0]

    return load_it


def made(handbook: Handbook, kind: str, identifier: str, organization: str = "acme") -> Made:
    """Return what search and desk know of an entity."""
    key = Key(organization, kind, identifier)
    page = "" if kind == "term" else render_one(handbook, key, Options()).page.html
    return make(handbook, key, Urls(), page)


def card(handbook: Handbook, kind: str, identifier: str) -> dict[str, Any]:
    """Return the card of an entity."""
    found: dict[str, Any] = json.loads(made(handbook, kind, identifier).card)
    return found
