"""Reads all source files of a project."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from zlib import crc32

import msgspec

from deskbook.diagnostics import Diagnostic, sort_key
from deskbook.sources.cache import Cache, Row
from deskbook.sources.discovery import Found, discover, unreadable
from deskbook.sources.findings import MAXIMUM_BYTES
from deskbook.sources.parsing import digest_of, parse_file
from deskbook.sources.source_file import SourceFile

# A file changed again within this time after it was read may look unchanged: the clocks of
# some file systems tick only every two seconds.
_SAFE_AGE = 3_000_000_000

_encode = msgspec.msgpack.Encoder().encode
_decode_findings = msgspec.msgpack.Decoder(tuple[Diagnostic, ...]).decode


@dataclass(frozen=True, slots=True)
class Sources:
    """All source files, sorted by path, their findings, and one hash over everything read."""

    files: tuple[SourceFile, ...]
    diagnostics: tuple[Diagnostic, ...]
    digest: str


def read(root: Path, directory: str, *, cache: Cache | None = None) -> Sources:
    """Read every YAML file below `root/directory`.

    Never raises for what is in the files or wrong with them: that becomes a finding. With an
    open `cache`, unchanged files are taken from there.
    """
    found, findings = discover(root, directory)
    known = cache.rows() if cache else {}
    files: list[SourceFile] = []
    changed: list[Row] = []
    with _no_garbage_collection():
        for one in found:
            file, its_findings, row = _take(root, one, known.pop(one.path, None), cache is not None)
            files.append(file)
            findings.extend(its_findings)
            if row:
                changed.append(row)
    if cache and (changed or known):
        cache.store(changed, known)
    return Sources(tuple(files), tuple(sorted(findings, key=sort_key)), _digest(files, findings))


def _take(
    root: Path, found: Found, row: Row | None, keep: bool
) -> tuple[SourceFile, tuple[Diagnostic, ...], Row | None]:
    """Return a file, its findings, and what the cache is to be told about it, if anything."""
    if row and not _intact(row):
        row = None
    status = found.status
    size, modified, changed = status.st_size, status.st_mtime_ns, status.st_ctime_ns
    file = f"{root}/{found.path}"
    if row and (row.size, row.modified, row.changed) == (size, modified, changed):
        return *_from_row(row, file), None
    now = time.time_ns()
    try:
        with Path(file).open("rb") as stream:
            content = stream.read(MAXIMUM_BYTES + 1)
    except OSError as cause:
        missing = SourceFile(found.path, "", readable=False, data=None)
        return missing, (unreadable(found.path, cause),), None
    digest = digest_of(content)
    if now - max(modified, changed) < _SAFE_AGE:
        # Too young for its times to prove anything: the hash decides the next time.
        modified = changed = -1
    if row and row.digest == digest:
        unchanged = (row.size, row.modified, row.changed) == (size, modified, changed)
        renewed = row._replace(size=size, modified=modified, changed=changed)
        return *_from_row(row, file), None if unchanged else renewed
    source, findings = parse_file(found.path, content, digest, file)
    if not keep:
        return source, findings, None
    return source, findings, _to_row(source, findings, size, modified, changed)


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


def _digest(files: list[SourceFile], findings: list[Diagnostic]) -> str:
    total = blake2b(digest_size=16)
    for file in files:
        total.update(f"{file.path}\0{file.digest}\n".encode())
    # Broken links and closed folders are part of the state, though they have no file.
    for finding in findings:
        if finding.code == "FILE002":
            total.update(f"{finding.location.path}\0{finding.message.render('en')}\n".encode())
    return total.hexdigest()


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Keep the collector from walking, again and again, the growing data that all stays."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
