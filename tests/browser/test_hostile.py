"""A handbook full of hostile names in a browser: whatever shows them, nothing of them runs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import BrowserContext, Page

from deskbook import project
from deskbook.site import open_builder
from tests.browser.desk_page import opened
from tests.browser.hosting import served
from tests.conftest import WriteHandbook

pytestmark = pytest.mark.browser

EVIL = "<img src=x onerror=window.hacked=1>\"'><script>window.hacked=1</script>{{7*7}}</title>"
CONFIG = """\
site_name: hostile
docs_dir: handbook
use_directory_urls: false
theme: {name: material, font: false}
plugins: [deskbook]
"""
NAMES = {
    "organization": "百货店",
    "department": "前台部",
    "role": "接待员",
    "procedure": "办理流程",
    "category": "退换类",
    "solution": "退货答复",
    "tree": "退货引导",
    "term": "小票",
}
"""What tells the names of the handbook apart; the rest of each is hostile."""

NOTHING = "<zz-qq>"
HARM = """() => [
  ...(window.hacked ? ["something ran"] : []),
  ...[...document.querySelectorAll("[onerror], img[src=x], zz-qq")].map((one) => one.outerHTML),
  ...[...document.scripts].filter((one) => one.text.startsWith("window.hacked")).map(String),
]"""


def _name(kind: str) -> str:
    return f"{NAMES[kind]}{EVIL}"


def _sources() -> dict[str, str]:
    name = {kind: json.dumps(_name(kind), ensure_ascii=False) for kind in NAMES}
    text = json.dumps(f"照着做{EVIL}", ensure_ascii=False)
    return {
        "handbook.yml": (
            f"title: {text}\ndesk:\n  waiting_line: {text}\n  notices: [{{text: {text}}}]\n"
        ),
        "glossary.yml": (
            f"terms:\n  - {{id: receipt, name: {name['term']}, synonyms: [{text}], "
            f"definition: {text}}}\n"
        ),
        "shop/organization.yml": f"name: {name['organization']}\npurpose: {text}\n",
        "shop/departments/desk.yml": (
            f"name: {name['department']}\nparent: organization\nhead: clerk\n"
        ),
        "shop/roles/clerk.yml": (
            f"name: {name['role']}\nbelongs_to: desk\nreports_to: {{line: none}}\nheadcount: 1\n"
            f"duties:\n  - {{id: d-one, text: {text}, note: {text}}}\n"
        ),
        "shop/procedures/flow.yml": (
            f"name: {name['procedure']}\nnodes:\n  - {{id: s, kind: start, text: {text}}}\n"
            f"  - {{id: t, kind: task, text: {text}, actors: [clerk]}}\n"
            f"  - {{id: e, kind: end, text: {text}}}\n"
            f"edges:\n  - {{from: s, to: t, label: {text}}}\n  - {{from: t, to: e}}\n"
        ),
        "shop/categories/returns.yml": (
            f"name: {name['category']}\nscheme: request\nroutes_to: [clerk]\n"
            f"definition: {text}\nowner: clerk\n"
        ),
        "shop/solutions/take-back.yml": (
            f"name: {name['solution']}\ncategory: returns\nquestions: [{text}]\n"
            f"cause: {text}\nanswer:\n  say: {text}\n  do: [{{id: one, text: {text}}}]\n"
            f"never_say: [{text}]\nask_first: [{text}]\nhand_over: [{text}]\n"
            f"escalate: [{{to: clerk, when: {text}}}]\nprocedure: flow\nowner: clerk\n"
        ),
        "shop/trees/which.yml": (
            f"name: {name['tree']}\nquestions: [{text}]\nstart: ask\nowner: clerk\nnodes:\n"
            f"  - {{id: ask, kind: ask, text: {text}, options: [{{label: {text}, to: note}}]}}\n"
            f"  - {{id: note, kind: input, text: {text}, next: done}}\n"
            f"  - {{id: done, kind: end, outcome: {text}, solution: take-back}}\n"
        ),
        "guide.md": f"# {EVIL}\n\n[x](role:clerk) [](shop/procedure:flow)\n",
    }


@pytest.fixture
def site(write_handbook: WriteHandbook) -> Iterator[tuple[Path, str]]:
    root = write_handbook(_sources())
    (root / "mkdocs.yml").write_text(CONFIG, "utf-8")
    with open_builder(project.find(start=root)) as builder:
        result = builder.build()
    assert not result.refused, [d.message.render("en") for d in result.diagnostics]
    with served(root / "site") as address:
        yield root / "site", address


def _harmless(page: Page) -> None:
    assert page.evaluate(HARM) == [], page.url


def test_nothing_runs(context: BrowserContext, site: tuple[Path, str]) -> None:
    folder, address = site
    page = context.new_page()
    page.set_default_timeout(10_000)
    _pages(page, folder, address)
    _search(page, address)
    _flow(page, address)
    page.close()
    _desk(context, address)


def _pages(page: Page, folder: Path, address: str) -> None:
    """Every page, with what starts on it."""
    charts = 0
    for path in sorted(folder.rglob("*.html")):
        name = path.relative_to(folder).as_posix()
        if name in ("404.html", "guide.html", "desk/index.html"):
            continue  # authored Markdown may hold HTML, as in any MkDocs site
        page.goto(address + name)
        page.wait_for_selector(".db-search-button")
        assert "49" not in page.locator("h1").inner_text()
        for box in page.locator("deskbook-chart input").all():
            charts += 1
            box.fill(EVIL)
        _harmless(page)
    assert charts, "a chart has been looked through"


def _search(page: Page, address: str) -> None:
    """The search of a page, for every name and for what nothing answers."""
    page.goto(f"{address}index.html?q={quote(EVIL)}")
    page.wait_for_selector("dialog.db-search[open] .db-search-row")
    for kind in NAMES:
        page.fill(".db-search-bar input", _name(kind))
        page.locator(".db-search-title", has_text=_name(kind)).first.wait_for()
        if kind == "solution":
            page.wait_for_selector(".db-search-say:not(:empty)")
        _harmless(page)
    page.fill(".db-search-bar input", NOTHING)
    page.wait_for_selector(".db-search-row", state="hidden")
    assert NOTHING in page.locator(".db-search-message").inner_text()
    _harmless(page)


def _flow(page: Page, address: str) -> None:
    """The flow on its page, to its note."""
    page.goto(f"{address}shop/trees/which.html")
    page.locator("deskbook-flow button").first.click()
    page.locator(".db-walk-choice").first.click()
    page.locator(".db-walk-field textarea").fill(EVIL)
    _harmless(page)
    page.keyboard.press("Enter")
    page.wait_for_selector(".db-walk-end")
    page.locator(".db-walk-trail > button").click()
    assert EVIL in page.locator(".db-walk-note").input_value()
    _harmless(page)


def _desk(context: BrowserContext, address: str) -> None:
    """The desk: every card, what is handed over, the flow, and what nothing answers."""
    page = opened(context, address, f"?queue={quote(EVIL)}")
    page.wait_for_selector("#chips .value")
    page.locator("#notices").click()
    page.wait_for_selector("dialog[open]")
    _harmless(page)
    page.keyboard.press("Escape")
    for kind in NAMES:
        page.fill("#question", _name(kind))
        page.locator("#results .title", has_text=_name(kind)).first.click()
        page.locator("#card-title", has_text=_name(kind)).wait_for()
        _harmless(page)
    page.goto(f"{address}desk/?entry=shop/solution:take-back")
    page.locator("#card-title", has_text=_name("solution")).wait_for()
    page.keyboard.press("e")
    page.wait_for_selector("dialog[open]")
    _harmless(page)
    page.goto(f"{address}desk/?tree={quote('shop/tree:which#constructor')}")
    page.locator(".db-walk-choice", has_text=EVIL).first.click()
    page.locator(".db-walk-field textarea").fill(EVIL)
    page.keyboard.press("Enter")
    page.locator("#flow .script").wait_for()
    _harmless(page)
    page.fill("#question", NOTHING)
    page.keyboard.press("Alt+n")
    page.wait_for_selector("#banner.amber")
    _harmless(page)
