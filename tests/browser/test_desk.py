"""The agent desk: a call from the ring to the copied note, with the keyboard alone."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, BrowserContext, Page

from deskbook import project
from deskbook.cli.init import command as init
from deskbook.site import open_builder
from tests.conftest import ROOT

pytestmark = pytest.mark.browser

PLATFORM = "customer-service-centre-flow/solution:platform-problem-solved-on-the-spot"
COPIED = "navigator.clipboard.readText()"
WIDE, NARROW = (1280, 720), (420, 800)
STARTER = "appliance-repair/solution:change-appointment"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(
        viewport={"width": WIDE[0], "height": WIDE[1]}, service_workers="block"
    )
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield context
    context.close()


def _open(context: BrowserContext, address: str, query: str = "") -> Page:
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.goto(f"{address}desk/{query}")
    page.wait_for_function("document.getElementById('reports').textContent !== ''")
    return page


def _ask(page: Page, text: str) -> None:
    page.keyboard.insert_text(text)
    page.wait_for_selector("#results [role=option]")
    page.wait_for_function(
        "!document.getElementById('results').textContent.includes('\\u00a0')", timeout=5000
    )


def _card(page: Page, title: str) -> None:
    page.wait_for_function("title => document.activeElement?.textContent === title", arg=title)


def _reports(page: Page) -> list[dict[str, Any]]:
    stored = page.evaluate("localStorage.getItem('deskbook.desk.reports') ?? '[]'")
    found: list[dict[str, Any]] = json.loads(stored)
    return found


def test_a_call_from_the_ring_to_the_note(context: BrowserContext, site_address: str) -> None:
    query = "?queue=platform-problem&phone=13800138000&uid=77"
    page = _open(context, site_address, query)
    assert page.evaluate("document.activeElement.id") == "question"
    assert "phone" not in page.url and "uid" not in page.url
    page.wait_for_selector("#results [role=option]")  # what this queue is asked most
    _ask(page, "平台打不开怎么办")
    first = page.locator("#result-1")
    assert first.locator(".title").inner_text() == "平台打不开，或者数据不更新"
    assert first.locator(".said").inner_text().startswith("我先帮您看看平台这边的情况")
    assert page.locator("#question").get_attribute("aria-activedescendant") == "result-1"
    page.keyboard.press("Enter")
    _card(page, "平台打不开，或者数据不更新")
    page.keyboard.press("c")
    page.wait_for_selector("#told.seen")
    assert page.evaluate(COPIED).startswith("我先帮您看看平台这边的情况")
    page.keyboard.press("Shift+C")
    page.wait_for_function(f"{COPIED}.then(text => text.startsWith('http'))")
    page.keyboard.press("t")
    page.wait_for_selector("#flow .db-walk")
    page.keyboard.press("1")
    page.wait_for_url("**path=*")
    page.keyboard.press("x")
    page.wait_for_function(f"{COPIED}.then(text => text.includes('问题：'))")
    note = page.evaluate(COPIED)
    assert PLATFORM in note and "→ 第一次" in note and "客户和车辆：" in note
    page.keyboard.press("Escape")
    _card(page, "平台打不开，或者数据不更新")
    page.keyboard.press("e")
    assert "相关部门" in page.locator("dialog").inner_text()
    page.keyboard.press("Escape")
    page.keyboard.press("p")
    page.wait_for_selector(".strip_pinned button")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "question"
    assert page.locator("#results [role=option]").count() > 1
    page.wait_for_function("localStorage.getItem('deskbook.desk.reports')?.includes('opened')")
    [report] = _reports(page)
    assert (report["opened"], report["picked_rank"]) == (PLATFORM, 1)
    stored = page.evaluate("JSON.stringify({...localStorage})")
    assert "13800138000" not in stored and "77" not in json.loads(stored)["deskbook.desk.reports"]


def test_an_input_method_keeps_its_keys(context: BrowserContext, site_address: str) -> None:
    page = _open(context, site_address)
    client = context.new_cdp_session(page)

    def compose(text: str) -> None:
        client.send(
            "Input.imeSetComposition",
            {"text": text, "selectionStart": len(text), "selectionEnd": len(text)},
        )

    compose("tou'su")
    page.wait_for_function(
        "document.querySelector('#result-1 .title')?.textContent.includes('投诉')"
    )
    url = page.url
    for key in ("Enter", "1", "Escape", "ArrowDown"):
        composing = {"key": key, "keyCode": 229, "isComposing": True, "bubbles": True}
        page.evaluate(
            "init => document.getElementById('question')"
            ".dispatchEvent(new KeyboardEvent('keydown', init))",
            composing,
        )
    assert page.url == url
    assert page.locator("#result-1").get_attribute("aria-selected") == "true"
    client.send("Input.insertText", {"text": "投诉"})
    page.wait_for_function("document.getElementById('question').value === '投诉'")
    page.wait_for_function("document.querySelector('#result-1 mark')?.textContent === '投诉'")


def test_rows_stay_while_the_question_stays(context: BrowserContext, site_address: str) -> None:
    page = _open(context, site_address)
    _ask(page, "投诉")
    page.evaluate("window.first = document.getElementById('result-1')")
    page.evaluate("document.getElementById('question').dispatchEvent(new Event('input'))")
    page.evaluate("document.getElementById('question').dispatchEvent(new Event('compositionend'))")
    page.wait_for_timeout(300)
    assert page.evaluate("window.first === document.getElementById('result-1')")


def test_a_gap_and_a_flag_are_kept_without_the_caller(
    context: BrowserContext, site_address: str, tmp_path: Path
) -> None:
    page = _open(context, site_address)
    page.keyboard.insert_text("我的猫会飞 13912345678 a@b.cn")
    page.wait_for_timeout(500)
    page.keyboard.press("Tab")
    page.keyboard.press("n")
    page.wait_for_selector("#banner.amber")
    page.keyboard.press("c")
    page.wait_for_function(f"{COPIED}.then(text => text === '请您稍等，我马上为您查一下。')")
    page.keyboard.press("/")
    _ask(page, "平台打不开怎么办")
    page.keyboard.press("Alt+1")
    _card(page, "平台打不开，或者数据不更新")
    page.keyboard.press("f")
    page.keyboard.press("2")
    page.wait_for_selector("#told.seen")
    kinds = [(one["kind"], one.get("flag")) for one in _reports(page)]
    assert ("gap", None) in kinds and kinds[-1] == ("flag", "old")
    [gap] = [one for one in _reports(page) if one["kind"] == "gap"]
    assert gap["q_normalised"] == "我的猫会飞 ‹#› ‹@›"
    page.locator("#reports").press("Enter")
    for ending in ("JSON", "CSV"):
        with page.expect_download() as download:
            page.get_by_role("button", name=f"下载 {ending}").press("Enter")
        text = Path(download.value.path()).read_text("utf-8-sig")
        assert "我的猫会飞" in text and "139123" not in text


@pytest.mark.parametrize(("size", "scheme"), [(WIDE, "light"), (NARROW, "dark")])
def test_no_barrier_in_any_state(
    browser: Browser, site_address: str, size: tuple[int, int], scheme: Any
) -> None:
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme=scheme,
        service_workers="block",
    )
    page = _open(context, site_address, "?queue=platform-problem&product=nothing")
    trouble: list[str] = []
    page.on("pageerror", lambda error: trouble.append(str(error)))

    def look(state: str) -> None:
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= size[0], f"{state} scrolls sideways: {width}"
        result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        trouble.extend(
            f"{state}: {one['id']} {one['nodes'][0]['html'][:160]}" for one in result["violations"]
        )

    page.add_script_tag(path=str(ROOT / "node_modules/axe-core/axe.min.js"))
    look("start")
    _ask(page, "平台打不开怎么办")
    look("search")
    page.keyboard.press("Enter")
    _card(page, "平台打不开，或者数据不更新")
    look("card")
    for key in ("e", "f", "?"):
        page.keyboard.press(key)
        page.wait_for_selector("dialog[open]")
        look(f"dialog {key}")
        page.keyboard.press("Escape")
        page.wait_for_selector("dialog[open]", state="hidden")
    page.keyboard.press("t")
    page.wait_for_selector("#flow .db-walk")
    look("flow")
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    page.wait_for_selector("#banner.amber")
    look("gap")
    context.set_offline(True)
    page.wait_for_selector("#mark.amber")
    look("offline")
    context.close()
    assert trouble == []


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
    page = _open(context, small[1])
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
    page = _open(context, address)
    page.wait_for_selector("#trouble:not([hidden])")
    assert "搜索数据打不开" in page.locator("#trouble").inner_text()
    page.keyboard.insert_text("退款")
    page.keyboard.press("Tab")
    page.keyboard.press("n")
    page.wait_for_selector("#banner.amber")
    assert _reports(page)[-1]["q_normalised"] == "退款"


def test_the_desk_works_without_what_a_browser_forbids(
    context: BrowserContext, small: tuple[Path, str]
) -> None:
    context.add_init_script(
        """delete window.Worker;
        Object.defineProperty(window, "localStorage", { get() { throw new Error("no"); } });
        Object.defineProperty(navigator, "clipboard", { value: undefined });"""
    )
    page = _open(context, small[1])
    _ask(page, "维修")
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
