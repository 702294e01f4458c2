"""A reader finds every figure of the sources beside what it is about."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pytest

from deskbook.checking import Checked
from deskbook.model import Key
from deskbook.pages import Rendered, render_all
from tests.reference.blocks import blocks
from tests.reference.conftest import table

FIGURES: dict[str, list[dict[str, Any]]] = table("figures.yml")

ROWS = [
    pytest.param(organization, row, id=f"{organization}: {' '.join(row['about'])} {row['value']}")
    for organization, rows in FIGURES.items()
    for row in rows
]


@pytest.fixture(scope="session")
def pages(reference: Checked) -> dict[Key, Rendered]:
    return {one.key: one for one in render_all(reference.handbook)}


def _address(organization: str, page: str) -> Key:
    kind, _, identifier = page.partition("/")
    return Key(organization, kind, identifier or (organization if kind == "organization" else ""))


@cache
def _blocks(html: str) -> tuple[str, ...]:
    return tuple(blocks(html))


def _stands_in(value: str, block: str) -> bool:
    """Whether a value stands in a block as it is, and not as the end of a larger number."""
    return bool(re.search(rf"(?<![\d.]){re.escape(value)}(?![\d.])", block))


@pytest.mark.parametrize(("organization", "row"), ROWS)
def test_a_figure_stands_beside_what_it_is_about(
    pages: dict[Key, Rendered], organization: str, row: dict[str, Any]
) -> None:
    page = pages[_address(organization, row["page"])].page
    about = [block for block in _blocks(page.html) if all(word in block for word in row["about"])]
    assert any(_stands_in(row["value"], block) for block in about), about[:5]


def test_blocks_are_kept_apart() -> None:
    html = (
        "<ul><li>甲<ul><li>乙 1</li></ul></li></ul>"
        "<table><tr><th>丙</th><td>2<br>人</td></tr></table>"
        '<div class="db-clause">一<p>丁</p><div class="db-clause">二</div></div>'
        "<dl><div><dt>戊</dt><dd>3</dd></div></dl>"
    )
    found = list(blocks(html))
    assert found == ["乙 1", "甲", "丙 2人", "丁", "二", "一 丁", "戊 3"]
