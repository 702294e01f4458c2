"""The unpacked archive of a site, opened from the disk: no server, no modules, no Workers."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page

from deskbook.cli.build import command as build
from deskbook.cli.init import command as init
from tests.conftest import made_once

pytestmark = pytest.mark.browser

CARD = """async (text) => {
  const { connect } = deskbook.need("assets/deskbook/search-client.js");
  const client = await connect(new URL(".", location.href).href);
  const [best] = await client.search(text);
  return [client.where, best.url, (await client.card(best.number)).say];
}"""


ZIP = "我的 handbook.zip"


def _unpack(root: Path) -> None:
    assert CliRunner().invoke(init("zh"), [str(root)]).exit_code == 0
    config, target = str(root / "mkdocs.yml"), root / ZIP
    result = CliRunner().invoke(build("en"), ["-f", config, "--no-charts", "--zip", str(target)])
    assert result.exit_code == 0, result.output
    with zipfile.ZipFile(target) as archive:
        archive.extractall(root / "elsewhere")


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_once(tmp_path_factory, "archive", _unpack) / "elsewhere" / f"{Path(ZIP).stem}-site"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    page = context.new_page()
    trouble: list[str] = []
    page.on("pageerror", lambda error: trouble.append(f"error {error}"))
    page.on("console", lambda said: trouble.append(said.text) if said.type == "error" else None)
    yield page
    context.close()
    assert trouble == []


def test_search_and_cards_work_from_the_disk(page: Page, unpacked: Path) -> None:
    page.goto((unpacked / "index.html").as_uri())
    where, url, say = page.evaluate(CARD, "明天不在家能换一天吗")
    assert where == "page"
    assert url == "appliance-repair/solutions/change-appointment.html"
    assert say.startswith("可以的，我帮您改。")


def test_links_of_pages_lead_to_files(page: Page, unpacked: Path) -> None:
    page.goto((unpacked / "guide.html").as_uri())
    hrefs = page.eval_on_selector_all("a[href]", "all => all.map((one) => one.href)")
    own = [one.split("#")[0] for one in hrefs if one.startswith("file:")]
    assert own
    missing = [one for one in own if not re.search(r"\.(html|png|yml)$", one)]
    assert missing == []
    page.locator("article a[href$='.html'], article a[href*='.html#']").first.click()
    page.wait_for_load_state()
    assert page.locator("h1").count() == 1


def test_the_desk_shows_a_card_from_the_disk(page: Page, unpacked: Path) -> None:
    page.goto((unpacked / "desk/index.html").as_uri())
    page.locator("#question").fill("明天不在家能换一天吗")
    page.locator("#results [role=option]").first.wait_for()
    assert "可以的，我帮您改。" in page.locator("#results").inner_text()
    page.keyboard.press("Enter")
    page.locator(".shown", has_text="更改上门时间").wait_for()
    assert "可以的，我帮您改。" in page.locator(".shown").inner_text()


def test_the_search_of_a_page_opens_an_answer_from_the_disk(page: Page, unpacked: Path) -> None:
    page.goto((unpacked / "guide.html").as_uri())
    page.locator(".db-search-button").wait_for()
    page.keyboard.press("/")
    page.locator("dialog.db-search[open]").wait_for()
    page.keyboard.type("明天不在家能换一天吗")
    page.locator(".db-search-row[aria-selected=true] .db-search-say:not(:empty)").wait_for()
    chosen = page.locator(".db-search-row[aria-selected=true]")
    assert "可以的，我帮您改。" in chosen.inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url("file://**/appliance-repair/solutions/change-appointment.html*")
    assert page.locator("h1").inner_text().startswith("更改上门时间")


def test_a_file_that_comes_late_is_read_after_all(
    browser: Browser, unpacked: Path, tmp_path: Path
) -> None:
    folder = shutil.copytree(unpacked, tmp_path / "copied")
    [index] = folder.glob("search/index-*.bin.js")
    late = index.rename(tmp_path / index.name)
    page = browser.new_page()
    page.goto((folder / "guide.html").as_uri())
    page.keyboard.press("/")
    page.locator("dialog.db-search[open]").wait_for()
    page.keyboard.type("明天不在家能换一天吗")
    again = page.locator(".db-search-message button")
    again.wait_for()
    late.rename(index)
    again.click()
    page.locator(".db-search-row").first.wait_for()
    page.close()
