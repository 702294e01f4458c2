"""A small shop, and an editor that has it open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.language_server.editor import Editor

SHOP = {
    "mkdocs.yml": "site_name: 店\ndocs_dir: handbook\nplugins: [deskbook]\n",
    "handbook/handbook.yml": "title: 店\nlanguage: zh\n",
    "handbook/index.md": "# 店\n\n有事找[店长](shop/roles/manager.yml)。\n",
    "handbook/shop/organization.yml": "name: 小店\n",
    "handbook/shop/departments/front.yml": "name: 前台\nparent: organization\nhead: manager\n",
    "handbook/shop/roles/manager.yml": (
        "name: 店长\nsummary: 管全店。\nbelongs_to: front\nreports_to: {line: none}\nheadcount: 1\n"
        "duties:\n  - id: d-plan\n    text: 排班。\n"
    ),
    "handbook/shop/roles/clerk.yml": (
        "name: 店员\nbelongs_to: front\nreports_to: {line: manager}\n"
        "headcount: {min: 1, max: 3}\n"
        "duties:\n  - id: d-greet\n    text: 😀 迎客，有事找[店长](role:manager)。\n"
        "    limit: {within: 30m}\n"
    ),
    "handbook/shop/procedures/refund.yml": (
        "name: 退款\nnodes:\n  - {id: start, kind: start}\n"
        "  - {id: n-ask, kind: task, text: 问明原因, actors: [clerk]}\n"
        "  - {id: n-sign, kind: task, text: 签字, actors: [manager]}\n"
        "  - {id: end, kind: end}\nedges:\n  - {from: start, to: n-ask}\n"
        "  - {from: n-ask, to: n-sign}\n  - {from: n-sign, to: end}\n"
    ),
}
MANAGER = "handbook/shop/roles/manager.yml"
CLERK = "handbook/shop/roles/clerk.yml"


def lay_shop(folder: Path) -> Path:
    """Write the shop into a folder of its own; it is without findings."""
    root = folder.resolve() / "店 shop"
    for name, content in SHOP.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8", newline="")
    return root


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """The shop on disk."""
    return lay_shop(tmp_path)


@pytest.fixture
def editor(shop: Path) -> Iterator[Editor]:
    """An editor with the shop as its folder."""
    with Editor(shop) as opened:
        yield opened
