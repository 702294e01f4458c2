"""The pages in a browser: no foreign request, no error, nothing too wide, no barrier."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import ROOT

pytestmark = pytest.mark.browser

PAGES = {
    "home": "index.html",
    "organization": "real-estate-portal-company/index.html",
    "department": "after-sales-department/departments/after-sales.html",
    "role": "after-sales-department/roles/customer-supervisor.html",
    "flowchart": "customer-service-centre-flow/procedures/handle-customer-problem.html",
    "vacancies": "alliance-org-chart/index.html",
    "solution": "customer-service-centre-flow/solutions/find-repair-shop.html",
    "quality": "quality.html",
    "headcount": "headcount.html",
    "approvals": "customer-relationship-policy/approval-matrix.html",
    "routing": "hotline-400-branch-tickets/routing.html",
    "calendar": "calendar.html",
    "coverage": "coverage.html",
    "glossary": "glossary.html",
    "listing": "after-sales-department/forms/index.html",
    "policy": "hotline-usage-rules/policies/hotline-usage-rules.html",
    "guided flow": "ev-complaint-accountability/trees/complaint-intake.html",
    "authored": "guide.html",
}
SIZES = {"desk": (1280, 720), "phone": (420, 800)}


def _open(
    browser: Browser, address: str, size: tuple[int, int], scheme: Any
) -> tuple[Page, list[str]]:
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, color_scheme=scheme
    )
    page = context.new_page()
    trouble: list[str] = []
    origin = "/".join(address.split("/")[:3])

    def watch(request: Any) -> None:
        if not request.url.startswith((origin, "data:", "blob:")):
            trouble.append(f"request to {request.url}")

    page.on("request", watch)
    page.on("pageerror", lambda error: trouble.append(f"error {error}"))
    page.on(
        "console",
        lambda message: trouble.append(message.text) if message.type == "error" else None,
    )
    page.goto(address, wait_until="load")
    return page, trouble


@pytest.mark.parametrize(
    ("size", "scheme"), [("desk", "light"), ("desk", "dark"), ("phone", "light")]
)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_whole(
    browser: Browser, site_address: str, name: str, size: str, scheme: str
) -> None:
    page, trouble = _open(browser, site_address + PAGES[name], SIZES[size], scheme)
    try:
        assert trouble == []
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= SIZES[size][0], f"scrolls sideways: {width}"
        assert page.locator("h1").count() == 1
        page.add_script_tag(path=str(ROOT / "node_modules/axe-core/axe.min.js"))
        result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        serious = [
            f"{violation['id']}: {violation['nodes'][0]['html'][:200]}"
            for violation in result["violations"]
            if violation["impact"] in ("serious", "critical")
        ]
        assert serious == []
    finally:
        page.context.close()


def test_a_chart_can_be_searched_and_zoomed(browser: Browser, site_address: str) -> None:
    page, trouble = _open(browser, site_address + PAGES["vacancies"], (1280, 720), "light")
    chart = page.locator("deskbook-chart").first
    assert chart.locator("svg a").count() > 20
    assert chart.locator("button").count() >= 3
    assert trouble == []
    page.context.close()


def test_a_box_of_a_chart_leads_to_its_page(browser: Browser, site_address: str) -> None:
    page, _ = _open(browser, site_address + PAGES["vacancies"], (1280, 720), "light")
    page.locator("deskbook-chart svg a", has_text="管培生").first.click()
    page.wait_for_load_state("load")
    assert page.locator("h1").inner_text().startswith("管培生")
    page.context.close()


def test_a_page_is_readable_without_javascript(browser: Browser, site_address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_address + PAGES["flowchart"])
    assert page.locator("svg a").count() > 20
    assert page.locator("table").count() >= 1
    context.close()
