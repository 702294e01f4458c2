"""The built site of the reference handbook, file by file: links, anchors, markup, origins."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

import html5lib
import pytest

from tests.conftest import ROOT

LOADING = {"script": "src", "img": "src", "link": "href", "iframe": "src", "source": "src"}


class _Page(HTMLParser):
    """Collects a page's links, anchors and what it loads."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.anchors: set[str] = set()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.duplicates: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = dict(attributes)
        identifier = values.get("id")
        if identifier:
            if identifier in self.anchors:
                self.duplicates.append(identifier)
            self.anchors.add(identifier)
        if tag == "a":
            link = values.get("href") or values.get("xlink:href")
            if link:
                self.links.append(link)
        if tag in LOADING and values.get(LOADING[tag]) and values.get("rel") != "canonical":
            self.loads.append(str(values[LOADING[tag]]))


@pytest.fixture(scope="module")
def pages(reference_site: Path) -> dict[str, _Page]:
    return {
        path.relative_to(reference_site).as_posix(): _Page(path.read_text("utf-8"))
        for path in sorted(reference_site.rglob("*.html"))
    }


def _broken(pages: dict[str, _Page], site: Path) -> Iterator[str]:
    for name, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = name
            if parts.path.startswith("/"):
                target = unquote(parts.path).lstrip("/") or "index.html"
            elif parts.path:
                target = _joined(name, unquote(parts.path))
            if target.endswith("/") or not target:
                target += "index.html"
            if target not in pages and not (site / target).is_file():
                yield f"{name}: {link} leads nowhere"
            elif parts.fragment and target in pages:
                fragment = unquote(parts.fragment)
                if fragment not in pages[target].anchors and fragment not in ("", "__skip"):
                    yield f"{name}: {link} has no anchor"


def _joined(page: str, link: str) -> str:
    steps: list[str] = list(PurePosixPath(page).parent.parts)
    for step in link.split("/"):
        if step == "..":
            steps.pop()
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(steps) + ("/" if link.endswith("/") or not steps else "")


def test_every_internal_link_and_anchor_resolves(
    pages: dict[str, _Page], reference_site: Path
) -> None:
    assert len(pages) > 250
    assert list(_broken(pages, reference_site)) == []


def test_ids_are_unique_in_every_page(pages: dict[str, _Page]) -> None:
    assert {name: page.duplicates for name, page in pages.items() if page.duplicates} == {}


def test_nothing_is_loaded_from_elsewhere(pages: dict[str, _Page]) -> None:
    foreign = {load for page in pages.values() for load in page.loads if urlsplit(load).netloc}
    assert foreign == set()


def test_pages_parse_without_an_error(reference_site: Path) -> None:
    sample = sorted(reference_site.rglob("*.html"))[::9]
    for path in [reference_site / "index.html", reference_site / "quality.html", *sample]:
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(path.read_text("utf-8"))
        assert parser.errors == [], f"{path}: {parser.errors[:3]}"


def test_fragments_satisfy_the_html_standard(reference_site: Path, tmp_path: Path) -> None:
    """What we write ourselves, the content of each page, in the eyes of html-validate."""
    for number, path in enumerate(sorted(reference_site.rglob("*.html"))[::7]):
        html = path.read_text("utf-8")
        start = html.index("<article")
        content = html[html.index(">", start) + 1 : html.index("</article>", start)]
        (tmp_path / f"{number}.html").write_text(content, "utf-8")
    (tmp_path / ".htmlvalidate.json").write_text(
        (ROOT / "tests/htmlvalidate.json").read_text("utf-8"), "utf-8"
    )
    result = subprocess.run(
        [ROOT / "node_modules/.bin/html-validate", "--formatter", "text", str(tmp_path)],
        capture_output=True,
        encoding="utf-8",
        cwd=tmp_path,
    )
    assert result.returncode == 0, result.stdout[-3000:] + result.stderr[-1000:]


def test_every_organization_lies_below_its_id(reference_site: Path) -> None:
    own = {"assets", "index.html", "404.html", "quality.html", "headcount.html", "glossary.html"}
    own |= {
        "calendar.html",
        "coverage.html",
        "sitemap.xml",
        "sitemap.xml.gz",
        "objects.inv",
        "search",
        "desk",
        "service-worker.js",
        ".deskbook-site",
    }
    organizations = {p.name for p in (ROOT / "handbook").iterdir() if p.is_dir()}
    authored = {p.stem for p in (ROOT / "handbook").glob("*.md")}
    assert {
        p.name for p in reference_site.iterdir() if p.stem not in authored
    } - own == organizations
