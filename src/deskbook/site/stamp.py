"""Putting a page into a shell: a finished theme page with holes. Pure and fast."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Callable

import msgspec

from deskbook.pages.page import Heading, Page
from deskbook.site.theme import Layout, escaped, plain
from deskbook.site.toc import TocTemplate
from deskbook.site.urls import below, quoted, url_of

MARK = "xdeskbook"
"""What every sentinel starts with; found in a shell outside of a hole, it betrays a theme that
computes on a page's values, such as their length."""

TITLE = "xdeskbooktitlex"
CONTENT = "<h1>xdeskbookcontentx</h1>"
TOC = "xdeskbooktocx"
SOURCE_STEM = "xdeskbooksourcex"
SOURCE = SOURCE_STEM + ".yml"
DESCRIPTION = "xdeskbookdescriptionx"
ANCHOR = Heading("xdeskbookanchorx", "xdeskbookheadingx")
_URL = "xdeskbookurlx"

_FIXED = {
    TITLE: 0,
    CONTENT: 1,
    TOC: 2,
    SOURCE: 3,
    SOURCE_STEM: 4,
    DESCRIPTION: 5,
    ANCHOR.id: 6,
    ANCHOR.title: 7,
}
_URL_HOLE = 8


class Shell(msgspec.Struct, frozen=True):
    """A theme page cut at its holes: `literals` has one part more than `holes`."""

    literals: list[bytes]
    holes: list[int]
    digest: bytes


def cut(html: str, url: str) -> Shell | None:
    """Cut a page rendered around sentinels at every one of them.

    `url` is the sentinel address, or "" where the address is the page's real one. None when
    the theme has changed a sentinel, so that stamping would leave it behind.
    """
    holes = dict(_FIXED)
    if url:
        holes[url] = _URL_HOLE
    pattern = "|".join(re.escape(one) for one in sorted(holes, key=len, reverse=True))
    pieces = re.split(f"({pattern})", html)
    literals = pieces[::2]
    if any(MARK in one for one in literals):
        return None
    numbers = [holes[one] for one in pieces[1::2]]
    digest = hashlib.blake2b(html.encode("utf-8", "xmlcharrefreplace"), digest_size=16)
    digest.update(url.encode())
    return Shell(
        [one.encode("utf-8", "xmlcharrefreplace") for one in literals], numbers, digest.digest()
    )


def stamp(page: Page, shell: Shell, toc: TocTemplate, layout: Layout) -> bytes:
    """Return the finished file of `page`: the shell with its holes filled."""
    out = [shell.literals[0]]
    filled: dict[int, bytes] = {}
    for hole, literal in zip(shell.holes, shell.literals[1:], strict=True):
        value = filled.get(hole)
        if value is None:
            value = _FILLERS[hole](page, toc, layout).encode("utf-8", "xmlcharrefreplace")
            filled[hole] = value
        out.append(value)
        out.append(literal)
    return b"".join(out)


def _source(page: Page, layout: Layout) -> str:
    return quoted(below(page.source or "", layout.handbook))


_Filler = Callable[[Page, TocTemplate, Layout], str]
_FILLERS: tuple[_Filler, ...] = (
    lambda page, toc, layout: plain(page.title),
    lambda page, toc, layout: page.html,
    lambda page, toc, layout: toc.write(page.toc),
    lambda page, toc, layout: _source(page, layout),
    lambda page, toc, layout: posixpath.splitext(_source(page, layout))[0],
    lambda page, toc, layout: plain(page.description),
    lambda page, toc, layout: escaped(page.toc[0].id),
    lambda page, toc, layout: plain(page.toc[0].title),
    lambda page, toc, layout: url_of(page.path, layout.directory_urls),
)


def sentinel_path(folder: str, depth: int, path: str, directory_urls: bool) -> str:
    """A path that lies like `path`: below the real `folder`, `depth` made-up folders deeper."""
    parts = [folder] if folder else []
    parts += [f"xdeskbookfolder{number}x" for number in range(depth)]
    if directory_urls and path.endswith("/index.html"):
        return "/".join([*parts, _URL, "index.html"])
    return "/".join([*parts, _URL + ".html"])
