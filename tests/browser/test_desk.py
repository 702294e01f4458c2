"""The agent desk: a call from the ring to the copied note, with the keyboard alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.desk_page import COPIED, NARROW, WIDE, ask, opened, reports, sees_card
from tests.conftest import ROOT

pytestmark = pytest.mark.browser

PLATFORM = "customer-service-centre-flow/solution:platform-problem-solved-on-the-spot"


def test_a_call_from_the_ring_to_the_note(context: BrowserContext, site_address: str) -> None:
    query = "?queue=platform-problem&phone=13800138000&uid=caller-7f3a9c"
    page = opened(context, site_address, query)
    assert page.evaluate("document.activeElement.id") == "question"
    assert "phone" not in page.url and "uid" not in page.url
    page.wait_for_selector("#results [role=option]")  # what this queue is asked most
    ask(page, "平台打不开怎么办")
    first = page.locator("#result-1")
    assert first.locator(".title").inner_text() == "平台打不开，或者数据不更新"
    assert first.locator(".said").inner_text().startswith("我先帮您看看平台这边的情况")
    assert page.locator("#question").get_attribute("aria-activedescendant") == "result-1"
    page.keyboard.press("Enter")
    sees_card(page, "平台打不开，或者数据不更新")
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
    sees_card(page, "平台打不开，或者数据不更新")
    page.keyboard.press("e")
    assert "相关部门" in page.locator("dialog").inner_text()
    page.keyboard.press("Escape")
    page.keyboard.press("p")
    page.wait_for_selector(".strip_pinned button")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "question"
    assert page.locator("#results [role=option]").count() > 1
    page.wait_for_function("localStorage.getItem('deskbook.desk.reports')?.includes('opened')")
    [report] = reports(page)
    assert (report["opened"], report["picked_rank"]) == (PLATFORM, 1)
    stored = page.evaluate("JSON.stringify({...localStorage})")
    assert "13800138000" not in stored and "7f3a9c" not in stored


def test_an_input_method_keeps_its_keys(context: BrowserContext, site_address: str) -> None:
    page = opened(context, site_address)
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


def test_a_beginning_is_not_called_unanswered(context: BrowserContext, site_address: str) -> None:
    page = opened(context, site_address)
    said = "document.getElementById('count').textContent"
    page.evaluate(
        """window.said = [];
        new MutationObserver(() => said.push(document.getElementById("count").textContent))
          .observe(document.getElementById("count"), { childList: true });"""
    )
    for letter in "zzqqxx":
        page.keyboard.type(letter)
        page.wait_for_timeout(150)
    assert not any("没有" in one for one in page.evaluate("said"))
    page.wait_for_function(f"{said}.includes('没有找到')")
    page.keyboard.press("Enter")
    page.wait_for_selector("#banner.amber")


def test_what_hardly_fits_says_so_once_it_is_open(
    context: BrowserContext, site_address: str
) -> None:
    page = opened(context, site_address)
    ask(page, "想租个两居室")
    page.wait_for_function("document.getElementById('count').textContent.includes('没有很贴近')")
    titles = page.locator("#results .title").all_inner_texts()
    page.keyboard.press("Enter")
    sees_card(page, titles[0])
    assert "可能无关" in page.locator("#banner.amber").inner_text()
    page.keyboard.press("2")
    sees_card(page, titles[1])
    assert page.locator("[aria-selected=true]").get_attribute("id") == "result-2"
    page.keyboard.press("n")
    page.wait_for_function("document.getElementById('card').textContent.includes('没有答案')")
    page.keyboard.press("/")
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("投诉")
    page.wait_for_function("document.getElementById('card').dataset.before !== ''")


def test_a_dialog_opened_at_once_after_another_is_whole(
    context: BrowserContext, site_address: str
) -> None:
    page = opened(context, site_address)
    page.keyboard.press("Tab")
    page.evaluate(
        """const press = (key) => (document.querySelector("dialog[open]") ?? document.body)
          .dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
        press("?");
        document.querySelector("dialog").close();
        press("?");"""
    )
    page.wait_for_timeout(200)
    assert page.locator("dialog[open] .keys li").count() > 10


def test_keys_may_be_faster_than_the_search(context: BrowserContext, site_address: str) -> None:
    page = opened(context, site_address, "?queue=platform-problem")
    page.wait_for_selector("#results [role=option]")
    page.evaluate(
        """const box = document.getElementById("question");
        box.value = "电池冒烟了";
        box.dispatchEvent(new InputEvent("input"));
        box.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));"""
    )
    sees_card(page, "电池冒烟、刹车失灵等产品安全问题")


def test_what_only_a_text_says_is_found_once_the_question_stands(
    context: BrowserContext, site_address: str
) -> None:
    page = opened(context, site_address)
    page.keyboard.type("政策条文不要凭印象回答")
    page.locator("#results li", has_text="正文里提到").wait_for()


def test_the_answer_before_is_not_read_out_for_the_next_question(
    context: BrowserContext, site_address: str
) -> None:
    page = opened(context, site_address)
    ask(page, "电动车充电冒烟")
    page.keyboard.press("Enter")
    sees_card(page, "电池冒烟、刹车失灵等产品安全问题")
    page.keyboard.press("/")
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("投诉")
    page.wait_for_function("document.getElementById('card').dataset.before !== ''")
    page.keyboard.press("Enter")
    page.wait_for_function("document.getElementById('card').dataset.before === ''")


def test_rows_stay_while_the_question_stays(context: BrowserContext, site_address: str) -> None:
    page = opened(context, site_address)
    ask(page, "投诉")
    page.evaluate("window.first = document.getElementById('result-1')")
    page.evaluate("document.getElementById('question').dispatchEvent(new Event('input'))")
    page.evaluate("document.getElementById('question').dispatchEvent(new Event('compositionend'))")
    page.wait_for_timeout(300)
    assert page.evaluate("window.first === document.getElementById('result-1')")


def test_a_gap_and_a_flag_are_kept_without_the_caller(
    context: BrowserContext, site_address: str, tmp_path: Path
) -> None:
    page = opened(context, site_address)
    page.keyboard.insert_text("我的猫会飞 13912345678 a@b.cn")
    page.wait_for_timeout(500)
    page.keyboard.press("Tab")
    page.keyboard.press("n")
    page.wait_for_selector("#banner.amber")
    page.keyboard.press("c")
    page.wait_for_function(f"{COPIED}.then(text => text === '请您稍等，我马上为您查一下。')")
    page.keyboard.press("/")
    ask(page, "平台打不开怎么办")
    page.keyboard.press("Alt+1")
    sees_card(page, "平台打不开，或者数据不更新")
    page.keyboard.press("f")
    page.keyboard.press("2")
    page.keyboard.type("2 月起不是这样")
    page.keyboard.press("Enter")
    page.wait_for_selector("#told.seen")
    kinds = [(one["kind"], one.get("flag"), one.get("note")) for one in reports(page)]
    assert ("gap", None, None) in kinds and kinds[-1] == ("flag", "old", "2 月起不是这样")
    [gap] = [one for one in reports(page) if one["kind"] == "gap"]
    assert gap["q_normalised"] == "我的猫会飞 ‹#› ‹@›"
    page.locator("#reports").press("Enter")
    for ending in ("JSON", "CSV"):
        with page.expect_download() as download:
            page.get_by_role("button", name=f"下载 {ending}").press("Enter")
        text = Path(download.value.path()).read_text("utf-8-sig")
        assert "我的猫会飞" in text and "139123" not in text


def test_a_gap_names_only_what_was_opened_for_it(
    context: BrowserContext, site_address: str
) -> None:
    page = opened(context, site_address)
    ask(page, "平台打不开怎么办")
    page.keyboard.press("Enter")
    sees_card(page, "平台打不开，或者数据不更新")
    page.keyboard.press("/")
    ask(page, "想租个两居室")
    page.wait_for_function("document.getElementById('count').textContent.includes('没有很贴近')")
    page.keyboard.press("Alt+n")
    page.wait_for_selector("#banner.amber")
    assert [(one["kind"], "opened" in one) for one in reports(page)] == [
        ("search", True),
        ("gap", False),
    ]
    near = page.locator("#card .links button").first
    near.press("Enter")
    page.wait_for_selector("#card .sources")
    [_, gap] = reports(page)
    assert gap["opened"] in page.evaluate("decodeURIComponent(location.search)")
    page.keyboard.press("n")
    page.wait_for_selector("#banner.amber")
    assert [one.get("opened") for one in reports(page)][1:] == [None]


def test_rows_say_where_the_words_stand_and_a_long_question_leaves_room(
    context: BrowserContext, site_address: str
) -> None:
    page = opened(context, site_address)
    ask(page, "负责接听客户来电")
    rows = page.locator("#results [role=option]")
    assert rows.filter(has_text="条文或内容：").first.locator(".said.other").count() == 1
    assert rows.filter(has_text="问法：").first.locator(".said:not(.other)").count() == 1
    page.fill("#question", "猫会飞" * 130)
    page.keyboard.press("Alt+n")
    page.wait_for_selector("#banner.amber")
    assert "问下面的人" not in page.locator("#banner").inner_text(), "nobody stands below"
    heading = page.locator("#card-title").bounding_box()
    assert heading is not None and heading["height"] < 60


def test_the_clause_that_a_row_quotes_is_marked_where_it_stands(
    context: BrowserContext, site_address: str
) -> None:
    page = opened(context, site_address)
    ask(page, "工作区要保持整洁，不乱扔垃圾")
    first = page.locator("#result-1")
    assert "条文或内容：" in first.inner_text()
    page.keyboard.press("Enter")
    sees_card(page, first.locator(".title").inner_text())
    clause = page.locator("#card .contents [data-sought]")
    assert clause.count() == 1 and "乱扔垃圾" in clause.inner_text()
    below = page.locator("#card").bounding_box()
    place = clause.bounding_box()
    assert below and place
    assert below["y"] < place["y"] < below["y"] + below["height"] - place["height"]
    assert page.locator("#card .contents li").count() > 24, "all of it is there"
    page.keyboard.press("/")
    page.keyboard.press("Control+a")
    ask(page, "报修很久了，怎么还没好")
    page.keyboard.press("Enter")
    sees_card(page, "报修很久了，怎么还没好")
    [promised] = page.locator("#card .promise .warned").all_inner_texts()
    assert promised.count("不要承诺时限") == 1 and "时限：" in promised


def test_the_key_of_the_keys_and_keys_that_are_taken(
    context: BrowserContext, site_address: str
) -> None:
    page = opened(context, site_address)
    page.keyboard.press("?")
    dialog = page.locator("dialog[open]")
    dialog.wait_for()
    assert page.locator("#question").input_value() == ""
    assert "发送到会话" not in dialog.inner_text(), "only inside a console"
    dialog.get_by_role("button", name="复制链接").press("Enter")
    page.keyboard.press("c")
    assert "复制话术" in dialog.locator("[role=status]").inner_text()
    page.keyboard.press("2")
    assert "“2”" in dialog.locator("[role=status]").inner_text()
    assert page.evaluate("localStorage.getItem('deskbook.desk.keys')") is None
    page.keyboard.press("l")
    page.wait_for_function("localStorage.getItem('deskbook.desk.keys') === '{\"link\":\"l\"}'")
    page.keyboard.press("Escape")
    page.keyboard.insert_text("？")
    dialog.wait_for()
    page.keyboard.press("Escape")
    page.keyboard.type("E0?")
    assert page.locator("#question").input_value() == "E0?"


def test_the_scope_of_a_call_is_chosen_where_no_console_tells_it(
    context: BrowserContext, site_address: str
) -> None:
    page = opened(context, site_address)
    page.keyboard.press("Alt+q")
    dialog = page.locator("dialog[open]")
    dialog.get_by_label("队列").select_option("咨询")
    page.wait_for_selector("#results [role=option]")
    assert page.locator("#count").inner_text() == "写给这类来电的条目"
    dialog.get_by_label("组织").select_option(label="某公司（400客服电话）")
    page.keyboard.press("Escape")
    page.wait_for_function("document.activeElement.id === 'question'")
    house, queue = "organization=hotline-phone-management", "queue=%E5%92%A8%E8%AF%A2"
    page.wait_for_function("location.search.startsWith('?organization')")
    assert page.url.split("?")[1] == f"{house}&{queue}"
    assert page.locator("#chips button").count() == 2
    page.goto(f"{site_address}desk/")
    page.wait_for_function("location.search.startsWith('?organization')")
    assert page.url.split("?")[1] == house, "the house is the same on all days, the queue is not"
    page.locator("#chips button").click()
    page.goto(f"{site_address}desk/")
    page.wait_for_function("document.getElementById('reports').textContent !== ''")
    assert page.locator("#chips button").count() == 0


def test_a_question_mark_alone_asks_for_help_whatever_stood_there(
    context: BrowserContext, site_address: str
) -> None:
    page = opened(context, site_address)
    ask(page, "平台打不开怎么办")
    page.keyboard.press("Control+a")
    page.keyboard.press("?")
    page.wait_for_selector("dialog[open]")
    assert page.locator("#question").input_value() == ""


@pytest.mark.parametrize(("size", "scheme"), [(WIDE, "light"), (NARROW, "dark")])
def test_no_barrier_in_any_state(
    browser: Browser, site_address: str, size: tuple[int, int], scheme: Any
) -> None:
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme=scheme,
        service_workers="block",
    )
    page = opened(context, site_address, "?queue=platform-problem&product=nothing")
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
    ask(page, "平台打不开怎么办")
    look("search")
    page.keyboard.press("Enter")
    sees_card(page, "平台打不开，或者数据不更新")
    look("card")
    for key in ("e", "f", "?", "q"):
        page.keyboard.press(key)
        page.wait_for_selector("dialog[open]")
        look(f"dialog {key}")
        page.keyboard.press("Escape")
        page.wait_for_selector("dialog[open]", state="hidden")
    page.keyboard.press("Enter")
    sees_card(page, "平台打不开，或者数据不更新")
    page.keyboard.press("t")
    page.wait_for_selector("#flow .db-walk")
    look("flow")
    back = "getComputedStyle(document.querySelector('{}')).backgroundColor"
    assert page.evaluate(back.format(".db-walk")) == page.evaluate(back.format(".shown"))
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    page.wait_for_selector("#banner.amber")
    look("gap")
    context.set_offline(True)
    page.wait_for_selector("#mark.amber")
    look("offline")
    context.close()
    assert trouble == []
