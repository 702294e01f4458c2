"""One zip with the whole site, to be unpacked anywhere and opened without a server."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

from deskbook.messages import text
from deskbook.messages.system import reason
from deskbook.site import classic
from deskbook.site.errors import WriteError
from deskbook.site.manifest import MARK
from deskbook.site.offline import WORKER
from deskbook.site.scripts import minified, source
from deskbook.site.source import ASSETS_FOLDER

RUNTIME = "from-disk.js"
"""What makes modules and data work from a disk, among the files of the web folder."""

_BUNDLE = f"{ASSETS_FOLDER}from-disk.js"
_DATA = "search/"
_USELESS = (WORKER, "404.html", "sitemap.xml", "sitemap.xml.gz")
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def write_archive(site: Path, target: Path) -> int:
    """Write the site in the folder `site`, with addresses that name files, to the zip `target`.

    All of it lies in one folder, named after the archive but not as the folder of the sources may
    be. Equal sites give equal bytes. Returns the size in bytes. Raises `WriteError`; what was at
    `target` before is then untouched.
    """
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        with zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
            for path, data in sorted(dict(_files(site)).items()):
                entry = zipfile.ZipInfo(f"{target.stem}-site/{path}", _LONG_AGO)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.create_system, entry.external_attr = 3, 0o644 << 16
                archive.writestr(entry, data)
        temporary.replace(target)
        return target.stat().st_size
    except OSError as error:
        raise WriteError(
            text(
                zh="压缩包“{path}”无法写入（{reason}）；网站本身已经生成。",
                en='The archive "{path}" cannot be written ({reason}); the site itself is built.',
                path=target,
                reason=reason(error),
            )
        ) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _files(site: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of the archive: pages and data changed for the disk, all else as it is."""
    modules: dict[str, str] = {}
    pages: list[tuple[str, bytes]] = []
    for file in sorted(site.rglob("*")):
        path = file.relative_to(site).as_posix()
        if not file.is_file() or path in _USELESS or path == MARK or path.endswith(".map"):
            continue
        if path.startswith(f"{ASSETS_FOLDER}offline-"):
            continue
        data = file.read_bytes()
        if path.startswith(ASSETS_FOLDER) and path.endswith(".js"):
            modules[path] = data.decode("utf-8")
        elif path.startswith(_DATA):
            yield f"{path}.js", classic.handed_over(path, data)
        elif path.endswith(".html"):
            pages.append((path, data))
        else:
            yield path, data
    used: set[str] = set()
    for path, data in pages:
        html, run = classic.page(path, data.decode("utf-8"), _BUNDLE, modules)
        used.update(run)
        yield path, html.encode()
    for path, script in modules.items():
        if path in used:
            yield path, classic.start(path).encode()
        elif not classic.is_module(script):
            yield path, script.encode()
    yield _BUNDLE, classic.bundle(_runtime(), modules).encode()


@cache
def _runtime() -> str:
    return minified(source(RUNTIME))
