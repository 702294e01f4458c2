"""The desk when something is wrong: damaged files, what a browser forbids, what holds no more."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import BrowserContext, Route

from deskbook import project
from deskbook.cli.init import command as init
from deskbook.site import open_builder
from tests.browser.desk_page import COPIED, ask, opened, reports
from tests.browser.hosting import served
from tests.conftest import made_once

pytestmark = pytest.mark.browser

STARTER = "appliance-repair/solution:change-appointment"
FOUND = """async ([root, text]) => {
  const { open } = await import(`${root}assets/deskbook/search.js`);
  return (await (await open(root)).search(text, { all: true })).map(({ id }) => id);
}"""


def _build_small(root: Path) -> None:
    assert CliRunner().invoke(init("zh"), [str(root)]).exit_code == 0
    file = root / "handbook/appliance-repair/solutions/change-appointment.yml"
    file.write_text(f"{file.read_text('utf-8')}effective: {{to: 2020-01-31}}\n", "utf-8")
    with open_builder(project.find(start=root), with_charts=False, prove=False) as builder:
        result = builder.build()
    assert not result.refused, [d.message.render("en") for d in result.diagnostics]


@pytest.fixture(scope="module")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new handbook, one of whose answers does not hold any more."""
    return made_once(tmp_path_factory, "small", _build_small) / "site"


