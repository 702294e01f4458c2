"""The desk when something is wrong: damaged files, what a browser forbids, what holds no more."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import BrowserContext

from deskbook import project
from deskbook.cli.init import command as init
from deskbook.site import open_builder
from tests.browser.desk_page import COPIED, ask, opened, reports

pytestmark = pytest.mark.browser

STARTER = "appliance-repair/solution:change-appointment"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new handbook, one of whose answers does not hold any more."""
    root = tmp_path_factory.mktemp("desk")
    assert CliRunner().invoke(init("zh"), [str(root)]).exit_code == 0
    file = root / "handbook/appliance-repair/solutions/change-appointment.yml"
    file.write_text(f"{file.read_text('utf-8')}effective: {{to: 2020-01-31}}\n", "utf-8")
    with open_builder(project.find(start=root), with_charts=False, prove=False) as builder:
        result = builder.build()
    assert not result.refused, [d.message.render("en") for d in result.diagnostics]
    return root / "site"


@pytest.fixture
def small(small_site: Path, tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A copy of it that may be damaged, and its address."""
    site = tmp_path / "site"
    shutil.copytree(small_site, site)
    handler = partial(_Quiet, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield site, f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_what_does_not_hold_is_never_an_answer(
    context: BrowserContext, small: tuple[Path, str]
) -> None:
    page = opened(context, small[1])
    page.keyboard.insert_text("明天不在家能换一天吗")
    page.wait_for_timeout(500)
    titles = page.locator("#results .title").all_inner_texts()
    page.goto(f"{small[1]}desk/?entry={STARTER}")
    page.wait_for_selector("#banner.red")
    assert page.locator("#card-title").inner_text() not in titles
    assert "已失效" in page.locator("#banner").inner_text()
    assert page.locator("#card .script").count() == 0
    page.keyboard.press("Tab")
    page.keyboard.press("c")
    page.wait_for_selector("#told.seen")
    assert page.locator("#told").inner_text() == "现在没有可以复制的话术"
    page.keyboard.press("x")
    page.wait_for_function(f"{COPIED}.then(text => text.includes('问题：'))")
    assert STARTER in page.evaluate(COPIED) and "答复：" not in page.evaluate(COPIED)


@pytest.mark.parametrize("damage", ["cut", "missing", "no json"])
def test_damaged_search_files_are_named(
    context: BrowserContext, small: tuple[Path, str], damage: str
) -> None:
    site, address = small
    index = next((site / "search").glob("index-*.bin"))
    if damage == "cut":
        index.write_bytes(index.read_bytes()[: index.stat().st_size // 2])
    elif damage == "missing":
        index.unlink()
    else:
        (site / "search/manifest.json").write_text('{"version": 1, "fil', "utf-8")
    page = opened(context, address)
    page.wait_for_selector("#trouble:not([hidden])")
    assert "搜索数据打不开" in page.locator("#trouble").inner_text()
    page.keyboard.insert_text("退款")
    page.keyboard.press("Tab")
    page.keyboard.press("n")
    page.wait_for_selector("#banner.amber")
    assert reports(page)[-1]["q_normalised"] == "退款"


def test_the_desk_works_without_what_a_browser_forbids(
    context: BrowserContext, small: tuple[Path, str]
) -> None:
    context.add_init_script(
        """delete window.Worker;
        Object.defineProperty(window, "localStorage", { get() { throw new Error("no"); } });
        Object.defineProperty(navigator, "clipboard", { value: undefined });"""
    )
    page = opened(context, small[1])
    ask(page, "维修")
    page.keyboard.press("Enter")
    page.wait_for_selector("#trouble:not([hidden])")
    assert "浏览器不允许保存" in page.locator("#trouble").inner_text()
    assert page.locator("#where").inner_text() == "搜索在页面内运行"
    page.keyboard.press("x")
    page.wait_for_function("document.getElementById('told').textContent === '工单备注已复制'")


def test_a_script_goes_to_a_listed_console_only(
    context: BrowserContext, small: tuple[Path, str]
) -> None:
    site, address = small
    frame = (
        f"<iframe src='desk/?adapter=tencent-ccc&entry={STARTER}' width=420 height=700></iframe>"
    )
    heard = "<script>window.heard = []; onmessage = (event) => heard.push(event.data)</script>"
    (site / "console.html").write_text(heard + frame, "utf-8")
    desk = site / "desk/index.html"
    text = desk.read_text("utf-8")
    assert '"settings":{}' in text
    page = context.new_page()
    for origins, expected in (([], 0), ([address.rstrip("/")], 1)):
        settings = json.dumps({"origins": origins})
        desk.write_text(text.replace('"settings":{}', f'"settings":{settings}'), "utf-8")
        page.goto(f"{address}console.html")
        inside = page.frames[1]
        inside.wait_for_selector("#reports:not(:empty)")
        inside.locator("#question").fill("没有这样的问题吧啊呀")
        inside.locator("#question").press("Tab")
        inside.locator("#help").press("n")
        inside.wait_for_selector("#banner.amber")
        inside.locator("#card-title").press("s")
        inside.wait_for_selector("#told.seen")
        page.wait_for_timeout(100)
        messages = page.evaluate("heard")
        assert len(messages) == expected
    assert messages[0]["source"] == "ccc-sdk"
    assert messages[0]["payload"]["event"] == "sendTextMessage"
