"""The search of every page, as it is used: by keyboard, with an input method, with its files
missing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import pytest
from playwright.sync_api import Browser, Error, Page, Route

from tests.conftest import ROOT

pytestmark = pytest.mark.browser

TREE = "ev-complaint-accountability/trees/complaint-intake.html"
SIZES = {"desk": (1280, 720), "phone": (420, 800)}
OPEN = "dialog.db-search[open]"
ROW = ".db-search-row"
CHOSEN = f"{ROW}[aria-selected=true]"
BOX = ".db-search-bar input"


def _tab(browser: Browser, size: str, scheme: Any, **options: Any) -> Page:
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=scheme, **options
    )
    # What is kept for reading offline would answer for files that are made to be missing.
    context.add_init_script("delete Navigator.prototype.serviceWorker")
    context.set_default_timeout(10_000)
    return context.new_page()


_kept = cache(_tab)


@contextmanager
def opened(
    browser: Browser, address: str, size: str = "desk", scheme: Any = "light", **options: Any
) -> Iterator[Page]:
    """A page without trouble, in a tab for all tests that need no other options."""
    page = _tab(browser, size, scheme, **options) if options else _kept(browser, size, scheme)
    trouble: list[str] = []

    def hear(error: Error) -> None:
        trouble.append(str(error))

    page.on("pageerror", hear)
    page.goto(address)
    try:
        yield page
        assert trouble == []
    finally:
        page.remove_listener("pageerror", hear)
        if options:
            page.context.close()
        else:
            page.emulate_media(media="null")
            page.context.unroute_all()
            for other in page.context.pages[1:]:
                other.close()


def search(page: Page, text: str) -> None:
    page.keyboard.press("/")
    page.wait_for_selector(OPEN)
    page.keyboard.type(text)
    page.wait_for_selector(CHOSEN)
    page.wait_for_function("!document.querySelector('.db-search-message').textContent")


def violations(page: Page, within: str) -> list[str]:
    """The barriers in a part of the page, whatever their weight."""
    page.add_script_tag(path=str(ROOT / "node_modules/axe-core/axe.min.js"))
    result = page.evaluate("(part) => axe.run(part, {resultTypes: ['violations']})", within)
    return [
        f"{violation['id']}: {violation['nodes'][0]['html'][:200]}"
        for violation in result["violations"]
    ]


@pytest.mark.parametrize("key", ["/", "Control+k"])
def test_a_caller_s_sentence_leads_to_the_answer(
    browser: Browser, site_address: str, key: str
) -> None:
    with opened(browser, site_address + TREE) as page:
        page.keyboard.press(key)
        page.wait_for_selector(OPEN)
        page.keyboard.type("电池冒烟了怎么办")
        page.wait_for_selector(f"{CHOSEN} .db-search-say:not(:empty)")
        assert "冒烟" in page.locator(f"{CHOSEN} mark").first.inner_text()
        assert page.locator(".db-search-kind").first.inner_text() == "解决方案"
        title = page.locator(f"{CHOSEN} .db-search-title > span").first.inner_text()
        page.keyboard.press("Enter")
        page.wait_for_url("**/solutions/**")
        assert page.locator("h1").inner_text().startswith(title)


def test_answers_stand_before_what_is_only_called_so(browser: Browser, site_address: str) -> None:
    with opened(browser, site_address + "guide.html") as page:
        search(page, "投诉")
        kinds = page.locator(".db-search-kind").all_inner_texts()
        assert set(kinds[:2]) == {"引导问答", "解决方案"} and "问题类别" in kinds
        labels = page.locator(".db-search-why").all_inner_texts()
        assert any(one.startswith("客户问法：") for one in labels)
        content = page.locator(ROW, has_text="条文或内容：")
        assert "/solutions/" not in (content.first.get_attribute("href") or "")
        page.fill(BOX, "报修很久了，怎么还没好")
        page.wait_for_selector(f"{ROW} .db-search-walk")


def test_what_is_found_is_chosen_with_the_arrows(browser: Browser, site_address: str) -> None:
    with opened(browser, site_address + "guide.html") as page:
        search(page, "kefuzhuguan")
        box = page.locator(BOX)
        names = [row.get_attribute("id") for row in page.locator(ROW).all()]
        assert box.get_attribute("aria-activedescendant") == names[0]
        assert box.get_attribute("aria-expanded") == "true"
        page.keyboard.press("ArrowDown")
        assert box.get_attribute("aria-activedescendant") == names[1]
        page.keyboard.press("ArrowUp")
        page.keyboard.press("ArrowUp")
        assert box.get_attribute("aria-activedescendant") == names[-1]
        assert page.locator(CHOSEN).count() == 1
        assert page.evaluate("document.activeElement.getAttribute('role')") == "combobox"


def test_what_only_a_text_says_is_found_once_the_question_stands(
    browser: Browser, site_address: str
) -> None:
    with opened(browser, site_address + "guide.html") as page:
        page.keyboard.press("/")
        page.wait_for_selector(OPEN)
        page.keyboard.type("政策条文不要凭印象回答")
        row = page.locator(ROW, has_text="正文里的词")
        row.wait_for()
        assert "after-sales-policy-question" in (row.get_attribute("href") or "")


def test_the_number_of_results_is_told(browser: Browser, site_address: str) -> None:
    with opened(browser, site_address + "guide.html") as page:
        search(page, "退款")
        page.wait_for_selector(".db-search-status:not(:empty)")
        count = page.locator(ROW).count()
        assert page.locator(".db-search-status").inner_text() == f"找到 {count} 条"


def test_enter_waits_for_the_answer_to_what_is_typed(browser: Browser, site_address: str) -> None:
    with opened(browser, site_address) as page:
        search(page, "退货")
        press = """(text) => {
          const box = document.querySelector(".db-search-bar input");
          box.value = text;
          box.dispatchEvent(new InputEvent("input"));
          box.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
        }"""
        page.evaluate(press, "电池冒烟了怎么办")
        page.wait_for_url("**/product-safety-emergency*")


def test_control_enter_opens_another_tab(browser: Browser, site_address: str) -> None:
    with opened(browser, site_address + TREE) as page:
        search(page, "投诉")
        with page.context.expect_page() as other:
            page.keyboard.press("Control+Enter")
        assert other.value.url.startswith(site_address)
        assert page.locator(OPEN).count() == 1


def test_the_address_keeps_the_search(browser: Browser, site_address: str) -> None:
    with opened(browser, site_address + TREE) as page:
        search(page, "投诉")
        page.wait_for_url("**?q=*")
        found = page.locator(CHOSEN).inner_text()
        page.keyboard.press("Enter")
        page.wait_for_selector("h1")
        page.wait_for_function("!location.search")
        page.go_back()
        page.wait_for_selector(f"{OPEN} {CHOSEN}")
        assert page.locator(BOX).input_value() == "投诉"
        assert page.locator(CHOSEN).inner_text().split("\n")[0] == found.split("\n")[0]
        page.go_back()
        page.wait_for_selector(OPEN, state="hidden")
        assert page.url == site_address + TREE


def test_escape_closes_and_leaves_the_page_as_it_was(browser: Browser, site_address: str) -> None:
    with opened(browser, site_address + TREE) as page:
        button = page.locator(".db-search-button")
        button.focus()
        page.keyboard.press("Enter")
        page.wait_for_selector(OPEN)
        page.keyboard.type("投诉")
        page.wait_for_selector(CHOSEN)
        page.keyboard.press("Escape")
        page.wait_for_selector(OPEN, state="hidden")
        page.wait_for_function("!location.search")
        assert page.evaluate("document.activeElement.className").count("db-search-button") == 1


def test_a_shared_address_opens_the_search(browser: Browser, site_address: str) -> None:
    with opened(browser, f"{site_address}guide.html?q=tousu") as page:
        page.wait_for_selector(CHOSEN)
        assert page.locator(BOX).input_value() == "tousu"
        page.keyboard.press("Escape")
        page.wait_for_function("!location.search")


def test_while_a_word_is_composed_its_letters_are_searched(
    browser: Browser, site_address: str
) -> None:
    with opened(browser, site_address + TREE) as page:
        page.keyboard.press("/")
        page.wait_for_selector(OPEN)
        keyboard = page.context.new_cdp_session(page)
        for letters in ("t", "tou", "tou's", "tou'su"):
            keyboard.send(
                "Input.imeSetComposition",
                {"text": letters, "selectionStart": len(letters), "selectionEnd": len(letters)},
            )
        page.wait_for_selector(CHOSEN)
        page.wait_for_function(
            "[...document.querySelectorAll('.db-search-row')].some(r => /投诉/.test(r.textContent))"
        )
        # The keys belong to the input method: they choose among its words, and confirm one.
        for key, code in (("Enter", 13), ("ArrowDown", 40), ("Escape", 27)):
            page.evaluate(
                """([key, keyCode]) => {
                  const about = {key, keyCode, isComposing: true, bubbles: true, cancelable: true};
                  document.activeElement.dispatchEvent(new KeyboardEvent("keydown", about));
                }""",
                [key, code],
            )
        assert page.locator(OPEN).count() == 1
        assert page.locator(CHOSEN).get_attribute("id") == "db-search-row-1"
        keyboard.send("Input.insertText", {"text": "投诉"})
        page.wait_for_function("document.querySelector('.db-search-bar input').value === '投诉'")
        page.wait_for_selector(CHOSEN)
        assert page.url.startswith(site_address + TREE)


def test_a_slash_in_a_field_is_a_slash(browser: Browser, site_address: str) -> None:
    with opened(browser, site_address + TREE) as page:
        page.locator("deskbook-chart input").first.focus()
        page.keyboard.press("/")
        assert page.locator("deskbook-chart input").first.input_value() == "/"
        assert page.locator(OPEN).count() == 0


NOTHING = [
    "",
    "   ",
    "，。！？",
    "😀😀",
    "<img src=x onerror=alert(1)>",
    "(.*)+$",
    "\\",
    "猕猴桃" * 900,
]


TOLD = """(text) => document.querySelector(".db-search-row")
  || document.querySelector(".db-search-message").textContent.includes(text || "拼音")"""


def test_any_text_is_answered(browser: Browser, site_address: str) -> None:
    with opened(browser, site_address + "guide.html") as page:
        page.keyboard.press("/")
        page.wait_for_selector(OPEN)
        for text in NOTHING:
            page.fill(BOX, text)
            page.wait_for_function(TOLD, arg=text.strip()[:20])
            assert page.locator(f"{OPEN} img").count() == 0
        page.fill(BOX, "电池冒烟了怎么办")
        page.wait_for_selector(".db-search-row")


def _truncated(route: Route) -> None:
    body = route.fetch().body()
    route.fulfill(body=body[: len(body) // 2], content_type="application/octet-stream")


DAMAGE: dict[str, tuple[str, Any]] = {
    "missing manifest": ("**/search/manifest.json", lambda route: route.fulfill(status=404)),
    "no connection": ("**/search/manifest.json", lambda route: route.abort()),
    "no manifest": ("**/search/manifest.json", lambda route: route.fulfill(body="<html>")),
    "missing index": ("**/search/index-*", lambda route: route.fulfill(status=404)),
    "cut index": ("**/search/index-*", _truncated),
    "foreign index": ("**/search/index-*", lambda route: route.fulfill(body="hello")),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_a_search_that_cannot_be_opened_says_so(
    browser: Browser, site_address: str, name: str
) -> None:
    pattern, answer = DAMAGE[name]
    with opened(browser, site_address + "guide.html") as page:
        page.context.route(pattern, answer)
        page.keyboard.press("/")
        page.wait_for_selector(OPEN)
        page.keyboard.type("退款")
        problem = page.wait_for_selector(".db-search-message[role=alert]")
        assert problem is not None
        assert problem.inner_text().startswith("搜索打不开")
        page.context.unroute(pattern)
        page.locator(".db-search-message button").click()
        page.wait_for_selector(CHOSEN)


def test_the_search_weighs_nothing_until_it_is_used(browser: Browser, site_address: str) -> None:
    with opened(browser, site_address + TREE) as page:
        page.wait_for_load_state("networkidle")
        names = "performance.getEntriesByType('resource').map((one) => one.name)"
        loaded = [name.removeprefix(site_address) for name in page.evaluate(names)]
        assert not [name for name in loaded if name.startswith("search/")]
        assert not [name for name in loaded if "/overlay/" in name or "/flow/" in name]
        search(page, "退款")
        assert [one.url.rpartition("/")[2] for one in page.workers] == ["search-worker.js"]


@pytest.mark.parametrize(("size", "scheme"), [("desk", "light"), ("phone", "dark")])
def test_there_is_no_barrier(browser: Browser, site_address: str, size: str, scheme: str) -> None:
    with opened(browser, site_address + TREE, size, scheme) as page:
        search(page, "电池冒烟了怎么办")
        page.wait_for_selector(".db-search-say:not(:empty)")
        assert violations(page, OPEN) == []
        width = page.evaluate("document.querySelector('dialog.db-search').scrollWidth")
        assert width <= SIZES[size][0]
        page.fill(BOX, "qqqqzzzz")
        page.wait_for_selector(ROW, state="hidden")
        assert violations(page, OPEN) == []


def test_without_scripts_there_is_no_button_that_does_nothing(
    browser: Browser, site_address: str
) -> None:
    with opened(browser, site_address + TREE, java_script_enabled=False) as page:
        assert page.locator(".db-search-button").count() == 0
        assert page.locator("deskbook-flow button").count() == 0
