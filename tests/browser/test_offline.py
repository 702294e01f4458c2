"""The site without a network: kept whole, renewed only when it disturbs nobody."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page

from deskbook import project
from deskbook.site import open_builder
from deskbook.site.offline import FAREWELL
from tests.browser.hosting import Quiet, served

pytestmark = pytest.mark.browser

OLD, NEW = "可以的，我帮您改。", "好的，我来帮您改。"
QUESTION = "明天不在家能换一天吗"
SOLUTION = "appliance-repair/solutions/change-appointment/"
TREE = "appliance-repair/trees/appliance-trouble/"

NOTED = """
window.requestIdleCallback = (act) => setTimeout(act);
window.wishes = [];
const { postMessage } = ServiceWorker.prototype;
ServiceWorker.prototype.postMessage = function (message, ...more) {
  wishes.push(message.wish);
  return postMessage.call(this, message, ...more);
};
"""
CONTROLLED = "() => !!navigator.serviceWorker.controller"
LOOK = """async () => {
  const one = await navigator.serviceWorker.getRegistration();
  await one.update().catch(() => 0);
}"""
LOOK_AND_WAIT = """async () => {
  const one = await navigator.serviceWorker.getRegistration();
  if (!one.waiting && !one.installing) await one.update().catch(() => 0);
  return !!one.waiting;
}"""
WAITING = "async () => !!(await navigator.serviceWorker.getRegistration()).waiting"
IDLE = "async () => !(await navigator.serviceWorker.getRegistration()).installing"
GONE = "async () => !(await navigator.serviceWorker.getRegistration())"
ANSWER = """async ([root, text]) => {
  const { serve } = await import(`${root}assets/deskbook/search/service.js`);
  const service = await serve(root);
  const [best] = await service.search(text);
  return (await service.card(best.number)).say;
}"""
STATUS = "async (root) => (await import(`${root}assets/deskbook/offline.js`)).status"
HOLD = """async (root) => {
  const { registerOffline } = await import(`${root}assets/deskbook/offline.js`);
  window.letGo = registerOffline({ canSwap: () => false, onUpdate: (now) => (window.heard = now) });
}"""
ASKED = """() => navigator.serviceWorker.addEventListener("message", ({ data }) => {
  if (data.wish === "free?") window.asked = true;
})"""
LEFT_BEHIND = """async (left) => {
  const [name] = (await caches.keys()).filter((one) => !one.includes("visited"));
  await (await caches.open(name)).put(left, new Response());
}"""
KEPT = """async (path) => {
  for (const name of await caches.keys()) {
    const keys = await (await caches.open(name)).keys();
    if (keys.some((one) => one.url.includes(path))) return true;
  }
  return false;
}"""


@dataclass
class Host:
    """A project, and a web server that shows its site at /kb/ and can be told to be bad."""

    root: Path
    address: str = ""
    changes: dict[str, Callable[[bytes], bytes]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    down: bool = False

    def build(self) -> None:
        with open_builder(project.find(start=self.root), with_charts=False) as builder:
            result = builder.build()
        assert not result.refused, [d.message.render("en") for d in result.diagnostics]

    def rewrite(self, old: str, new: str) -> None:
        """Change a text in the sources and publish."""
        files = [f for f in self.root.glob("handbook/**/*.yml") if old in f.read_text("utf-8")]
        assert files, f"no source says {old!r}"
        for file in files:
            file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
        self.build()


class _Handler(Quiet):
    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: Any, host: Host, **named: Any) -> None:
        self.host = host
        super().__init__(*arguments, **named)

    def do_GET(self) -> None:
        if self.host.down:
            self.close_connection = True
            return
        name = self.path.split("?")[0].removeprefix("/kb/")
        self.host.asked.append(name)
        change = next((c for part, c in self.host.changes.items() if part in name), None)
        file = self.host.root / "site" / name
        if change is not None and file.is_file():
            self._send(HTTPStatus.OK, change(file.read_bytes()), self.guess_type(name))
        elif not self.path.startswith("/kb/"):
            self._send(HTTPStatus.NOT_FOUND, b"", "text/plain")
        else:
            self.path = self.path.removeprefix("/kb")
            super().do_GET()

    def _send(self, status: HTTPStatus, data: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()


@pytest.fixture
def host(starter: Path, tmp_path: Path) -> Iterator[Host]:
    root = tmp_path / "project"
    shutil.copytree(starter, root, symlinks=True)
    host = Host(root)
    with served(root / "site", partial(_Handler, host=host)) as address:
        host.address = f"{address}kb/"
        yield host


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that keeps sites, has idle moments at once, and notes what its workers are told."""
    context = browser.new_context(service_workers="allow")
    context.add_init_script(NOTED)
    yield context
    context.close()