@pytest.fixture
def small(small_site: Path, tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A copy of it that may be damaged, and its address."""
    site = tmp_path / "site"
    shutil.copytree(small_site, site)
    with served(site) as address:
        yield site, address


def test_what_does_not_hold_is_never_an_answer(
    context: BrowserContext, small: tuple[Path, str]
) -> None:
    page = opened(context, small[1])
    found = page.evaluate(FOUND, [small[1], "明天不在家能换一天吗"])
    assert found[0] == STARTER, "what is over would answer it"
    page.keyboard.insert_text("明天不在家能换一天吗")
    page.wait_for_function("document.getElementById('count').textContent.includes('没有')")
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


def _set_up(site: Path, **settings: object) -> None:
    """Give the desk of a site these settings and no others."""
    page = site / "desk/index.html"
    seconds = page.stat().st_mtime + 2
    head, begin, rest = page.read_text("utf-8").partition('id="desk-settings">')
    given, end, tail = rest.partition("</script>")
    changed = json.dumps({**json.loads(given), "settings": settings})
    page.write_text("".join((head, begin, changed, end, tail)), "utf-8")
    os.utime(page, (seconds, seconds))  # else it might be the same second, and nothing new


def _flip(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 0xFF
    file.write_bytes(content)


DAMAGE: dict[str, tuple[str, Callable[[Path], object], str]] = {
    "flipped index": ("index-*.bin", _flip, "损坏"),
    "missing index": ("index-*.bin", Path.unlink, "缺少"),
    "missing manifest": ("manifest.json", Path.unlink, "缺少"),
    "no manifest": ("manifest.json", lambda file: file.write_text("{", "utf-8"), "损坏"),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_search_that_cannot_be_used_calls_nothing_unanswered(
    context: BrowserContext, small: tuple[Path, str], damage: str
) -> None:
    site, address = small
    pattern, spoil, reason = DAMAGE[damage]
    [file] = (site / "search").glob(pattern)
    whole = file.read_bytes()
    spoil(file)
    page = opened(context, address)
    page.wait_for_selector("#trouble button")
    said = page.locator("#trouble").inner_text()
    assert reason in said and not re.search(r"[A-Za-z]", said)
    page.keyboard.insert_text("维修")
    for key in ("Enter", "Alt+n"):
        page.keyboard.press(key)
        page.wait_for_selector("#banner.red")
        assert "没有" not in page.locator("main").inner_text().replace("没有答案 Alt+N", "")
        assert page.locator(".script").inner_text()
        page.keyboard.press("/")
    assert reports(page) == []
    assert page.locator("#mark.amber").count() == 0, "the server answers"
    file.write_bytes(whole)
    # On a slow machine the desk may have found out by itself, which hides the button.
    page.evaluate("document.querySelector('#trouble:not([hidden]) button')?.click()")
    page.wait_for_selector("#trouble", state="hidden")
    page.wait_for_function("document.activeElement.id === 'question'")
    page.wait_for_selector("#results [role=option]")


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
    heard = "<script>window.heard = []; onmessage = (event) => heard.push(event.data)</script>"
    page = context.new_page()
    for origins, expected in (([], 0), ([address.rstrip("/")], 1)):
        _set_up(site, origins=origins)
        # Each time other addresses: a browser may have kept the page as it was set up before.
        desk = f"desk/?adapter=tencent-ccc&entry={STARTER}&time={expected}"
        frame = f"<iframe src='{desk}' width=420 height=700></iframe>"
        (site / f"console-{expected}.html").write_text(heard + frame, "utf-8")
        page.goto(f"{address}console-{expected}.html")
        inside = page.frames[1]
        inside.wait_for_selector("#reports:not(:empty)")
        inside.locator("#question").fill("没有这样的问题吧啊呀")
        inside.locator("#question").press("Tab")
        inside.locator("#help").press("n")
        inside.wait_for_selector("#banner.amber")
        inside.locator("#card-title").press("s")
        inside.wait_for_selector("#told.seen")
        if expected:
            page.wait_for_function("heard.length > 0")
        page.wait_for_timeout(100)
        messages = page.evaluate("heard")
        assert len(messages) == expected
    assert messages[0]["source"] == "ccc-sdk"
    assert messages[0]["payload"]["event"] == "sendTextMessage"


def test_what_a_console_calls_otherwise_stays_in_the_address(
    context: BrowserContext, small: tuple[Path, str]
) -> None:
    site, address = small
    notices = [
        {"text": f"第 {number} 条通知：" + "长" * 60, "entry": STARTER} for number in range(4)
    ]
    _set_up(site, fields={"queue": "skill"}, notices=notices)
    page = opened(context, address, "?skill=appointments")
    chip = page.locator(".chip .value")
    for _ in range(2):
        page.wait_for_function("location.search === '?queue=appointments'")
        assert chip.count() == 1
        page.reload()
    page.goto(f"{address}desk/?queue=nobody")
    page.wait_for_selector(".strip_top p")
    assert "还没有" in page.locator(".strip_top p").inner_text()
    # Notices are told whole, also where there is no place for them.
    assert page.evaluate(
        "[...document.querySelectorAll('.strip_notices button')]"
        ".every((one) => one.scrollWidth <= one.clientWidth)"
    )
    page.set_viewport_size({"width": 420, "height": 800})
    page.goto(f"{address}desk/?entry={STARTER}")
    page.wait_for_selector("#card-title")
    page.locator("#notices").press("Enter")
    items = page.locator("dialog[open] li button")
    assert items.all_inner_texts()[3] == notices[3]["text"]
    assert items.count() >= len(notices)
    page.keyboard.press("Escape")
    page.locator("#question").fill("维修")
    page.wait_for_selector("#result-1")  # the card gives way


def test_what_is_typed_while_the_search_opens_is_answered(
    context: BrowserContext, small: tuple[Path, str]
) -> None:
    held: list[Route] = []
    through = False

    def hold(route: Route) -> None:
        if through:
            route.continue_()
        else:
            held.append(route)

    context.route("**/search/manifest.json", hold)
    page = context.new_page()
    page.goto(f"{small[1]}desk/?queue=appliance-faults")
    page.wait_for_selector("#chips .value")
    for _ in range(100):
        if held:
            break
        page.wait_for_timeout(50)
    assert held, "the search is still being opened"
    page.keyboard.insert_text("洗衣机不排水")
    through = True
    for route in held:
        route.continue_()
    page.wait_for_selector("#results [role=option]")
    assert page.input_value("#question") == "洗衣机不排水"
    assert page.locator("#results .title").first.inner_text() == "洗衣机不排水"
    assert page.locator("#chips .value").inner_text() == "电器故障"


def test_what_is_typed_while_the_page_is_loaded_anew_stays(
    context: BrowserContext, small: tuple[Path, str]
) -> None:
    page = opened(context, small[1])
    held: list[Route] = []
    for pattern in ("**/desk/", "**/deskbook/desk.js"):
        page.route(pattern, lambda route: held.append(route))
    with page.expect_request("**/desk/"):
        page.evaluate("() => void setTimeout(() => location.reload())")
    page.keyboard.insert_text("洗衣机")
    with page.expect_request("**/deskbook/desk.js"):
        held.pop().continue_()
    page.wait_for_function("document.activeElement?.id === 'question'")
    page.keyboard.insert_text("不排水")  # before the new page can take it from what was kept
    held.pop().continue_()
    page.wait_for_function("document.getElementById('question').value === '洗衣机不排水'")
    page.wait_for_selector("#results [role=option]")
    assert page.locator("#results .title").first.inner_text() == "洗衣机不排水"
    assert "%" not in page.url and "洗衣机" not in page.url
    assert "洗衣机" not in page.evaluate("JSON.stringify([{...sessionStorage}, {...localStorage}])")
    page.unroute_all()
    page.goto(f"{small[1]}desk/?queue=appliance-faults")
    page.wait_for_selector("#results [role=option]")
    assert page.input_value("#question") == "", "only loading anew takes it back"
