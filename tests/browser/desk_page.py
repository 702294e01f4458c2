"""What tests do with the desk: open it, ask something, look at what it keeps."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import BrowserContext, Page

COPIED = "navigator.clipboard.readText()"
WIDE, NARROW = (1280, 720), (420, 800)


def opened(context: BrowserContext, address: str, query: str = "") -> Page:
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.goto(f"{address}desk/{query}")
    page.wait_for_function("document.getElementById('reports').textContent !== ''")
    return page


def ask(page: Page, text: str) -> None:
    page.keyboard.insert_text(text)
    page.wait_for_selector("#results [role=option]")
    page.wait_for_function(
        "!document.getElementById('results').textContent.includes('\\u00a0')", timeout=5000
    )


def sees_card(page: Page, title: str) -> None:
    page.wait_for_function("title => document.activeElement?.textContent === title", arg=title)


def reports(page: Page) -> list[dict[str, Any]]:
    stored = page.evaluate("localStorage.getItem('deskbook.desk.reports') ?? '[]'")
    found: list[dict[str, Any]] = json.loads(stored)
    return found
