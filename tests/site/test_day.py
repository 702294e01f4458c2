"""A site built as of a day: findings that depend on it, and what is kept between builds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from deskbook import project
from deskbook.site import BuildResult, open_builder

CONFIG = """\
site_name: 手册
site_url: https://handbook.example.com/
docs_dir: handbook
theme: {name: material, font: false}
plugins: [deskbook]
"""
CUSTOMER = "name: 客户\ntype: external\nreviewed: 2026-01-31\nreview_every: 1mo\n"
BUILD = Callable[[date | None], BuildResult]


@pytest.fixture
def build(tmp_path: Path) -> BUILD:
    for path, text in {
        "mkdocs.yml": CONFIG,
        "handbook/handbook.yml": "title: 手册\norganizations: [shop]\n",
        "handbook/shop/organization.yml": "name: 商店\n",
        "handbook/shop/parties/customer.yml": CUSTOMER,
        "handbook/shop/policies/rules.yml": "name: 规则\nclauses:\n"
        "  - id: a\n    text: 善待[](party:customer)。\n    modality: must\n",
    }.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    where = project.find(str(tmp_path / "mkdocs.yml"))

    def run(today: date | None) -> BuildResult:
        with open_builder(where, with_charts=False, today=today) as builder:
            return builder.build()

    return run


def codes(result: BuildResult) -> list[str]:
    assert not result.refused
    return [one.code for one in result.diagnostics]


def test_what_depends_on_the_day_is_judged_only_with_one(build: BUILD) -> None:
    assert codes(build(None)) == []
    assert codes(build(date(2026, 2, 28))) == []
    assert codes(build(date(2026, 3, 1))) == ["REV001"]
    assert codes(build(None)) == []


def test_another_day_renews_only_the_pages_that_show_findings(build: BUILD, tmp_path: Path) -> None:
    build(date(2026, 2, 1))
    assert build(date(2026, 2, 1)).written == ()
    assert _pages(build(date(2026, 2, 2))) == set()
    late = build(date(2026, 3, 1))
    pages = _pages(late)
    assert pages and len(pages) < late.unchanged
    shown = "".join((tmp_path / "site" / path).read_text("utf-8") for path in sorted(pages))
    assert "REV001" in shown or "2026-02-28" in shown
    assert build(date(2026, 3, 1)).written == ()
    assert _pages(build(date(2026, 2, 1))) == pages


def _pages(result: BuildResult) -> set[str]:
    """Return the pages that were written; the copy kept offline tells the day by itself."""
    return {path for path in result.written if path.endswith(".html")}
