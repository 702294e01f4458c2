"""The pages in a browser: no foreign request, no error, nothing too wide, no barrier."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request

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
LOOKS: list[tuple[str, str]] = [("desk", "light"), ("desk", "dark"), ("phone", "light")]
BARRIERS = """async (options) => (await axe.run(document, options)).violations
  .filter(({ impact }) => ["serious", "critical"].includes(impact))
  .map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 200)}`)"""
COLOURS = ["color-contrast", "link-in-text-block"]
"""The barriers that another colour scheme can put up where the default one has none."""


class Tab:
    """A tab that shows one page after the other, and what goes wrong in the present one."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.origin = ""
        self.trouble: list[str] = []
        page.on("request", self._watch)
        page.on("pageerror", lambda error: self.trouble.append(f"error {error}"))
        page.on("console", self._hear)

    def _watch(self, request: Request) -> None:
        if not request.url.startswith((self.origin, "data:", "blob:")):
            self.trouble.append(f"request to {request.url}")

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.trouble.append(message.text)

    def open(self, address: str) -> Page:
        self.origin = "/".join(address.split("/")[:3])
        self.trouble.clear()
        self.page.goto(address, wait_until="load")
        return self.page


@pytest.fixture(scope="module")
def tabs(browser: Browser) -> Iterator[dict[tuple[str, str], Tab]]:
    """One tab for each size and colour scheme, able to look for barriers."""
    made: dict[tuple[str, str], Tab] = {}
    for look in LOOKS:
        (width, height), scheme = SIZES[look[0]], cast(Any, look[1])
        page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
        page.add_init_script(path=ROOT / "node_modules/axe-core/axe.min.js")
        made[look] = Tab(page)
    yield made
    for tab in made.values():
        tab.page.close()


@pytest.mark.parametrize(("size", "scheme"), LOOKS)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_whole(
    tabs: dict[tuple[str, str], Tab], site_address: str, name: str, size: str, scheme: str
) -> None:
    tab = tabs[size, scheme]
    page = tab.open(site_address + PAGES[name])
    assert tab.trouble == []
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= SIZES[size][0], f"scrolls sideways: {width}"
    assert page.locator("h1").count() == 1
    options: dict[str, Any] = {"resultTypes": ["violations"]}
    if scheme == "dark":
        options["runOnly"] = COLOURS
    result = page.evaluate(BARRIERS, options)
    assert result == []


def test_a_chart_can_be_searched_and_zoomed(
    tabs: dict[tuple[str, str], Tab], site_address: str
) -> None:
    tab = tabs["desk", "light"]
    chart = tab.open(site_address + PAGES["vacancies"]).locator("deskbook-chart").first
    assert chart.locator("svg a").count() > 20
    assert chart.locator("button").count() >= 3
    assert tab.trouble == []


def test_a_box_of_a_chart_leads_to_its_page(
    tabs: dict[tuple[str, str], Tab], site_address: str
) -> None:
    page = tabs["desk", "light"].open(site_address + PAGES["vacancies"])
    page.locator("deskbook-chart svg a", has_text="管培生").first.click()
    page.wait_for_load_state("load")
    assert page.locator("h1").inner_text().startswith("管培生")


def test_a_page_is_readable_without_javascript(browser: Browser, site_address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_address + PAGES["flowchart"])
    assert page.locator("svg a").count() > 20
    assert page.locator("table").count() >= 1
    context.close()
