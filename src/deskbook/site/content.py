"""Where the bytes of each file of the site come from."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping

from deskbook.pages.page import Page
from deskbook.project import Project
from deskbook.site.base import Base, BaseKeeper
from deskbook.site.sitemap import sitemap
from deskbook.site.source import Refresh
from deskbook.site.urls import url_of


class Content:
    """Gives the bytes of any file of the site, made when they are asked for."""

    def __init__(
        self,
        keeper: BaseKeeper,
        refresh: Refresh,
        pages: Mapping[str, Page],
        settings: Project,
        base: Base,
    ) -> None:
        self._keeper, self._refresh, self._pages = keeper, refresh, pages
        self._settings, self._base = settings, base

    def with_files(self, files: Mapping[str, bytes]) -> Callable[[str], bytes]:
        """The same, but for `files`, whose bytes are given."""
        return lambda path: files[path] if path in files else self(path)

    def __call__(self, path: str) -> bytes:
        if (page := self._pages.get(path)) is not None:
            shells = self._base.shells
            theme = None
            if not shells.stampable:
                theme = self._keeper.loaded_theme(self._refresh, self._settings)
            return shells.render(page, theme)
        if (data := self._refresh.assets.get(path)) is not None:
            return data
        if path in self._base.files:
            return (self._keeper.folder / path).read_bytes()
        return listed(self._pages, self._base)[path]


def listed(pages: Mapping[str, Page], base: Base) -> dict[str, bytes]:
    """The files that list all pages, authored and generated."""
    layout = base.shells.layout
    own = [url_of(path, layout.directory_urls) for path in pages]
    return sitemap(layout.site_url, [*base.urls, *own])


def digest_of(data: bytes) -> bytes:
    """A digest of a file's bytes."""
    return hashlib.blake2b(data, digest_size=16).digest()
