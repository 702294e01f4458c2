"""What tests share: small handbooks on disk, the reference handbook and its site, a browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, sync_playwright

from deskbook import project
from deskbook.checking import Checked, check
from deskbook.site import open_builder

ROOT = Path(__file__).parent.parent

CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]

CHROMIUMS = ("chromium-headless-shell", "chromium", "google-chrome")
"""Programs that can show a page, the quickest to start first."""

WriteHandbook = Callable[[Mapping[str, str]], Path]


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """Return a folder that the first worker to need it fills with `make`; no test may change it."""
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder, done = shared / name, shared / f"{name}.done"
    with FileLock(shared / f"{name}.lock"):
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            done.touch()
    return folder


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


def _build_reference(root: Path) -> None:
    shutil.copytree(ROOT / "handbook", root / "handbook")
    shutil.copy(ROOT / "mkdocs.yml", root)
    with open_builder(project.find(start=root)) as builder:
        result = builder.build()
    assert not result.refused, [d.message.render("en") for d in result.diagnostics]


@pytest.fixture(scope="session")
def reference_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of the reference handbook."""
    return made_once(tmp_path_factory, "reference", _build_reference) / "site"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium without a window: DESKBOOK_CHROMIUM, else the system's.

    Its pages keep no site offline unless they ask for it: every test would fetch all of it.
    """
    names = (os.environ.get("DESKBOOK_CHROMIUM"), *CHROMIUMS)
    path = next((found for name in names if name and (found := shutil.which(name))), None)
    if path is None:
        pytest.fail("The browser tests need Chromium; scripts/install_tools.sh installs it.")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        for name in ("new_context", "new_page"):
            blocked = partial(getattr(chromium, name), service_workers="block")
            setattr(chromium, name, blocked)
        yield chromium
        chromium.close()
