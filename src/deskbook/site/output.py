"""All files that deskbook itself adds to a site, in one go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from deskbook.site.authored import Authored
from deskbook.site.banner import with_banner
from deskbook.site.content import digest_of
from deskbook.site.offline import FAREWELL, WORKER, Offline
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


def write_site(
    folder: Path,
    authored: Authored,
    shells: Shells,
    files: Iterable[tuple[str, bytes]],
    notice: str | None,
) -> None:
    """Write `files` and what keeps the site readable without a network.

    With a `notice` the site is one that is being edited: its pages show the notice (HTML), and
    what an earlier site left in the browser goes away.
    """
    for path, data in files:
        if notice and path in authored.pages:
            data = with_banner(data.decode(), notice).encode()
        _write(folder, path, data)
    if notice is not None:
        _write(folder, WORKER, FAREWELL)
        return
    there = (file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())
    digests = {path: _digest(folder, path, authored, shells) for path in there}

    def read(path: str) -> bytes:
        return (folder / path).read_bytes()

    for path, data in Offline().files(digests, read, authored.refresh.kept).items():
        _write(folder, path, data)


def _digest(folder: Path, path: str, authored: Authored, shells: Shells) -> bytes:
    page = authored.pages.get(path)
    return digest_of((folder / path).read_bytes()) if page is None else shells.page_digest(page)


def _write(folder: Path, path: str, data: bytes) -> None:
    """Write `data` to `path` below `folder`, making the folders on the way."""
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
