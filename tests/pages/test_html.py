"""Every page is valid, accessible HTML, and every link leads somewhere."""

from __future__ import annotations

import posixpath
import re
from itertools import pairwise
from xml.etree.ElementTree import Element

import html5lib
import pytest

from deskbook.checking import Checked
from deskbook.model import Handbook
from deskbook.pages.page import Heading, Page
from deskbook.pages.render import Options, render_all
from deskbook.pages.urls import Urls
from tests.pages.conftest import MakeHandbook

HOSTILE = [
    "<script>alert(1)</script>",
    "\"'><img src=x onerror=alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
    "a|b|c",
    "x\u202egnp.exe",
    "\u05d0\u05d1\u05d2",
    "工" * 10_000,
    "👩‍👩‍👧‍👦 emoji",
    "&amp; &lt; &#x27;",
    "</title></script><!--",
    "javascript:alert(1)",
]


def tree(html: str) -> Element:
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parseFragment(html)


def anchors(toc: tuple[Heading, ...]) -> list[str]:
    return [one for heading in toc for one in (heading.id, *anchors(heading.children))]


def check_page(page: Page) -> None:
    """One h1, headings in order, unique ids, tables with scopes, contents as in the page."""
    root = tree(page.html)
    levels = [int(e.tag[1]) for e in root.iter() if re.fullmatch("h[1-6]", str(e.tag))]
    assert levels[0] == 1, page.path
    assert levels.count(1) == 1, page.path
    assert all(b - a <= 1 for a, b in pairwise(levels)), page.path
    identifiers = [e.get("id") for e in root.iter() if e.get("id")]
    assert len(identifiers) == len(set(identifiers)), page.path
    headings = [e.get("id") for e in root.iter() if re.fullmatch("h[2-6]", str(e.tag))]
    assert anchors(page.toc) == headings, page.path
    assert all(e.get("scope") for e in root.iter("th")), page.path
    assert all(e.get("aria-label") for e in root.iter("nav")), page.path


def check_links(pages: list[Page], urls: Urls) -> None:
    """Every relative link leads to a page and, behind #, to an element of it."""
    found = {page.path: set(re.findall(r' id="([^"]*)"', page.html)) for page in pages}
    for page in pages:
        for href in re.findall(r'href="([^"]*)"', page.html):
            if re.match("[a-z]+:", href):
                continue
            path, _, anchor = href.partition("#")
            folder = posixpath.dirname(page.path)
            target = posixpath.normpath(posixpath.join(folder, path)) if path else page.path
            if urls.directory_urls and path:
                target = posixpath.normpath(posixpath.join(target, "index.html"))
            assert target in found, f"{page.path}: {href}"
            assert not anchor or anchor in found[target], f"{page.path}: {href}"


@pytest.fixture(scope="module")
def handbook(reference: Checked) -> Handbook:
    return reference.handbook


@pytest.mark.parametrize(
    ("urls", "language"), [(Urls(False), "zh"), (Urls(True), "en")], ids=["zh", "en, folders"]
)
def test_the_reference_handbook(handbook: Handbook, urls: Urls, language: str) -> None:
    pages = [one.page for one in render_all(handbook, Options(urls=urls, language=language))]
    assert len(pages) == len({page.path for page in pages})
    check_links(pages, urls)
    for page in pages:
        check_page(page)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_change_nothing(make_handbook: MakeHandbook, name: str) -> None:
    quoted = "'" + name.replace("'", "''") + "'"
    handbook = make_handbook(
        {
            "acme/organization.yml": f"name: {quoted}\nsummary: {quoted}\n",
            "acme/departments/d.yml": f"name: {quoted}\nparent: organization\n"
            f"functions: [{{id: f, text: {quoted}}}]\n",
            "acme/roles/r.yml": f"name: {quoted}\nlabel_note: {quoted}\nbelongs_to: d\n"
            f"also_called: [{quoted}]\nnotes: [{quoted}]\n"
            f"headcount: {{count: 1, wording: {quoted}, certainty: inferred, note: {quoted}}}\n",
            "acme/parties/p.yml": f"name: {quoted}\n",
        }
    )
    for one in render_all(handbook):
        check_page(one.page)
        for element in tree(one.page.html).iter():
            assert element.tag not in {"script", "img", "title"}
            assert not any(attribute.startswith("on") for attribute in element.attrib)
            assert not element.get("href", "").startswith("javascript:")
        assert "49" not in one.page.html


def test_entries_without_an_organization_file_can_be_read(make_handbook: MakeHandbook) -> None:
    handbook = make_handbook(
        {
            "lost/roles/r.yml": "name: 岗\nbelongs_to: d\nreports_to: {line: none}\n",
            "lost/departments/d.yml": "name: 部\nparent: organization\n",
            "lost/parties/p.yml": "name: 方\nsummary: '见[](role:r)'\n",
        }
    )
    pages = [one.page for one in render_all(handbook)]
    assert "lost/roles/r.html" in {page.path for page in pages}
    for page in pages:
        check_page(page)
    check_links(pages, Urls())


def test_names_that_turn_the_direction_are_kept_apart(make_handbook: MakeHandbook) -> None:
    handbook = make_handbook({"acme/parties/p.yml": "name: '方\u202egnp.exe'\n"})
    page = next(one.page for one in render_all(handbook) if one.key.kind == "party")
    assert "<bdi>方\u202egnp.exe</bdi>" in page.html


def test_characters_html_forbids_are_left_out(make_handbook: MakeHandbook) -> None:
    handbook = make_handbook({"acme/parties/p.yml": 'name: "a\\x01b\\x7fc"\n'})
    page = next(one.page for one in render_all(handbook) if one.key.kind == "party")
    assert "<h1>abc</h1>" in page.html
