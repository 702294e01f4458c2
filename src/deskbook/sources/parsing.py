"""From the bytes of one file to its data, places and findings."""

from __future__ import annotations

from hashlib import blake2b

from deskbook.diagnostics import Diagnostic, Location
from deskbook.sources.builder import build
from deskbook.sources.conflicts import conflict_findings
from deskbook.sources.encoding import decode
from deskbook.sources.findings import (
    MAXIMUM_BYTES,
    built_findings,
    limit_finding,
)
from deskbook.sources.marks import line_starts, pack
from deskbook.sources.source_file import SourceFile, make_location
from deskbook.sources.syntax import (
    hidden_finding,
    syntax_finding,
    unseen_finding,
    unstructured_finding,
)

Parsed = tuple[SourceFile, tuple[Diagnostic, ...]]


def digest_of(content: bytes) -> str:
    """Return the hash by which the bytes of a file are compared."""
    return blake2b(content, digest_size=16).hexdigest()


def parse(path: str, content: bytes) -> Parsed:
    """Return the file at `path` (relative, forward slashes) made of `content`, and its findings.

    Never raises, whatever the bytes. A cause that keeps the data from being built gives one
    finding (each merge conflict one) and a file that is not readable.
    """
    return parse_file(path, content, digest_of(content), None)


def parse_file(path: str, content: bytes, digest: str, file: str | None) -> Parsed:
    """Do the work of `parse` for a file whose digest is known; `file` is where it lies."""
    if len(content) > MAXIMUM_BYTES:
        return _unreadable(path, digest, file, limit_finding(Location(path), "bytes"))
    text = decode(path, content)
    if isinstance(text, Diagnostic):
        return _unreadable(path, digest, file, text)
    starts = line_starts(text)
    obstacles = conflict_findings(path, starts, text) or unseen_finding(path, starts, text)
    if obstacles:
        return _unreadable(path, digest, file, *obstacles)
    built = build(text)
    obstacle: Diagnostic | None = None
    if built.limit:
        which, span = built.limit
        obstacle = limit_finding(make_location(path, starts, span), which)
    elif built.error or built.second_document:
        obstacle = syntax_finding(path, starts, text, built)
    elif isinstance(built.data, str):
        obstacle = unstructured_finding(path, starts, text)
    else:
        obstacle = hidden_finding(path, starts, text, built)
    if obstacle:
        return _unreadable(path, digest, file, obstacle)
    findings = tuple(built_findings(path, starts, built))
    if not built.complete:
        return _unreadable(path, digest, file, *findings)
    source = SourceFile(
        path,
        digest,
        readable=True,
        packed_marks=pack(built.offsets) if built.offsets else b"",
        packed_lines=pack(starts),
        data=built.data,
        text=text if file is None else None,
        file=file,
    )
    return source, findings


def _unreadable(path: str, digest: str, file: str | None, *findings: Diagnostic) -> Parsed:
    return SourceFile(path, digest, readable=False, data=None, file=file), findings
