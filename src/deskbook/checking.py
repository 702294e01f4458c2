"""Checking a whole handbook: read, shape, link, rules, in one call."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from deskbook import __version__
from deskbook.diagnostics import Diagnostic, Location, Severity, sort_key
from deskbook.diagnostics.baseline import EMPTY, FILE, Baseline, parse, unreadable
from deskbook.diagnostics.fingerprint import fingerprints
from deskbook.messages.system import reason
from deskbook.sources import (
    Cache,
    Sources,
    no_garbage_collection,
    read,
    stable_path,
    unchanged,
)

if TYPE_CHECKING:
    from deskbook.model import Handbook


@dataclass(frozen=True, slots=True)
class Findings:
    """What a check found, sorted by place, without the handbook it is about.

    `fingerprints` has one for each of `diagnostics`, in the same order. `names` gives the name
    of the entity in a file that has findings. `judged` are the codes of the rules that were
    applied. `language` is the one the handbook is kept in. `not_judged` counts the entries whose
    dates were not judged, because no day was given.
    """

    diagnostics: tuple[Diagnostic, ...]
    fingerprints: tuple[str, ...]
    names: dict[str, str]
    judged: tuple[str, ...]
    language: str
    not_judged: int = 0

    @property
    def by_fingerprint(self) -> dict[Diagnostic, str]:
        """The findings, each with its fingerprint."""
        return dict(zip(self.diagnostics, self.fingerprints, strict=True))


_RESULT = msgspec.msgpack.Decoder(Findings)


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
    baseline: Baseline = EMPTY,
) -> Checked:
    """Read the handbook in `root`/`directory` and return it with all findings.

    `profile` overrides the one of `handbook.yml`. What depends on the day (overdue reviews,
    expired waivers) is judged as of `today`, without one not at all. Files unchanged since
    `previous` are neither parsed nor converted again. What the `baseline` knows weighs no more
    than a note, so that it is seen and stops nothing.
    """
    sources = read(root, directory, cache=cache)
    return checked(sources, directory, profile, previous, today, baseline)


def checked(
    sources: Sources,
    directory: str,
    profile: str | None,
    previous: Handbook | None,
    today: date | None = None,
    baseline: Baseline = EMPTY,
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
    if baseline.entries:
        found = _weighed(sources, handbook, found, baseline, _judged(handbook, profile, today))
    return Checked(handbook, found, sources.digest)


def _weighed(
    sources: Sources,
    handbook: Handbook,
    found: tuple[Diagnostic, ...],
    baseline: Baseline,
    judged: frozenset[str],
) -> tuple[Diagnostic, ...]:
    """Return the findings with those the baseline knows as notes."""
    from deskbook.rules.baseline import sift

    sifted = sift(_fingerprints(sources, found), baseline, judged)
    known = (replace(one, severity=Severity.INFO) for one in sifted.known)
    return tuple(sorted((*sifted.reported, *known), key=sort_key))


def findings(
    root: Path,
    directory: str,
    *,
    cache: Cache | None = None,
    profile: str | None = None,
    today: date | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> Findings:
    """Return only the findings of a check, with the rules in `select` and without those in
    `ignore` (codes, or what they begin with).

    When no file, rule or setting has changed since the last time, they come from `cache`
    without building the model. Raises `deskbook.rules.UnknownRule`.
    """
    digest = unchanged(root, directory, cache) if cache else None
    about = f"{profile or ''}:{today or ''}:{','.join(select)}:{','.join(ignore)}:{directory}"
    known = _known(cache, about, digest)
    if known is None:
        sources = read(root, directory, cache=cache)
        # Another process may have filled the cache, or only the times of files have changed.
        known = _known(cache, about, sources.digest)
    if known is None:
        known = _found(sources, directory, profile or "", today, select, ignore)
        if cache:
            cache.put(_key(about, sources.digest), msgspec.msgpack.encode(known))
    return known


def _found(
    sources: Sources,
    directory: str,
    profile: str,
    today: date | None,
    select: Sequence[str],
    ignore: Sequence[str],
) -> Findings:
    from deskbook import rules
    from deskbook.model import load
    from deskbook.rules.days import with_days

    with no_garbage_collection():
        handbook, shapes = load(sources, directory)
        reading = (*sources.diagnostics, *shapes)
        found = rules.run(handbook, profile, select, ignore, reading, today)
    judged = _judged(handbook, profile, today, select, ignore)
    prints = _fingerprints(sources, found)
    return Findings(
        found,
        tuple(prints[one] for one in found),
        _names(handbook, found),
        tuple(sorted(judged)),
        handbook.settings.language,
        0 if today else with_days(handbook),
    )


def _judged(
    handbook: Handbook,
    profile: str | None,
    today: date | None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> frozenset[str]:
    """Return the codes of the rules that are applied: without a day not those that need one."""
    from deskbook import rules

    active = rules.active_codes(handbook, profile or "", select, ignore)
    return active - {r.code for r in rules.all_rules() if r.check_on is not None and not today}


def _fingerprints(sources: Sources, found: Sequence[Diagnostic]) -> dict[Diagnostic, str]:
    files = {file.path: file for file in sources.files}

    def field_at(place: Location) -> str:
        file = files.get(place.path)
        return stable_path(file, place) if file is not None else ""

    return fingerprints(found, field_at)


def _names(handbook: Handbook, found: Sequence[Diagnostic]) -> dict[str, str]:
    """Return the name of the entity in each file with findings, if it has one entity."""
    units = {one.location.path: handbook.units.get(one.location.path) for one in found}
    return {
        path: unit.items[0].entity.name
        for path, unit in units.items()
        if unit is not None and len(unit.items) == 1 and unit.items[0].entity.name
    }


def read_baseline(root: Path) -> Baseline:
    """Return the project's baseline, an empty one when there is no file.

    Raises `deskbook.diagnostics.baseline.BaselineError` for a file that is none.
    """
    try:
        return parse((root / FILE).read_text("utf-8-sig"))
    except FileNotFoundError:
        return EMPTY
    except UnicodeDecodeError as error:
        raise unreadable("UTF-8") from error
    except OSError as error:
        raise unreadable(reason(error)) from error


def _key(about: str, digest: str) -> str:
    return f"findings:{program_digest()}:{about}:{digest}"


def _known(cache: Cache | None, about: str, digest: str | None) -> Findings | None:
    """Return the findings that were kept about this state of the sources, if any."""
    stored = cache.get(_key(about, digest)) if cache and digest else None
    try:
        return None if stored is None else _RESULT.decode(stored)
    except (msgspec.DecodeError, msgspec.ValidationError):
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
