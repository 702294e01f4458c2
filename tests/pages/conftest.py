"""Small handbooks and their pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from deskbook.model import Handbook, Key, load
from deskbook.pages.page import Page
from deskbook.pages.render import Options, render_one
from deskbook.sources import read

MakeHandbook = Callable[[Mapping[str, str]], Handbook]
MakePage = Callable[..., Page]

COMPANY = {
    "handbook.yml": "title: 手册\nlanguage: zh\norganizations: [acme]\n",
    "acme/organization.yml": "name: 示例公司\nsummary: 一家公司。\n",
}


@pytest.fixture
def make_handbook(tmp_path: Path) -> MakeHandbook:
    """Load a handbook made of a company and the given files (paths below `handbook/`)."""

    def make(files: Mapping[str, str]) -> Handbook:
        for name, content in {**COMPANY, **files}.items():
            path = tmp_path / "handbook" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, "utf-8")
        return load(read(tmp_path, "handbook"))[0]

    return make


@pytest.fixture
def make_page(make_handbook: MakeHandbook) -> MakePage:
    """Render one page of such a handbook; the key is given as kind and id (in `acme`)."""

    def make(files: Mapping[str, str], kind: str, identifier: str = "", **options: object) -> Page:
        handbook = make_handbook(files)
        return render_one(handbook, Key("acme", kind, identifier), Options(**options)).page

    return make
