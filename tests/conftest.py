"""What tests share: small handbooks on disk, and the reference handbook loaded once."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from deskbook import project
from deskbook.checking import Checked, check
from deskbook.site import open_builder

ROOT = Path(__file__).parent.parent

WriteHandbook = Callable[[Mapping[str, str]], Path]


@pytest.fixture
def write_handbook(tmp_path: Path) -> WriteHandbook:
    """Write files below `handbook/` of a fresh project and return the project's folder."""

    def write(files: Mapping[str, str]) -> Path:
        for name, content in files.items():
            path = tmp_path / "handbook" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, "utf-8")
        return tmp_path

    return write


@pytest.fixture(scope="session")
def reference() -> Checked:
    """The reference handbook of this repository."""
    return check(ROOT, "handbook")


@pytest.fixture(scope="session")
def reference_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of the reference handbook; tests that use it share one worker."""
    root = tmp_path_factory.mktemp("reference")
    shutil.copytree(ROOT / "handbook", root / "handbook")
    shutil.copy(ROOT / "mkdocs.yml", root)
    with open_builder(project.find(start=root)) as builder:
        result = builder.build()
    assert not result.refused, [d.message.render("en") for d in result.diagnostics]
    return root / "site"
