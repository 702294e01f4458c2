"""What lets a browser keep the site: the list of its files, and the service worker that reads it.

A site offers this when it has the page script that registers the worker. Nothing here reads the
clock: equal sites have equal lists, and a build that changes nothing listed changes neither file.
"""

from __future__ import annotations

import gzip
import json
import re
import zlib
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from functools import cache
from hashlib import blake2b, sha256

from deskbook.site.scripts import minified, source
from deskbook.site.source import ASSETS_FOLDER

WORKER = "service-worker.js"
"""The worker's place: at the site's root, since it may only look after what lies beside it."""

REGISTRATION = f"{ASSETS_FOLDER}offline.js"
"""The page script that registers the worker."""

_BUILD = 'const BUILD = { path: "", integrity: "" };'
_FOLDERS = (ASSETS_FOLDER, "search/")
_PARTS = "search/parts-"  # for who has not got the whole index, which is kept
_ENDINGS = (".css", ".js", ".mjs", ".woff", ".woff2", ".ico")
_PAGES = ("index.html", "desk/index.html", "desk.html")
_UNUSED = re.compile(r"(^|/)(lunr|workers)/|\.map$")
_GZIP = b"\x1f\x8b"

FAREWELL = b"""\
// While the handbook is being edited every page comes from the disk: an older worker goes away.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil((async () => {
  const root = self.registration.scope;
  for (const name of await caches.keys()) {
    if ([`deskbook ${root}`, `deskbook visited ${root}`].includes(name)) await caches.delete(name);
  }
  const pages = await self.clients.matchAll({ type: "window" });
  await self.registration.unregister();
  for (const page of pages) page.navigate(page.url);
})()));
"""
"""What stands in the worker's place while the site is served for editing."""


class Offline:
    """Makes the files of one site again and again; content is looked at only where it changed."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[bytes, str]] = {}

    def files(
        self,
        site: Mapping[str, bytes],
        content: Callable[[str], bytes],
        pages: Iterable[str],
        as_of: date | None = None,
    ) -> dict[str, bytes]:
        """Return the worker and the list of files, by path; nothing where a site offers neither.

        `site` has a digest for every file of the site, `content` gives the bytes of one. `pages`
        are the pages worth keeping before they are visited, `as_of` the day the site was built
        for.
        """
        if REGISTRATION not in site or WORKER in site:
            return {}
        core = {}
        for path in sorted(filter(_is_core, site)):
            known = self._known.get(path)
            if known is None or known[0] != site[path]:
                known = self._known[path] = site[path], integrity(path, content(path))
            core[path] = known[1]
        kept = {path: site[path].hex()[:12] for path in pages if path in site and path not in core}
        return dict(_written(core, kept, as_of))


def integrity(path: str, data: bytes) -> str:
    """Return what a browser checks a file's bytes with, as in the attribute of that name.

    Some hosts unpack a compressed file on its way: its content is right as well.
    """
    found = [data]
    if path.endswith(".bin") and data.startswith(_GZIP):
        with suppress(OSError, EOFError, zlib.error):
            found.append(gzip.decompress(data))
    return " ".join(f"sha256-{b64encode(sha256(one).digest()).decode()}" for one in found)


def _is_core(path: str) -> bool:
    """Whether a file is needed before a version can be used at all."""
    if path.endswith(".html"):
        return path in _PAGES
    if path.startswith(_PARTS):
        return False
    if path.startswith(_FOLDERS):
        return True
    return path.endswith(_ENDINGS) and not _UNUSED.search(path)


def _written(
    core: Mapping[str, str], pages: Mapping[str, str], as_of: date | None
) -> Iterator[tuple[str, bytes]]:
    listed: dict[str, object] = {"core": core, "pages": pages}
    if as_of is not None:
        listed["as_of"] = as_of.isoformat()
    digest = blake2b(_json(listed), digest_size=8).hexdigest()
    data = _json({"build": digest, **listed})
    path = f"{ASSETS_FOLDER}offline-{digest}.json"
    yield path, data
    build = _json({"path": path, "integrity": integrity(path, data)}).decode()
    yield WORKER, minified(_template().replace(_BUILD, f"const BUILD = {build};")).encode()


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


@cache
def _template() -> str:
    text = source(WORKER)
    if _BUILD not in text:
        raise ValueError(f"{WORKER} has no place for the list of files")
    return text
