"""A handbook full of hostile names in a browser: nothing of it runs."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Browser

from deskbook import project
from deskbook.site import open_builder
from tests.conftest import WriteHandbook

pytestmark = pytest.mark.browser

NAME = "<img src=x onerror=window.hacked=1>\"'><script>window.hacked=1</script>{{7*7}}</title>"
CONFIG = """\
site_name: hostile
docs_dir: handbook
use_directory_urls: false
theme: {name: material, font: false}
plugins: [deskbook]
"""


def test_nothing_runs(browser: Browser, write_handbook: WriteHandbook) -> None:
    name = json.dumps(NAME)
    root = write_handbook(
        {
            "shop/organization.yml": f"name: {name}\npurpose: {name}\n",
            "shop/departments/desk.yml": f"name: {name}\nparent: organization\nhead: clerk\n",
            "shop/roles/clerk.yml": (
                f"name: {name}\nbelongs_to: desk\nreports_to: {{line: none}}\nheadcount: 1\n"
                f"duties:\n  - {{id: d-one, text: {name}, note: {name}}}\n"
            ),
            "shop/procedures/flow.yml": (
                f"name: {name}\nnodes:\n  - {{id: s, kind: start, text: {name}}}\n"
                f"  - {{id: t, kind: task, text: {name}, actors: [clerk]}}\n"
                f"  - {{id: e, kind: end, text: {name}}}\n"
                f"edges:\n  - {{from: s, to: t, label: {name}}}\n  - {{from: t, to: e}}\n"
            ),
            "guide.md": f"# {NAME}\n\n[x](role:clerk) [](shop/procedure:flow)\n",
        }
    )
    (root / "mkdocs.yml").write_text(CONFIG, "utf-8")
    with open_builder(project.find(start=root)) as builder:
        result = builder.build()
    assert not result.refused, [d.message.render("en") for d in result.diagnostics]
    page = browser.new_page()
    for path in sorted((root / "site").rglob("*.html")):
        if path.name in ("404.html", "guide.html"):
            continue  # authored Markdown may hold HTML, as in any MkDocs site
        page.goto(path.as_uri())
        page.wait_for_load_state("load")
        assert page.evaluate("window.hacked") is None, path
        assert "49" not in page.locator("h1").inner_text()
    page.close()
