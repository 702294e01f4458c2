"""The chart viewer in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Route

from deskbook.charts import Engine, Svg, render
from deskbook.site.scripts import web_files
from tests.charts import samples

pytestmark = pytest.mark.browser

ADDRESS = "http://chart.test/"


@pytest.fixture
def page(browser, engine: Engine) -> Iterator[object]:  # type: ignore[no-untyped-def]
    web = resources.files("deskbook") / "web"
    (svg,) = render([samples.service_flow()], engine)
    assert isinstance(svg, Svg)
    opened = browser.new_page(viewport={"width": 700, "height": 800})
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    content = (
        f"<!doctype html><style>{(web / 'chart.css').read_text('utf-8')}</style>"
        '<deskbook-chart data-label-zoom-in="放大" data-label-found="找到 {count} 处">'
        f'{svg.markup}</deskbook-chart><script type="module" src="/chart.js"></script>'
    )

    def answer(route: Route) -> None:
        name = urlsplit(route.request.url).path[1:]
        script = web_files().get(name)
        if script is None:
            route.fulfill(body=content, content_type="text/html; charset=utf-8")
        else:
            route.fulfill(body=script, content_type="text/javascript")

    opened.route(f"{ADDRESS}**", answer)
    opened.goto(ADDRESS)
    opened.wait_for_selector(".chart-tools")
    yield opened
    opened.close()
    assert errors == []


def _width(page) -> float:  # type: ignore[no-untyped-def]
    return float(page.locator("svg.deskbook-chart").bounding_box()["width"])


def test_buttons_and_keys_zoom_and_fit(page) -> None:  # type: ignore[no-untyped-def]
    natural = _width(page)
    page.get_by_role("button", name="放大").click()
    assert _width(page) == pytest.approx(natural * 1.25, abs=1)
    page.locator(".chart-view").focus()
    page.keyboard.press("-")
    assert _width(page) == pytest.approx(natural, abs=1)
    page.keyboard.press("+")
    page.keyboard.press("0")
    assert _width(page) <= 700


def test_a_step_is_found_by_name_and_brought_into_view(page) -> None:  # type: ignore[no-untyped-def]
    page.emulate_media(reduced_motion="reduce")
    page.get_by_role("searchbox").fill("月度维修库存")
    assert page.locator(".found").count() == 1
    assert page.locator("output").inner_text() == "找到 1 处"
    box = page.locator(".found").bounding_box()
    assert 0 < box["y"] < 800 - box["height"]
    page.get_by_role("searchbox").fill("")
    assert page.locator(".found").count() == 0


def test_a_zoomed_chart_scrolls_in_a_window_of_its_own(page) -> None:  # type: ignore[no-untyped-def]
    view = page.locator(".chart-view")
    assert view.evaluate("view => view.scrollHeight === view.clientHeight")
    page.get_by_role("button", name="放大").click()
    assert view.evaluate("view => view.scrollHeight > view.clientHeight")
    page.emulate_media(reduced_motion="reduce")
    page.get_by_role("searchbox").fill("月度维修库存")
    box = page.locator(".found").bounding_box()
    assert 0 < box["y"] < 800 - box["height"]


def test_dragging_moves_the_chart_and_is_no_click(page) -> None:  # type: ignore[no-untyped-def]
    box = page.locator("#chart__handle-problem__analyse").bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + 10, box["y"] - 80, steps=4)
    page.mouse.up()
    assert page.evaluate("scrollY") == pytest.approx(100, abs=2)
    assert not page.url.endswith("#analyse")
    page.locator("#chart__handle-problem__analyse").click()
    assert page.url.endswith("#analyse")


@pytest.mark.parametrize(("name", "start"), [("SVG", b"<svg"), ("PNG", b"\x89PNG")])
def test_the_chart_is_saved_as_a_file_of_its_own(  # type: ignore[no-untyped-def]
    page, name: str, start: bytes, tmp_path: Path
) -> None:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=f"Save as {name}").click()
    path = tmp_path / "saved"
    waiting.value.save_as(path)
    saved = path.read_bytes()
    assert waiting.value.suggested_filename == f"客户问题处理与投诉建议.{name.lower()}"
    assert saved.startswith(start)
    if name == "SVG":
        assert b"--chart-ink: #1f2933" in saved
        assert b".deskbook-chart .arrow-head" in saved


def test_an_element_taken_out_and_put_back_still_works(page) -> None:  # type: ignore[no-untyped-def]
    page.evaluate(
        "() => { const one = document.querySelector('deskbook-chart'); one.remove();"
        " document.body.append(one); }"
    )
    assert page.locator(".chart-tools").count() == 1
    natural = _width(page)
    page.get_by_role("button", name="放大").click()
    assert _width(page) > natural
