"""Handbooks to try rules on: a small sound one, and what is laid over it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from deskbook import rules, sources
from deskbook.checking import read_baseline
from deskbook.diagnostics import Diagnostic
from deskbook.diagnostics.fingerprint import fingerprints
from deskbook.model import Handbook, load
from deskbook.project import find
from deskbook.rules.baseline import sift
from deskbook.site import SiteError, open_builder
from deskbook.site.serve import failure

AS_OF = date(2026, 6, 30)
"""The day on which every case and example is judged."""

BASE = Path(__file__).parent / "base"

SITE = """\
site_name: 示例手册
site_url: https://handbook.example.com/
docs_dir: handbook
theme: {name: material, font: false}
plugins: [deskbook]
"""
"""The configuration with which cases are built that do not bring their own."""

Overlay = Path | Mapping[str, str]
Diagnose = Callable[..., tuple[Diagnostic, ...]]


class Project:
    """The base handbook in a folder of its own, with files laid over it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        shutil.copytree(BASE, root, dirs_exist_ok=True)

    def lay(self, overlay: Overlay) -> Project:
        """Put the files of a folder, or texts by path, over those that are there."""
        if isinstance(overlay, Path):
            ignored = shutil.ignore_patterns("expected.txt")
            shutil.copytree(overlay, self.root, dirs_exist_ok=True, ignore=ignored)
            return self
        for path, text in overlay.items():
            file = self.root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        return self

    def load(self) -> tuple[Handbook, tuple[Diagnostic, ...]]:
        """Read everything; return the handbook and what was found on the way."""
        read = sources.read(self.root, "handbook")
        handbook, shapes = load(read)
        return handbook, (*read.diagnostics, *shapes)

    def diagnose(self, profile: str = "strict") -> tuple[Diagnostic, ...]:
        """Return every finding."""
        handbook, reading = self.load()
        found = rules.run(handbook, profile, found=reading, today=AS_OF)
        judged = rules.active_codes(handbook, profile)
        return sift(fingerprints(found), read_baseline(self.root), judged).reported

    def build(self) -> tuple[Diagnostic, ...]:
        """Build the site; return every finding, also what made it fail, as `serve` shows it."""
        config = self.root / "mkdocs.yml"
        if not config.exists():
            config.write_text(SITE, encoding="utf-8")
        with open_builder(find(str(config)), with_charts=False) as builder:
            try:
                return builder.build().diagnostics
            except SiteError as error:
                return failure(builder, error).diagnostics

    def text(self, path: str) -> str | None:
        """Return the text of a file, None when it has none."""
        try:
            return (self.root / path).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return None


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The base handbook."""
    return Project(tmp_path)