def until(page: Page, expression: str, argument: object = None) -> None:
    """Wait until an expression, which may be a promise, is true."""
    for _ in range(150):
        # A page that loads itself anew has no answer for a moment.
        with suppress(Error):
            if page.evaluate(expression, argument):
                return
        time.sleep(0.1)
    pytest.fail(f"never true: {expression}")


def opened(
    context: BrowserContext, host: Host, path: str = "", *, with_clock: bool = False
) -> Page:
    """A page of the site, once the browser keeps the site, perhaps with a clock to be put on."""
    page = context.new_page()
    if with_clock:
        page.clock.install()
    page.goto(host.address + path)
    until(page, CONTROLLED)
    return page


def said(page: Page, host: Host) -> str:
    """What the best answer says, by the search and the cards that the page gets."""
    answer: str = page.evaluate(ANSWER, [host.address, QUESTION])
    return answer


def publish(page: Page, host: Host) -> None:
    """Publish another text and wait until the browser has fetched the new version."""
    host.rewrite(OLD, NEW)
    until(page, LOOK_AND_WAIT)


def keeps_its_version(page: Page) -> bool:
    """Whether the page has asked no other version to take over."""
    return "swap" not in page.evaluate("wishes") and page.evaluate(WAITING)


def test_everything_an_answer_needs_is_there_without_a_network(
    context: BrowserContext, host: Host
) -> None:
    page = opened(context, host)
    scope = page.evaluate("navigator.serviceWorker.ready.then((one) => one.scope)")
    assert scope == host.address, "a subfolder is kept, and nothing beside it"
    until(page, KEPT, SOLUTION)
    host.down = True
    context.set_offline(True)
    page.reload()
    assert page.locator("h1").count() == 1
    assert said(page, host).startswith(OLD)
    page.goto(host.address + SOLUTION)
    assert page.locator("h1").inner_text().startswith("更改上门时间")
    style = page.evaluate("getComputedStyle(document.querySelector('.md-header')).position")
    assert style == "sticky", "the style sheets of the theme are kept"
    until(page, f"async (root) => (await ({STATUS})(root)).build.length === 16", host.address)
    assert page.evaluate(STATUS, host.address)["offline"]


def test_a_page_once_visited_is_there_without_a_network(
    context: BrowserContext, host: Host
) -> None:
    role = "appliance-repair/roles/service-agent/"
    page = opened(context, host, role)
    until(page, KEPT, role)
    host.down = True
    page.reload()
    assert "客服" in page.locator("h1").inner_text()
    page.goto(host.address + "appliance-repair/roles/repair-lead/")
    assert page.locator("h1").inner_text() == "没有网络"


def test_a_new_version_waits_for_an_open_card(context: BrowserContext, host: Host) -> None:
    page = opened(context, host, with_clock=True)
    page.evaluate(HOLD, host.address)
    publish(page, host)
    page.wait_for_function("window.heard?.waiting")
    page.clock.fast_forward(300_000)
    assert keeps_its_version(page), "the new version has taken over under an open card"
    assert said(page, host).startswith(OLD)
    page.evaluate("() => { window.letGo(); window.before = true; }")
    page.clock.fast_forward(11_000)
    page.wait_for_function("!window.before")
    assert said(page, host).startswith(NEW)


def test_a_new_version_waits_for_a_flow_that_is_walked(context: BrowserContext, host: Host) -> None:
    page = opened(context, host, TREE, with_clock=True)
    page.locator("deskbook-flow button").first.click()
    page.wait_for_selector(".db-walk-step")
    page.keyboard.press("3")
    clock = page.locator("[role=timer]")
    clock.wait_for()
    publish(page, host)
    page.clock.fast_forward(300_000)
    assert clock.inner_text() == "0:00"
    assert keeps_its_version(page), "the clock and what was noted would be lost"
    page.evaluate("() => { window.before = true; }")
    page.get_by_role("button", name="退出").click()
    page.clock.fast_forward(71_000)
    page.wait_for_function("!window.before")


