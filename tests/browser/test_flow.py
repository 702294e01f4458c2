"""Guided flows and procedures walked on their pages: by keyboard, handed over, to the note."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.test_overlay import SIZES, opened, violations

pytestmark = pytest.mark.browser

TREE = "ev-complaint-accountability/trees/complaint-intake.html"
CALLING = "customer-service-centre-flow/trees/customer-problem.html"
PROCEDURE = "customer-service-centre-flow/procedures/handle-customer-problem.html"
PARALLEL = "customer-relationship-policy/procedures/core-business-stages.html"
SOLUTION = "ev-complaint-accountability/solutions/product-safety-emergency.html"
STEP = ".db-walk-step"
TEXT = ".db-walk-text"
END = ".db-walk-end"


def start(page: Page) -> None:
    page.locator("deskbook-flow button").first.click()
    page.wait_for_selector(STEP)


def press(page: Page, key: str) -> None:
    """Press a key and wait until another step is shown."""
    before = page.locator(STEP).element_handle()
    page.keyboard.press(key)
    page.wait_for_function("(before) => !before.isConnected", arg=before)


def test_the_player_takes_the_place_of_the_drawing(browser: Browser, site_address: str) -> None:
    with opened(browser, site_address + TREE) as page:
        assert page.locator(".db-chart").is_visible()
        start(page)
        assert not page.locator(".db-chart").is_visible()
        page.get_by_role("button", name="退出").click()
        assert page.locator(".db-chart").is_visible()
        assert "flow=" not in page.url
        assert page.evaluate("document.activeElement.textContent") == "走一遍"


def test_a_flow_is_walked_by_keys_alone(browser: Browser, site_address: str) -> None:
    with opened(browser, site_address + TREE) as page:
        page.locator("deskbook-flow button").first.focus()
        page.keyboard.press("Enter")
        page.wait_for_selector(STEP)
        first = page.locator(TEXT).inner_text()
        press(page, "0")  # what the caller says is not clear
        assert page.locator(TEXT).inner_text() != first
        press(page, "Backspace")
        assert page.locator(TEXT).inner_text() == first
        press(page, "2")
        assert page.locator(END).count() == 1
        assert page.locator(".db-walk-keys").inner_text().startswith("Enter 打开答案")
        assert site_address in (page.locator(f"{STEP} a").first.get_attribute("href") or "")
        assert page.evaluate(f"document.activeElement.matches('{STEP}')")


def test_the_note_is_copied(browser: Browser, site_address: str) -> None:
    with opened(browser, site_address + TREE, permissions=["clipboard-read"]) as page:
        start(page)
        press(page, "2")
        note = page.locator(".db-walk-note").input_value()
        page.keyboard.press("x")
        page.wait_for_selector(".db-walk-status:not(:empty)")
        assert page.locator(".db-walk-status").inner_text() == "已复制。"
        assert page.evaluate("navigator.clipboard.readText()") == note
        lines = note.split("\n")
        assert lines[0] == "《客户投诉受理》"
        assert "→ 员工，不同意责任认定或处罚" in lines[1]
        assert lines[2].startswith("结果：")


def test_a_walk_can_be_handed_over(browser: Browser, site_address: str) -> None:
    with opened(browser, site_address + TREE) as page:
        start(page)
        press(page, "1")
        press(page, "1")
        text, address = page.locator(TEXT).inner_text(), page.url
    with opened(browser, address) as page:
        page.wait_for_selector(STEP)
        assert page.locator(TEXT).inner_text() == text
        press(page, "Backspace")
        assert page.locator(TEXT).inner_text() != text


def test_an_address_of_a_flow_that_has_changed_says_so(browser: Browser, site_address: str) -> None:
    flow = "ev-complaint-accountability/tree:complaint-intake"
    with opened(browser, f"{site_address}{TREE}?flow={flow}&path=who.1,gone.3,nowhere") as page:
        page.wait_for_selector(f"{STEP}")
        assert "对不上" in page.locator(".db-walk-status").inner_text()


def test_one_flow_leads_into_another(browser: Browser, site_address: str) -> None:
    with opened(browser, site_address + CALLING) as page:
        start(page)
        press(page, "1")
        press(page, "1")
        assert "平台问题引导问答" in page.locator(".db-walk-head").inner_text()
        press(page, "Backspace")
        assert "客户问题从哪里问起" in page.locator(".db-walk-head").inner_text()


def test_what_the_caller_says_goes_into_the_note_and_nowhere_else(
    browser: Browser, site_address: str
) -> None:
    with opened(browser, site_address + CALLING) as page:
        start(page)
        field = page.locator(".db-walk-field textarea")
        while not field.count():
            press(page, "1")
        field.focus()
        page.keyboard.type("首页打不开 1 0 x")
        assert field.input_value() == "首页打不开 1 0 x"
        press(page, "Enter")
        while not page.locator(END).count():
            press(page, "1")
        assert "首页打不开 1 0 x" in page.locator(".db-walk-note").input_value()
        assert "%E9%A6%96" not in page.url


def test_where_nothing_is_unclear_0_tells_what_can_be_done(
    browser: Browser, site_address: str
) -> None:
    with opened(browser, site_address + PROCEDURE) as page:
        start(page)
        page.keyboard.press("0")
        page.wait_for_selector(".db-walk-status:not(:empty)")
        assert "不清楚" in page.locator(".db-walk-status").inner_text()


def test_a_procedure_is_walked_the_same_way(browser: Browser, site_address: str) -> None:
    with opened(browser, site_address + PROCEDURE) as page:
        start(page)
        facts = ""
        for _ in range(60):
            if page.locator(END).count():
                break
            facts += " ".join(page.locator(".db-walk-facts").all_inner_texts())
            press(page, "1")
        assert page.locator(END).count() == 1
        assert "谁来做" in facts


def test_what_runs_at_the_same_time_is_walked_in_turn(browser: Browser, site_address: str) -> None:
    with opened(browser, site_address + PARALLEL) as page:
        start(page)
        while not page.locator(".db-walk-branches").count():
            press(page, "1")
        count = page.locator(".db-walk-branches li").count()
        seen = []
        while not page.locator(END).count():
            press(page, "1")
            seen += page.locator(".db-walk-branch").all_inner_texts()
        assert "Enter" not in page.locator(".db-walk-keys").inner_text(), "it leads to no answer"
        told = list(dict.fromkeys(seen))
        assert told == [f"同时进行的第 {n} 路，共 {count} 路" for n in range(1, count + 1)]


def test_a_solution_page_leads_through_its_flow(browser: Browser, site_address: str) -> None:
    with opened(browser, site_address + SOLUTION) as page:
        button = page.locator("deskbook-flow button").first
        assert button.inner_text().startswith("走一遍：")
        button.click()
        page.wait_for_selector(STEP)


def test_flows_that_cannot_be_had_are_said_to_be_missing(
    browser: Browser, site_address: str
) -> None:
    with opened(browser, site_address + TREE) as page:
        page.context.route("**/search/flows-*", lambda route: route.fulfill(status=404))
        page.locator("deskbook-flow button").first.click()
        problem = page.locator("deskbook-flow [role=alert]").first
        problem.wait_for()
        assert problem.inner_text().startswith("这个流程打不开")
        assert page.locator(".db-chart").is_visible()
        page.context.unroute("**/search/flows-*")
        start(page)


WAITING = """
async () => {
  const { createFlow } = await import("%sassets/deskbook/flow.js");
  const place = document.querySelector("deskbook-flow");
  place.replaceChildren();
  createFlow(place, {
    id: "o/tree:wait", kind: "tree", title: "重启", url: "", start: "off",
    nodes: {off: {kind: "do", text: "断电", wait: 1, next: "on"}, on: {kind: "end", outcome: "好"}},
  }, {waitingLine: "请您稍等", focus: true});
}
"""


def test_while_one_waits_a_clock_runs(browser: Browser, site_address: str) -> None:
    with opened(browser, site_address + TREE) as page:
        page.evaluate(WAITING % site_address)
        line = page.locator(".db-walk-wait")
        assert "请您稍等" in line.inner_text()
        assert line.locator("[role=timer]").inner_text() == "0:01"
        page.wait_for_selector(".db-walk-status:not(:empty)")
        assert page.locator(".db-walk-status").inner_text() == "时间到，可以继续。"
        press(page, "1")
        assert page.locator(END).count() == 1


def test_where_nobody_has_written_how_long_one_waits_no_clock_runs(
    browser: Browser, site_address: str
) -> None:
    with opened(browser, site_address + TREE) as page:
        page.evaluate(
            (WAITING % site_address).replace("wait: 1", 'wait: "源文未写", meanwhile: "马上就好"')
        )
        line = page.locator(".db-walk-wait")
        assert "等待：源文未写" in line.inner_text() and "马上就好" in line.inner_text()
        assert "请您稍等" not in line.inner_text()
        assert line.locator("[role=timer]").count() == 0
        press(page, "1")


@pytest.mark.parametrize(("size", "scheme"), [("desk", "light"), ("phone", "dark")])
def test_there_is_no_barrier(browser: Browser, site_address: str, size: str, scheme: Any) -> None:
    with opened(browser, site_address + TREE, size, scheme) as page:
        assert violations(page, "deskbook-flow") == []
        start(page)
        assert violations(page, "deskbook-flow") == []
        press(page, "1")
        page.locator(".db-walk-trail > button").click()
        assert violations(page, "deskbook-flow") == []
        page.locator(STEP).focus()
        press(page, "Backspace")
        press(page, "2")
        assert violations(page, "deskbook-flow") == []
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= SIZES[size][0]


def test_a_flow_is_printed_as_a_list(browser: Browser, site_address: str) -> None:
    with opened(browser, site_address + TREE) as page:
        page.emulate_media(media="print")
        assert page.locator(".db-flow").is_visible()
        assert page.locator(".db-flow li").count() > 10
        assert not page.locator("deskbook-flow").first.is_visible()
        assert not page.locator(".db-search-button").is_visible()
