"""The part of link resolution that must happen while Markdown is being rendered."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from markdown import Markdown  # type: ignore[import-untyped]
from markdown.extensions import Extension  # type: ignore[import-untyped]
from markdown.treeprocessors import Treeprocessor  # type: ignore[import-untyped]

from deskbook.site.links import SCHEME, Links


class AuthoredLinks(Extension):  # type: ignore[misc]
    """Marks links to generated pages, before the site builder misses a file for them.

    `source` must be set to the path of the page about to be rendered; `exists` says whether
    there is an authored file of a path, which then wins.
    """

    def __init__(self, links: Links, exists: Callable[[str], bool]) -> None:
        super().__init__()
        self.links = links
        self.exists = exists
        self.source = ""

    def extendMarkdown(self, md: Markdown) -> None:
        """Register before the builder's own treatment of links, which has priority 0."""
        md.treeprocessors.register(_Marker(self), "deskbook_links", priority=5)


class _Marker(Treeprocessor):  # type: ignore[misc]
    def __init__(self, extension: AuthoredLinks) -> None:
        super().__init__()
        self.extension = extension

    def run(self, root: Element) -> None:
        """Put the marking scheme before every address that is ours."""
        folder = posixpath.dirname(self.extension.source)
        for element in root.iter("a"):
            link = element.get("href") or ""
            path = unquote(link).partition("#")[0]
            authored = self.extension.exists(posixpath.normpath(posixpath.join(folder, path)))
            if link and not authored and self.extension.links.is_ours(link, folder):
                element.set("href", SCHEME + link)
