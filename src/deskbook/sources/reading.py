"""Reads all source files of a project."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import msgspec

from deskbook.diagnostics import Diagnostic, sort_key
from deskbook.sources.cache import Cache, Row
from deskbook.sources.discovery import Found, discover, unreadable
from deskbook.sources.findings import MAXIMUM_BYTES
from deskbook.sources.parsing import digest_of, parse, parse_file
from deskbook.sources.source_file import SourceFile

# A file changed again within this time after it was read may look unchanged: the clocks of
# some file systems tick only every two seconds.
_SAFE_AGE = 3_000_000_000
_HELD = (-2, -2, -2)  # no state of a file on disk: once the editor lets go, it is read anew
_PIECE = 64 * 1024  # bytes: most files are shorter

_encode = msgspec.msgpack.Encoder().encode
_decode_findings = msgspec.msgpack.Decoder(tuple[Diagnostic, ...]).decode


class _Known(NamedTuple):
    """A file read before, its findings, and what the system said of it then."""

    file: SourceFile
    findings: tuple[Diagnostic, ...]
    times: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Sources:
    """All source files, sorted by path, their findings, and one hash over everything read.

    `known` is for the next reading.
    """

    files: tuple[SourceFile, ...]
    diagnostics: tuple[Diagnostic, ...]
    digest: str
    known: Mapping[str, _Known] = field(default_factory=dict, compare=False, repr=False)


def read(
    root: Path,
    directory: str,
    *,
    cache: Cache | None = None,
    previous: Sources | None = None,
    overlay: Mapping[str, bytes] | None = None,
) -> Sources:
    """Read every YAML file below `root/directory`.

    Never raises for what is in the files or wrong with them: that becomes a finding. Unchanged
    files are taken from the `previous` reading, else from an open `cache`. What `overlay` has
    under a path counts in place of what is on disk there, if anything is: it is what an editor
    holds and has not saved.
    """
    found, findings = discover(root, directory)
    rows = cache.rows() if cache and previous is None else {}
    before = previous.known if previous else {}
    known: dict[str, _Known] = {}
    changed: list[Row] = []
    held = overlay or {}
    places = {one.path: one for one in found}
    with no_garbage_collection():
        for path in sorted(places.keys() | held.keys()) if held else places:
            taken = before.get(path)
            if path in held:
                taken = _held(path, held[path], taken)
            elif taken is None or taken.times != _times(places[path]):
                taken, row = _take(root, places[path], rows.get(path), cache is not None)
                if row:
                    changed.append(row)
            known[path] = taken
            findings.extend(taken.findings)
    gone = (rows.keys() | before.keys()) - known.keys()
    if cache and (changed or gone):
        cache.store(changed, gone)
    files = tuple(taken.file for taken in known.values())
    return Sources(
        files,
        tuple(sorted(findings, key=sort_key)),
        _digest(((file.path, file.digest) for file in files), findings),
        known,
    )


def unchanged(root: Path, directory: str, cache: Cache) -> str | None:
    """Return the digest that `read` would give, when no file has changed since `cache` was filled.

    Looks at no content, not even that in the cache. None when something has changed, or may
    have: then only `read` can tell.
    """
    states = cache.states()
    if not states:
        return None
    found, findings = discover(root, directory)
    digests: list[tuple[str, str]] = []
    for one in found:
        times, digest = states.pop(one.path, (None, ""))
        if times != _times(one):
            return None
        digests.append((one.path, digest))
    return None if states else _digest(digests, findings)


def _times(found: Found) -> tuple[int, int, int]:
    status = found.status
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns


def _held(path: str, content: bytes, before: _Known | None) -> _Known:
    """Return what an editor holds of a file, parsed unless that was done `before`."""
    if before and before.times == _HELD and before.file.digest == digest_of(content):
        return before
    return _Known(*parse(path, content), _HELD)


def _take(root: Path, found: Found, row: Row | None, keep: bool) -> tuple[_Known, Row | None]:
    """Return a file and its findings, and what the cache is to be told about it, if anything."""
    if row and not _intact(row):
        row = None
    size, modified, changed = times = _times(found)
    file = f"{root}/{found.path}"
    if row and (row.size, row.modified, row.changed) == times:
        return _Known(*_from_row(row, file), times), None
    now = time.time_ns()
    try:
        content = _content(file)
    except OSError as cause:
        missing = SourceFile(found.path, "", readable=False, data=None)
        return _Known(missing, (unreadable(found.path, cause),), (-1, -1, -1)), None
    digest = digest_of(content)
    if now - max(modified, changed) < _SAFE_AGE:
        # Too young for its times to prove anything: the hash decides the next time.
        modified = changed = -1
    times = size, modified, changed
    if row and row.digest == digest:
        unchanged = (row.size, row.modified, row.changed) == times
        renewed = row._replace(size=size, modified=modified, changed=changed)
        return _Known(*_from_row(row, file), times), None if unchanged else renewed
    source, findings = parse_file(found.path, content, digest, file)
    row = _to_row(source, findings, size, modified, changed) if keep else None
    return _Known(source, findings, times), row


def _content(file: str) -> bytes:
    """Return the bytes of `file`, only a few more than `MAXIMUM_BYTES` of one that is longer."""
    # Room for the largest file, made for each small one, takes longer than reading them.
    descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        content = piece = os.read(descriptor, _PIECE)
        while piece and len(content) <= MAXIMUM_BYTES:
            piece = os.read(descriptor, _PIECE)
            content += piece
        return content
    finally:
        os.close(descriptor)


def _to_row(
    source: SourceFile,
    findings: tuple[Diagnostic, ...],
    size: int,
    modified: int,
    changed: int,
) -> Row:
    marks, lines = source.packed_places
    packed_findings = _encode(findings) if findings else b""
    data = _encode(source.data)
    check = _checksum(source.digest, data, marks, lines, packed_findings)
    return Row(
        source.path,
        size,
        modified,
        changed,
        source.digest,
        int(source.readable),
        data,
        marks,
        lines,
        packed_findings,
        check,
    )


def _from_row(row: Row, file: str) -> tuple[SourceFile, tuple[Diagnostic, ...]]:
    source = SourceFile(
        row.path,
        row.digest,
        readable=bool(row.readable),
        packed_data=row.data,
        packed_marks=row.marks,
        packed_lines=row.lines,
        file=file,
    )
    return source, _decode_findings(row.findings) if row.findings else ()


def _checksum(digest: str, *parts: bytes) -> int:
    value = crc32(digest.encode())
    for part in parts:
        value = crc32(part, value)
    return value


def _intact(row: Row) -> bool:
    try:
        return row.checksum == _checksum(row.digest, row.data, row.marks, row.lines, row.findings)
    except (AttributeError, TypeError):  # a damaged cache may hold values of any type
        return False


def _digest(files: Iterable[tuple[str, str]], findings: list[Diagnostic]) -> str:
    total = blake2b(digest_size=16)
    for path, digest in files:
        total.update(f"{path}\0{digest}\n".encode())
    # Broken links, closed folders and stray files are part of the state, though they have no file.
    for finding in findings:
        if finding.code in ("FILE002", "FILE004"):
            total.update(f"{finding.location.path}\0{finding.message.render('en')}\n".encode())
    return total.hexdigest()


@contextmanager
def no_garbage_collection() -> Iterator[None]:
    """Keep the collector from walking, again and again, the growing data that all stays."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
