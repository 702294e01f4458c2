"""All files that deskbook itself adds to a site, in one go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from deskbook.site.authored import Authored
from deskbook.site.shells import Shells
from deskbook.site.sitemap import sitemap
from deskbook.site.theme import Theme
from deskbook.site.urls import url_of


def generated_files(
    authored: Authored, shells: Shells, theme: Theme, urls: Iterable[str]
) -> Iterator[tuple[str, bytes]]:
    """Every generated page, asset and list of pages as (path, content).

    `urls` are the addresses of the authored pages.
    """
    for path, page in authored.pages.items():
        yield path, shells.render(page, theme)
    yield from authored.refresh.assets.items()
    layout = shells.layout
    own = [url_of(path, layout.directory_urls) for path in authored.pages]
    yield from sitemap(layout.site_url, [*urls, *own]).items()


def write_file(folder: Path, path: str, data: bytes) -> None:
    """Write `data` to `path` below `folder`, making the folders on the way."""
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
