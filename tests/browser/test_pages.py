"""The pages in a browser: no foreign request, no error, nothing too wide, no barrier."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

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
COLOURS = ["color-contrast", "link-in-text-block"]
"""The barriers that another colour scheme can put up where the default one has none."""


@pytest.fixture(scope="module")
def contexts(browser: Browser) -> Iterator[dict[tuple[str, str], BrowserContext]]:
    """One context for each size and colour scheme, its pages able to look for barriers."""
    made: dict[tuple[str, str], BrowserContext] = {}
    for look in LOOKS:
        (width, height), scheme = SIZES[look[0]], cast(Any, look[1])
        made[look] = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme
        )
        made[look].add_init_script(path=ROOT / "node_modules/axe-core/axe.min.js")
    yield made
    for context in made.values():
        context.close()


@contextmanager
def _opened(context: BrowserContext, address: str) -> Iterator[tuple[Page, list[str]]]:
    """A page and, growing, what went wrong in it."""
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
    try:
        yield page, trouble
    finally:
        page.close()


@pytest.mark.parametrize(("size", "scheme"), LOOKS)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_whole(
    contexts: dict[tuple[str, str], BrowserContext],
    site_address: str,
    name: str,
    size: str,
    scheme: str,
) -> None:
    with _opened(contexts[size, scheme], site_address + PAGES[name]) as (page, trouble):
        assert trouble == []
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= SIZES[size][0], f"scrolls sideways: {width}"
        assert page.locator("h1").count() == 1
        options: dict[str, Any] = {"resultTypes": ["violations"]}
        if scheme == "dark":
            options["runOnly"] = COLOURS
        result = page.evaluate("(options) => axe.run(document, options)", options)
        serious = [
            f"{violation['id']}: {violation['nodes'][0]['html'][:200]}"
            for violation in result["violations"]
            if violation["impact"] in ("serious", "critical")
        ]
        assert serious == []


def test_a_chart_can_be_searched_and_zoomed(
    contexts: dict[tuple[str, str], BrowserContext], site_address: str
) -> None:
    with _opened(contexts["desk", "light"], site_address + PAGES["vacancies"]) as (page, trouble):
        chart = page.locator("deskbook-chart").first
        assert chart.locator("svg a").count() > 20
        assert chart.locator("button").count() >= 3
        assert trouble == []


def test_a_box_of_a_chart_leads_to_its_page(
    contexts: dict[tuple[str, str], BrowserContext], site_address: str
) -> None:
    with _opened(contexts["desk", "light"], site_address + PAGES["vacancies"]) as (page, _):
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
