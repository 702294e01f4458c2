"""Ten calls on the reference handbook, from the ring to the copied ticket note, without a mouse.

A call is a row of the table: what happens, what the agent types, which answer is right, what the
agent does (a function of `calls.py`), and what the console knows of the call. What an answer must
say is read from its source.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser import calls
from tests.browser.agent import Agent
from tests.browser.calls import Call

pytestmark = pytest.mark.browser

CALLS = (
    Call(
        "a whole sentence: a dealer is running out of parts",
        "你好我想问一下我们店里配件卖得差不多了要再进一批怎么弄",
        "after-sales-department/order-parts",
        calls.plain,
        {"queue": "parts-ordering", "channel": "phone"},
    ),
    Call(
        "pinyin while an input method composes: the lift stands still",
        "dian'ti'huai'le",
        "property-customer-service/property-complaint-or-incident",
        calls.by_pinyin,
        {"queue": "complaints", "channel": "phone", "organization": "property-customer-service"},
    ),
    Call(
        "initials: a customer of the shop wants to send something back",
        "wxth",
        "online-store-team/return-request",
        calls.plain,
        {"channel": "chat"},
    ),
    Call(
        "a word written as it sounds: goods arrived broken",
        "货破孙了",
        "express-group-complaints/damaged-late-or-missing-goods",
        calls.plain,
        {"queue": "operations-quality", "product": "express"},
    ),
    Call(
        "traditional characters: no light on the stairs",
        "樓道的燈壞了沒人修",
        "hotline-400-branch-tickets/public-area-repair",
        calls.plain,
        {"queue": "public-area-repair", "channel": "wechat"},
    ),
    Call(
        "a code from the console: a member",
        "",
        "auto-group-customer-service-centre/vip-member-request",
        calls.code_from_the_console,
        {"queue": "vip", "code": "VIP"},
    ),
    Call(
        "no answer: an applicant at the portal company",
        "想给你们投简历，电话 139 1234 5678，zhang@example.com，车牌京A12345",
        "",
        calls.no_answer,
        {"channel": "phone", "product": "recruiting"},
    ),
    Call(
        "a guided flow with escalation: a battery smokes",
        "我要投诉",
        "ev-complaint-accountability/product-safety-emergency",
        calls.flow_with_escalation,
        {"organization": "ev-complaint-accountability", "channel": "phone"},
    ),
    Call(
        "offline: somebody asks for a superior",
        "让你们领导接电话",
        "call-centre/ask-for-a-superior",
        calls.without_a_network,
        {"channel": "phone"},
        keeps_offline=True,
    ),
    Call(
        "the first answer is wrong: a complaint about the hotline",
        "我要投诉",
        "hotline-usage-rules/complaint-tracking",
        calls.first_is_wrong,
        {"channel": "phone"},
    ),
)


@pytest.fixture
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    call: Call = request.node.callspec.params["call"]
    workers = "allow" if call.keeps_offline else "block"
    context = browser.new_context(
        viewport={"width": 1280, "height": 720}, service_workers=workers, accept_downloads=True
    )
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield context
    context.close()


@pytest.mark.parametrize("call", CALLS, ids=[call.name for call in CALLS])
def test_a_call_from_the_ring_to_the_note(
    context: BrowserContext, site_address: str, call: Call
) -> None:
    agent = Agent(context, site_address)
    agent.ring(**call.known, phone="13800138000")
    assert "13800138000" not in agent.page.url
    call.play(agent, call)
