"""A real Chromium and the built reference site on a local address."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, BrowserContext

from deskbook import project
from deskbook.cli.init import command as init
from deskbook.site import open_builder
from tests.browser.desk_page import WIDE
from tests.browser.hosting import served
from tests.conftest import made_once


@pytest.fixture(scope="session")
def site_address(reference_site: Path) -> Iterator[str]:
    """The address of the reference site, ending in a slash."""
    with served(reference_site) as address:
        yield address


def _build_starter(root: Path) -> None:
    assert CliRunner().invoke(init("zh"), [str(root)]).exit_code == 0
    with open_builder(project.find(start=root), with_charts=False) as builder:
        result = builder.build()
    assert not result.refused, [d.message.render("en") for d in result.diagnostics]


@pytest.fixture(scope="session")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project of a new handbook with its built site, to be copied before it is changed."""
    return made_once(tmp_path_factory, "starter", _build_starter)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that keeps no site, whose pages may use the clipboard."""
    context = browser.new_context(
        viewport={"width": WIDE[0], "height": WIDE[1]}, service_workers="block"
    )
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield context
    context.close()
