"""What a theme is given to render a page with, and what rendering must offer. No builder here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any, Protocol

import msgspec
from markupsafe import Markup, escape

from deskbook.pages.page import Heading, Page
from deskbook.site.urls import below, edit_url, url_of


class Layout(msgspec.Struct, frozen=True):
    """What the site's configuration says about addresses; the same for every page.

    `site_url` ends in "/" or is empty. `handbook` is the folder of authored pages relative to
    the project, which edit addresses start from. `entries` maps the output path of each
    generated page that is an entry of the navigation to its section ("" for the home page).
    `folders` are the folders that any entry of the navigation lies in.
    """

    directory_urls: bool
    site_url: str
    handbook: str
    repository: str | None
    edit_uri: str | None
    edit_template: str | None
    entries: dict[str, str]
    folders: frozenset[str]


@dataclass
class ThemeHeading:
    """An entry of the table of contents as themes expect it; `title` is HTML."""

    id: str
    title: str
    level: int
    children: list[ThemeHeading]
    active: bool = False

    @property
    def url(self) -> str:
        """The address of the heading on its page."""
        return "#" + self.id


@dataclass(eq=False)
class ThemePage:
    """A generated page as themes expect one; it lies in no navigation and no list of files."""

    title: str
    content: str
    toc: list[ThemeHeading]
    url: str
    canonical_url: str | None
    abs_url: str | None
    edit_url: str | None
    meta: dict[str, str]
    is_homepage: bool
    is_index: bool
    file: SimpleNamespace
    parent: None = None
    children: None = None
    previous_page: None = None
    next_page: None = None
    active: bool = True
    is_page: bool = True
    is_section: bool = False
    is_link: bool = False
    is_top_level: bool = True
    update_date: str = ""
    markdown: str = ""
    ancestors: list[Any] = field(default_factory=list)


class Theme(Protocol):
    """A theme that is ready to render pages."""

    def render(self, page: ThemePage, section: str, entry: str) -> str:
        """The whole HTML of `page`, its section active; `entry` is its path if in the nav."""
        ...

    def render_toc(self, headings: list[ThemeHeading]) -> str | None:
        """The theme's own table of contents, or None when it has no such part."""
        ...


_SPECIAL = re.compile("[&<>\"']")


def escaped(text: str) -> str:
    """`text` as HTML, safe in text and in attributes."""
    return str(escape(text)) if _SPECIAL.search(text) else text


def plain(title: str) -> str:
    """A title as HTML on one line, safe in text and in attributes."""
    return escaped(" ".join(title.split()))


def headings(toc: Sequence[Heading], level: int = 2) -> list[ThemeHeading]:
    """The table of contents of a page as themes expect it."""
    return [
        ThemeHeading(escaped(one.id), plain(one.title), level, headings(one.children, level + 1))
        for one in toc
    ]


def themed(page: Page, layout: Layout) -> ThemePage:
    """Dress `page` for the theme's templates."""
    url = url_of(page.path, layout.directory_urls)
    canonical = layout.site_url + url if layout.site_url else None
    edit = None
    if page.source is not None:
        edit = edit_url(
            below(page.source, layout.handbook),
            layout.repository,
            layout.edit_uri,
            layout.edit_template,
        )
    return ThemePage(
        title=plain(page.title),
        content=page.html,
        toc=headings(page.toc),
        url=url,
        canonical_url=canonical,
        abs_url="/" + canonical.split("/", 3)[3] if canonical else None,
        edit_url=edit,
        meta={"description": plain(page.description)} if page.description else {},
        is_homepage=layout.entries.get(page.path) == "",
        is_index=page.path.rpartition("/")[2] == "index.html",
        file=SimpleNamespace(
            url=url, dest_uri=page.path, src_uri=page.path, name=page.path.rpartition("/")[2]
        ),
    )


def polish(html: str, title: str) -> str:
    """Make a page the theme rendered safe and local.

    Themes decode a title's entities for `<title>`, so `&lt;/title&gt;&lt;script&gt;` would run:
    it is escaped again. The theme's repository button asks the host of the repository for
    numbers when its script finds it: it stays a plain link.
    """
    shown = Markup(title).striptags()
    html = html.replace(f"<title>{shown}", f"<title>{escape(shown)}", 1)
    return html.replace(' data-md-component="source"', "")