def test_a_new_version_waits_until_nobody_works(context: BrowserContext, host: Host) -> None:
    page = opened(context, host, with_clock=True)
    until(page, KEPT, SOLUTION)
    left = f"{host.address}left?deskbook=behind"
    page.evaluate(LEFT_BEHIND, left)
    context.add_init_script(f"window.left = caches.match({left!r})")
    publish(page, host)
    page.evaluate("() => { window.before = true; }")
    page.wait_for_selector("#deskbook-update")
    page.keyboard.press("Shift")
    page.clock.fast_forward(50_000)
    assert keeps_its_version(page) and page.evaluate("window.before")
    page.clock.fast_forward(20_000)
    page.wait_for_function("!window.before")
    assert page.evaluate("left.then(Boolean)"), "the page has waited until all was tidied up"
    assert said(page, host).startswith(NEW)
    assert page.locator("#deskbook-update").count() == 0
    until(page, "async (left) => !(await caches.match(left))", left)


def test_loading_all_pages_anew_brings_the_new_version(context: BrowserContext, host: Host) -> None:
    first, second = opened(context, host), opened(context, host, SOLUTION)
    publish(first, host)
    first.keyboard.press("Shift")
    second.keyboard.press("Shift")
    second.evaluate(ASKED)
    # A page that was touched on the way (browsers tell of pointers nobody moved) counts as in use.
    for _ in range(4):
        first.reload()
        with suppress(Error):
            second.wait_for_function("window.asked", timeout=3_000)
            break
    assert second.evaluate("window.asked") and second.evaluate(WAITING)
    assert said(first, host).startswith(OLD), "the other page is still in use"
    for _ in range(4):
        second.reload()
        with suppress(Error):
            second.wait_for_function(
                f"() => document.body.innerText.includes({NEW!r})", timeout=6_000
            )
            break
        # The page may be loading itself anew at this moment, which ends what was asked for.
        with suppress(Error):
            first.reload(timeout=6_000)
    until(first, "async () => !(await navigator.serviceWorker.getRegistration()).waiting")
    until(first, CONTROLLED)
    first.wait_for_load_state()
    assert said(first, host).startswith(NEW)


@pytest.mark.parametrize("part", ["search/cards-", "assets/deskbook/offline-"])
def test_a_damaged_version_is_not_taken(context: BrowserContext, host: Host, part: str) -> None:
    page = opened(context, host)
    damaged: list[bytes] = []

    def cut_short(data: bytes) -> bytes:
        damaged.append(data)
        return data[:-7]

    host.changes[part] = cut_short
    host.rewrite(OLD, NEW)
    for _ in range(2):
        page.evaluate(LOOK)
    until(page, IDLE)
    assert damaged
    assert not page.evaluate(WAITING)
    page.reload()
    assert said(page, host).startswith(OLD)
    host.changes.clear()
    until(page, LOOK_AND_WAIT)


def test_a_new_version_fetches_only_what_is_new(context: BrowserContext, host: Host) -> None:
    page = opened(context, host)
    until(page, KEPT, SOLUTION)
    host.asked.clear()
    publish(page, host)
    again = [one for one in host.asked if one.endswith((".js", ".css")) and "worker" not in one]
    assert again == []
    assert any(one.startswith("search/cards-") for one in host.asked)


@pytest.mark.parametrize(
    "forbidden",
    [
        "Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: () => undefined })",
        "delete Navigator.prototype.serviceWorker",
        "ServiceWorkerContainer.prototype.register = () => "
        "Promise.reject(new DOMException('no', 'SecurityError'))",
    ],
)
def test_the_site_works_where_no_worker_is_allowed(
    context: BrowserContext, host: Host, forbidden: str
) -> None:
    context.add_init_script(forbidden)
    page = context.new_page()
    trouble: list[str] = []
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.goto(host.address)
    assert said(page, host).startswith(OLD)
    assert page.evaluate(STATUS, host.address)["offline"] is False
    assert trouble == []


def test_a_site_without_a_worker_gives_the_old_one_up(context: BrowserContext, host: Host) -> None:
    page = opened(context, host)
    (host.root / "site/service-worker.js").unlink()
    page.reload()
    until(page, GONE)


def test_a_site_that_is_being_edited_sends_the_old_worker_away(
    context: BrowserContext, host: Host
) -> None:
    page = opened(context, host)
    host.changes["service-worker.js"] = lambda data: FAREWELL
    host.changes["index.html"] = lambda data: data.replace(b"</h1>", b"(edited)</h1>")
    page.goto(host.address + "index.html")
    until(page, "async () => (await caches.keys()).length === 0")
    page.goto(host.address + "index.html")
    assert "(edited)" in page.locator("h1").inner_text()
