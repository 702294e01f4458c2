"""Checking a whole handbook: read, shape, link, rules, in one call."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from deskbook import __version__
from deskbook.diagnostics import Diagnostic
from deskbook.sources import Cache, Sources, no_garbage_collection, read, unchanged

if TYPE_CHECKING:
    from deskbook.model import Handbook

_RESULT = msgspec.msgpack.Decoder(tuple[Diagnostic, ...])


@dataclass(frozen=True, slots=True)
class Checked:
    """A loaded handbook and every finding about it, sorted by place."""

    handbook: Handbook
    diagnostics: tuple[Diagnostic, ...]
    digest: str

    @property
    def failed(self) -> bool:
        """Whether there is an error."""
        return any(d.severity == "error" for d in self.diagnostics)


def check(
    root: Path,
    directory: str,
    *,
    cache: Cache | None = None,
    profile: str | None = None,
    previous: Handbook | None = None,
    today: date | None = None,
) -> Checked:
    """Read the handbook in `root`/`directory` and return it with all findings.

    `profile` overrides the one of `handbook.yml`. What depends on the day (overdue reviews,
    expired waivers) is judged as of `today`, without one not at all. Files unchanged since
    `previous` are neither parsed nor converted again.
    """
    return checked(read(root, directory, cache=cache), directory, profile, previous, today)


def checked(
    sources: Sources,
    directory: str,
    profile: str | None,
    previous: Handbook | None,
    today: date | None = None,
) -> Checked:
    """Like `check`, for sources that have been read already."""
    # Imported here, because a check whose findings are known needs neither.
    from deskbook import rules
    from deskbook.model import load

    with no_garbage_collection():
        handbook, shapes = load(sources, directory, previous)
        found = rules.run(
            handbook, profile or "", found=(*sources.diagnostics, *shapes), today=today
        )
    return Checked(handbook, found, sources.digest)


def findings(
    root: Path,
    directory: str,
    *,
    cache: Cache | None = None,
    profile: str | None = None,
    today: date | None = None,
) -> tuple[Diagnostic, ...]:
    """Return only the findings of a check.

    When no file, rule or setting has changed since the last time, they come from `cache`
    without building the model.
    """
    digest = unchanged(root, directory, cache) if cache else None
    about = f"{profile or ''}:{today or ''}:{directory}"
    known = _known(cache, about, digest)
    if known is None:
        sources = read(root, directory, cache=cache)
        # Another process may have filled the cache, or only the times of files have changed.
        known = _known(cache, about, sources.digest)
    if known is None:
        known = checked(sources, directory, profile, None, today).diagnostics
        if cache:
            cache.put(_key(about, sources.digest), msgspec.msgpack.encode(known))
    return known


def _key(about: str, digest: str) -> str:
    return f"findings:{program_digest()}:{about}:{digest}"


def _known(cache: Cache | None, about: str, digest: str | None) -> tuple[Diagnostic, ...] | None:
    """Return the findings that were kept about this state of the sources, if any."""
    stored = cache.get(_key(about, digest)) if cache and digest else None
    try:
        return None if stored is None else _RESULT.decode(stored)
    except msgspec.DecodeError:
        return None  # an unreadable cache entry is as good as none


@cache
def program_digest() -> str:
    """Return a hash that changes whenever the program or its schemas do."""
    digest = blake2b(__version__.encode(), digest_size=16)
    package = Path(__file__).parent
    schemas = package.parent.parent / "schemas"
    for folder in (package, schemas):
        for path in sorted(folder.rglob("*")):
            if path.suffix in (".py", ".json", ".html", ".css", ".js", ".yml"):
                status = path.stat()
                digest.update(f"{path}:{status.st_size}:{status.st_mtime_ns}".encode())
    return digest.hexdigest()
