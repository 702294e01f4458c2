"""What pages find after a publication, where a browser may keep the list of search files."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.hosting import Quiet, served

pytestmark = pytest.mark.browser

TREE = "appliance-repair/trees/appliance-trouble/"


class _Keeping(Quiet):
    """A host that gives ten minutes to the list, and no time to what has other names later."""

    def end_headers(self) -> None:
        listed = self.path.endswith("/manifest.json")
        self.send_header("Cache-Control", "max-age=600" if listed else "no-store")
        super().end_headers()


@dataclass(frozen=True)
class Site:
    root: Path
    address: str

    def publish(self) -> None:
        """Give all search files that the list names other names, as other content does."""
        listed = self.root / "search/manifest.json"
        text = listed.read_text("utf-8")
        for name in sorted(set(json.loads(text)["files"].values())):
            kind, _, rest = name.partition("-")
            (self.root / "search" / name).rename(self.root / f"search/{kind}-0{rest}")
            text = text.replace(name, f"{kind}-0{rest}")
        listed.write_text(text, "utf-8")


@pytest.fixture
def site(starter: Path, tmp_path: Path) -> Iterator[Site]:
    shutil.copytree(starter / "site", tmp_path / "site")
    with served(tmp_path / "site", _Keeping) as address:
        yield Site(tmp_path / "site", address)


def _searches(page: Page, site: Site) -> None:
    page.goto(f"{site.address}guide/")
    page.keyboard.press("/")
    page.wait_for_selector("dialog.db-search[open]")
    page.keyboard.type("明天不在家能换一天吗")
    page.wait_for_selector(".db-search-row, .db-search-message[role=alert]")
    assert page.locator(".db-search-row").first.inner_text().startswith("更改上门时间")


def _walks(page: Page, site: Site) -> None:
    page.goto(site.address + TREE)
    page.locator("deskbook-flow button").first.click()
    page.wait_for_selector(".db-walk-step, deskbook-flow [role=alert]")
    assert page.locator(".db-walk-step").count() == 1


@pytest.mark.parametrize("use", [_searches, _walks])
def test_a_page_finds_its_way_to_the_new_files(
    context: BrowserContext, site: Site, use: Callable[[Page, Site], None]
) -> None:
    page = context.new_page()
    page.set_default_timeout(10_000)
    use(page, site)
    site.publish()
    missed: list[str] = []
    page.on("response", lambda one: missed.append(one.url) if one.status == 404 else None)
    use(page, site)
    assert any("/search/" in one for one in missed), "the browser has kept no old list"
