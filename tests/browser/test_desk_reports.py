"""What the desk keeps for those who write the handbook, and how it is forgotten."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.desk_page import ask, opened, reports, sees_card

pytestmark = pytest.mark.browser

POOR, PLATFORM = "想租个两居室", "平台打不开，或者数据不更新"


def says(page: Page, words: str) -> None:
    page.wait_for_function(
        "words => document.getElementById('count').textContent.includes(words)", arg=words
    )


def kept(page: Page) -> list[tuple[str, str, bool]]:
    return [(one["kind"], one["q_normalised"], "opened" in one) for one in reports(page)]


def test_a_question_that_stood_without_an_answer_is_recorded_when_it_is_left(
    context: BrowserContext, site_address: str
) -> None:
    page = opened(context, site_address)
    ask(page, POOR)
    says(page, "没有很贴近")
    assert reports(page) == []
    page.fill("#question", "平台打不开怎么办")
    says(page, "个结果")
    page.keyboard.press("Enter")
    sees_card(page, PLATFORM)
    page.wait_for_function("localStorage.getItem('deskbook.desk.reports')?.includes('opened')")
    assert kept(page) == [("search", POOR, False), ("search", "平台打不开怎么办", True)]
    first, second = reports(page)
    assert first["n_results"] == 0 and second["n_results"] > 0
    times = [datetime.fromisoformat(one["t"]) for one in (first, second)]
    assert timedelta() <= times[1] - times[0] < timedelta(seconds=20)
    assert first["id"].partition("-")[0] == second["id"].partition("-")[0] != ""


def test_what_was_only_typed_on_the_way_is_not_recorded(
    context: BrowserContext, site_address: str
) -> None:
    page = opened(context, site_address)
    page.keyboard.insert_text("qqqqq")
    says(page, "还在输入")
    page.fill("#question", "wwwww")
    page.fill("#question", POOR)
    says(page, "没有很贴近")
    page.keyboard.insert_text("，怎么投")
    says(page, "还在输入")
    assert reports(page) == []


def test_a_question_counts_once_for_a_call(context: BrowserContext, site_address: str) -> None:
    page = opened(context, site_address)
    ask(page, POOR)
    says(page, "没有很贴近")
    page.locator("#new-call").press("Enter")
    says(page, "打字就会搜索")
    assert kept(page) == [("search", POOR, False)]
    ask(page, POOR)
    says(page, "没有很贴近")
    page.keyboard.press("Alt+n")
    page.wait_for_selector("#banner.amber")
    page.locator("#new-call").press("Enter")
    says(page, "打字就会搜索")
    assert kept(page) == [("search", POOR, False), ("gap", POOR, False)], "once is enough"


def test_records_are_deleted_only_when_that_is_said_twice(
    context: BrowserContext, site_address: str
) -> None:
    page = opened(context, site_address)
    ask(page, POOR)
    page.keyboard.press("Alt+n")
    page.wait_for_selector("#banner.amber")
    page.locator("#reports").press("Enter")
    page.locator("dialog").get_by_role("button", name="清空记录").press("Enter")
    again = page.locator("dialog").get_by_role("button", name="再按一次")
    assert kept(page) == [("gap", POOR, False)]
    other = opened(context, site_address)
    other.keyboard.insert_text("猫会飞")
    other.keyboard.press("Alt+n")
    other.wait_for_selector("#banner.amber")
    again.press("Enter")
    page.wait_for_selector("dialog", state="hidden")
    assert kept(page) == [("gap", "猫会飞", False)], "nobody has seen it yet"
    assert page.locator("#reports").inner_text() == "待上报 1"


def test_letters_that_are_still_composed_are_not_recorded(
    context: BrowserContext, site_address: str
) -> None:
    page = opened(context, site_address)
    client = context.new_cdp_session(page)
    letters = {"text": "qqqqq", "selectionStart": 5, "selectionEnd": 5}
    client.send("Input.imeSetComposition", letters)
    page.wait_for_timeout(1200)
    says(page, "还在输入")
    client.send("Input.insertText", {"text": POOR})
    says(page, "没有很贴近")
    assert reports(page) == []
