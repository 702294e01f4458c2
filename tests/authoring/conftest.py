"""Handbooks to change, and what is found in them before and after."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from deskbook.authoring.plan import Plan
from deskbook.authoring.writing import Desk, carry_out, open_desk
from deskbook.checking import Checked, check
from deskbook.diagnostics import Diagnostic
from deskbook.project import Project, find
from deskbook.sources import Cache
from tests.conftest import ROOT

SHOP = {
    "shop/organization.yml": "name: 店\n",
    "shop/departments/desk.yml": "name: 前台\nparent: organization\nhead: manager\n",
    "shop/roles/manager.yml": (
        "name: 店长\nbelongs_to: desk\nreports_to: {line: none}\nheadcount: 1\n"
    ),
    "shop/roles/clerk.yml": (
        "name: 店员\nbelongs_to: desk\nreports_to: {line: manager}\nheadcount: 2\n"
        "duties:\n  - {id: d-sell, text: 卖货}\n  - {id: d-clean, text: 打扫}\n"
    ),
}
"""A small handbook without errors."""


class Book:
    """A project in a folder of its own."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._last: Checked | None = None

    def lay(self, files: Mapping[str, str | bytes]) -> Book:
        """Write files below `handbook/`."""
        for name, content in files.items():
            path = self.root / "handbook" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return self

    @property
    def project(self) -> Project:
        """The project."""
        return find(start=self.root)

    def desk(self) -> Desk:
        """Read everything."""
        with Cache(self.root) as cache:
            return open_desk(self.project, cache)

    def carry_out(self, plan: Plan) -> None:
        """Write a plan."""
        carry_out(self.desk(), plan)

    def findings(self) -> tuple[Diagnostic, ...]:
        """Return what a strict check finds."""
        before = self._last.handbook if self._last else None
        with Cache(self.root) as cache:
            self._last = check(
                self.root, "handbook", cache=cache, profile="strict", previous=before
            )
        return self._last.diagnostics

    def text(self, name: str) -> str:
        """Return the text of a file below `handbook/`, line breaks and all."""
        return (self.root / "handbook" / name).read_bytes().decode()

    def contents(self) -> dict[str, bytes]:
        """Return every file below `handbook/`."""
        folder = self.root / "handbook"
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """An empty project."""
    (tmp_path / "mkdocs.yml").write_text("site_name: x\ndocs_dir: handbook\n", "utf-8")
    (tmp_path / "handbook").mkdir()
    return Book(tmp_path)


@pytest.fixture
def shop(book: Book) -> Book:
    """The small handbook."""
    return book.lay(SHOP)


@pytest.fixture
def reference_book(tmp_path: Path) -> Book:
    """A copy of the reference handbook."""
    shutil.copytree(ROOT / "handbook", tmp_path / "handbook")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return Book(tmp_path)
