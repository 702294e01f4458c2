"""What one run of the site builder learns about authored pages, for whichever builder."""

from __future__ import annotations

import html
from collections.abc import Set
from pathlib import Path

from deskbook.diagnostics import Diagnostic, Location, Severity
from deskbook.messages import text
from deskbook.pages.page import Page
from deskbook.site.arrange import HOME, arrange
from deskbook.site.links import Links
from deskbook.site.local import loaded_from_elsewhere, report
from deskbook.site.paths import collisions, unsafe
from deskbook.site.source import Refresh, Section, sections


class Authored:
    """Collects while the authored pages are built.

    `pages` are the generated pages that take part, `arranged` what that meant for some;
    `handbook` is the folder of authored pages relative to the project, with forward slashes.
    """

    def __init__(self, refresh: Refresh, handbook: str, directory_urls: bool) -> None:
        self.refresh = refresh
        self.handbook = handbook
        self.links = Links(refresh, handbook, directory_urls)
        self.pages: dict[str, Page] = dict(refresh.pages)
        self.arranged: list[Diagnostic] = []
        self._outputs: Set[str] = frozenset()
        self._loads: set[tuple[str, str]] = set()

    def arrange(self, outputs: Set[str]) -> None:
        """Make room for the files that the builder writes at `outputs`."""
        pages, self.arranged = arrange(self.refresh.pages, outputs, self.handbook)
        self.pages = dict(pages)
        self._outputs = outputs

    def entries(self) -> list[Section]:
        """The generated pages in the navigation: the home page (without id) and the sections."""
        home = self.pages.get(HOME)
        own = [Section("", home.title, HOME)] if home is not None else []
        return [*own, *sections(self.pages)]

    def content(self, content: str, source: str, url: str, file: str | None) -> str:
        """The HTML of an authored page with its links resolved; `file` is its place on disk."""
        markdown = ""
        if file is not None:
            markdown = Path(file).read_text("utf-8-sig", errors="replace")
        return self.links.content(content, source, url, markdown)

    def rendered(self, page: str, source: str, site_url: str) -> None:
        """Look at a finished page for what it loads from other servers.

        `source` is its path below the handbook folder, "" for a page of the theme.
        """
        place = f"{self.handbook}/{source}" if source else "mkdocs.yml"
        for address in loaded_from_elsewhere(page, site_url):
            self._loads.add((place, address))

    def findings(self) -> list[Diagnostic]:
        """Everything found so far in the authored pages."""
        return [*self.links.findings, *report(self._loads)]

    def path_findings(self) -> list[Diagnostic]:
        """What is wrong with the names of generated files, or had to give way."""
        generated = [*self.pages, *self.refresh.assets]
        wrong = unsafe(generated, self.handbook)
        wrong += collisions({*generated, *self._outputs}, self.handbook)
        return self.arranged + wrong


def slow_theme(handbook: str) -> Diagnostic:
    """Say that the theme cannot be stamped (`SITE008`)."""
    return Diagnostic(
        "SITE008",
        Severity.WARNING,
        Location(handbook),
        text(
            zh="网站外观的自定义部分会随每页内容变化，每一页都要单独生成，速度会慢很多。",
            en="The theme's own changes depend on each page, so every page has to be rendered "
            "by the theme, which is much slower.",
        ),
        text(
            zh="请在 mkdocs.yml 的 custom_dir 里去掉用到单独一页内容的部分；不改也可以，只是慢。",
            en="Leave out of custom_dir in mkdocs.yml what uses the content of a single page, or"
            " live with it.",
        ),
    )


def without_address(handbook: str) -> Diagnostic:
    """Say that the list of pages for search engines stays empty (`SITE009`)."""
    return Diagnostic(
        "SITE009",
        Severity.INFO,
        Location(handbook),
        text(
            zh="没有填写 site_url，给搜索引擎用的网页清单（sitemap.xml）是空的。",
            en="Without a site_url the list of pages for search engines (sitemap.xml) is empty.",
        ),
        text(
            zh="知道网站发布的地址以后，请在 mkdocs.yml 里写上 site_url。",
            en="Once the address of the site is known, write it into mkdocs.yml as site_url.",
        ),
    )


def failed(handbook: str, error: Exception) -> Diagnostic:
    """A failure while the pages were being made, as a finding (`SITE007`)."""
    return Diagnostic(
        "SITE007",
        Severity.ERROR,
        Location(handbook),
        text(
            zh="网页没有生成成功：{reason}",
            en="The pages could not be made: {reason}",
            reason=f"{type(error).__name__}: {error}",
        ),
    )


def safe_title(title: object) -> str:
    """A title from the head of an authored page, safe wherever a theme puts it."""
    return html.escape(html.unescape(str(title)), quote=True)
