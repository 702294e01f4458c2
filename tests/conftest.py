"""What tests share: small handbooks on disk, and the reference handbook loaded once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from deskbook.checking import Checked, check

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
