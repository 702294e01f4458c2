"""A real Chromium and the built reference site on a local address."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.desk_page import WIDE


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="session")
def site_address(reference_site: Path) -> Iterator[str]:
    """The address of the reference site, ending in a slash."""
    handler = partial(_Quiet, directory=str(reference_site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that keeps no site, whose pages may use the clipboard."""
    context = browser.new_context(
        viewport={"width": WIDE[0], "height": WIDE[1]}, service_workers="block"
    )
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield context
    context.close()
