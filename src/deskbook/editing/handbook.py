"""All files of a handbook in canonical form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from deskbook.diagnostics import Diagnostic
from deskbook.editing.canonical import Formatted, format_source
from deskbook.editing.kind import kind_at
from deskbook.sources import no_garbage_collection
from deskbook.sources.discovery import discover, unreadable
from deskbook.sources.findings import MAXIMUM_BYTES


@dataclass(frozen=True, slots=True)
class FormattedFile:
    """A file below the project folder, what was in it and what became of it."""

    path: str
    before: bytes
    result: Formatted


def format_handbook(
    root: Path, directory: str, wanted: Callable[[str], bool]
) -> tuple[list[FormattedFile], list[Diagnostic]]:
    """Return every source below `root`/`directory` whose path is `wanted`, by path, and what
    could not be read.

    Nothing is written. What is reached by a link is left out: it is no file of its own.
    """
    found, findings = discover(root, directory)
    findings = [one for one in findings if wanted(one.location.path)]
    base = root.resolve()
    files: list[FormattedFile] = []
    with no_garbage_collection():
        for path in (one.path for one in found if wanted(one.path)):
            place = root / path
            if place.resolve() != base / path:
                continue
            try:
                content = place.read_bytes()
            except OSError as error:
                findings.append(unreadable(path, error))
                continue
            if len(content) <= MAXIMUM_BYTES:
                result = format_source(path, content, kind_at(path, directory))
                files.append(FormattedFile(path, content, result))
    return files, findings
