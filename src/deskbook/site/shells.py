"""The theme's pages, rendered once for all pages that lie and look alike."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import msgspec

from deskbook.pages.page import Heading, Page
from deskbook.site.stamp import (
    ANCHOR,
    CONTENT,
    DESCRIPTION,
    SOURCE,
    TITLE,
    TOC,
    Shell,
    cut,
    sentinel_path,
    stamp,
)
from deskbook.site.theme import Layout, Theme, headings, themed
from deskbook.site.toc import TocTemplate, learn
from deskbook.site.urls import url_of

_NO_TOC = TocTemplate("", "", "", "", "", "", "", "")
_PROBES = (
    ("甲 & <乙> \"丙\" 'd'", "x"),
    ("A much longer title than the other one has, with </title><script>", "短 & “<b>”"),
)


class Shells(msgspec.Struct, frozen=True):
    """The shells of a site. Without `stampable`, every page has to be rendered by the theme."""

    layout: Layout
    toc: TocTemplate
    shells: dict[str, Shell]
    stampable: bool
    digest: bytes

    def covers(self, pages: Iterable[Page]) -> bool:
        """Whether there is a shell for each of `pages`."""
        return not self.stampable or all(self.key(page) in self.shells for page in pages)

    def key(self, page: Page) -> str:
        """Which shell `page` takes; pages with equal keys differ in the holes only."""
        return shell_key(page, self.layout)[0]

    def page_digest(self, page: Page) -> bytes:
        """A digest of everything the file of `page` is made from; cheaper than making it."""
        digest = hashlib.blake2b(self.digest, digest_size=16)
        if self.stampable:
            digest.update(self.shells[self.key(page)].digest)
        digest.update(msgspec.msgpack.encode(page))
        return digest.digest()

    def render(self, page: Page, theme: Theme | None) -> bytes:
        """The finished file of `page`: stamped, or rendered by `theme` where it must be."""
        if self.stampable:
            return stamp(page, self.shells[self.key(page)], self.toc, self.layout)
        if theme is None:
            raise ValueError("pages of this site cannot be made without the theme")
        return really_rendered(page, self.layout, theme)


def really_rendered(page: Page, layout: Layout, theme: Theme) -> bytes:
    """The file of `page` as the theme itself renders it."""
    entry = page.path if page.path in layout.entries else ""
    html = theme.render(themed(page, layout), page.section, entry)
    return html.encode("utf-8", "xmlcharrefreplace")


def shell_key(page: Page, layout: Layout) -> tuple[str, str, int]:
    """The key of the page's shell, the real folder it lies below, and how much deeper it lies.

    Only the folders that entries of the navigation lie in are told apart: the way from a page
    to them depends on which folder it is in, the way to all others on the depth alone.
    """
    path = page.path
    flags = (
        f"{'t' if page.toc else ''}{'d' if page.description else ''}"
        f"{'e' if page.source is not None and (layout.edit_uri or layout.edit_template) else ''}"
    )
    if path in layout.entries:
        return f"{path}|{flags}", "", 0
    style = layout.directory_urls and path.endswith("/index.html")
    parts = path.split("/")[: -2 if style else -1]
    kept = 0
    while kept < len(parts) and "/".join(parts[: kept + 1]) in layout.folders:
        kept += 1
    folder = "/".join(parts[:kept])
    depth = len(parts) - kept
    return f"{folder}|{depth}|{page.section}|{'/' if style else '.'}{flags}", folder, depth


def render_shells(theme: Theme, layout: Layout, pages: Iterable[Page]) -> Shells:
    """Render every shell that `pages` need, and check that stamping gives what rendering gives.

    The result is not stampable when the theme computes on a page's values.
    """
    toc = learn(theme.render_toc)
    shells: dict[str, Shell] = {}
    probed: set[str] = set()
    stampable = True
    for page in pages:
        key, folder, depth = shell_key(page, layout)
        if key in shells:
            continue
        if page.toc and toc is None:
            stampable = False
            break
        shell = _shell(page, folder, depth, layout, theme)
        if shell is None:
            stampable = False
            break
        shells[key] = shell
        flags = key.rpartition("|")[2] + ("entry" if page.path in layout.entries else "")
        if flags not in probed:
            probed.add(flags)
            if not _agrees(page, shell, toc or _NO_TOC, layout, theme):
                stampable = False
                break
    digest = hashlib.blake2b(msgspec.msgpack.encode(toc), digest_size=16)
    digest.update(repr((layout.directory_urls, layout.handbook)).encode())
    if not stampable:
        shells = {}
        digest.update(_whole(theme, layout))
    return Shells(layout, toc or _NO_TOC, shells, stampable, digest.digest())


def _shell(page: Page, folder: str, depth: int, layout: Layout, theme: Theme) -> Shell | None:
    """Render one shell around sentinels; None when the theme changes them."""
    is_entry = page.path in layout.entries
    path = page.path if is_entry else sentinel_path(folder, depth, page.path, layout.directory_urls)
    toc = (ANCHOR,) if page.toc else ()
    sentinel = Page(
        path=path,
        title=TITLE,
        html=CONTENT,
        toc=toc,
        source=None if page.source is None else f"{layout.handbook}/{SOURCE}",
        description=DESCRIPTION if page.description else "",
        section=page.section,
    )
    html = theme.render(themed(sentinel, layout), page.section, page.path if is_entry else "")
    part = theme.render_toc(headings(toc)) if toc else None
    if part:
        html = html.replace(part, TOC)
    return cut(html, "" if is_entry else url_of(path, layout.directory_urls))


def _agrees(page: Page, shell: Shell, toc: TocTemplate, layout: Layout, theme: Theme) -> bool:
    """Whether two made-up pages that lie like `page` come out of shell and theme alike."""
    for title, heading in _PROBES:
        children = (Heading("b", "二"), Heading("c", title, (Heading("d", heading),)))
        probe = Page(
            path=page.path,
            title=title,
            html=f"<h1>{title}</h1>\n<p>{heading} {title} {heading}</p>",
            toc=(Heading("a-1", heading, children), Heading("e", "e")) if page.toc else (),
            source=page.source,
            description=title if page.description else "",
            section=page.section,
        )
        if stamp(probe, shell, toc, layout) != really_rendered(probe, layout, theme):
            return False
    return True


def _whole(theme: Theme, layout: Layout) -> bytes:
    """What a theme that must render every page makes of a fixed one: changes with the theme."""
    page = Page(path="index.html", title="", html="<h1></h1>")
    return hashlib.blake2b(really_rendered(page, layout, theme), digest_size=16).digest()
