"""Reading what a change needs and carrying the change out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from deskbook import project, sources
from deskbook.authoring.pages import Authored
from deskbook.authoring.plan import Plan
from deskbook.editing import write_all
from deskbook.model import Handbook, load
from deskbook.sources import Cache, Sources
from deskbook.sources.parsing import digest_of

_HEADER = "# yaml-language-server: $schema="


@dataclass(frozen=True, slots=True)
class Desk:
    """A loaded handbook with all an author's command looks at."""

    root: Path
    sources: Sources
    handbook: Handbook
    authored: Authored


def open_desk(where: project.Project, cache: Cache | None = None) -> Desk:
    """Read the handbook and the authored pages of a project."""
    found = sources.read(where.root, where.directory, cache=cache)
    with sources.no_garbage_collection():
        handbook, _ = load(found, where.directory)
    docs = where.docs.relative_to(where.root).as_posix()
    return Desk(where.root, found, handbook, Authored(docs, read_pages(where.root, where.docs)))


def read_pages(root: Path, docs: Path) -> dict[str, str]:
    """Return the texts of the Markdown pages, without byte order marks; unreadable ones are no
    pages to the site builder either."""
    found: dict[str, str] = {}
    for folder, names, files in os.walk(docs):
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in sorted(files):
            path = Path(folder) / name
            if name.endswith(".md") and not name.startswith("."):
                with suppress(OSError, UnicodeDecodeError):
                    text = path.read_bytes().decode("utf-8").removeprefix("\ufeff")
                    found[path.relative_to(root).as_posix()] = text
    return found


def texts(root: Path, plan: Plan) -> dict[str, str]:
    """Return what is now in every file that is edited or removed, with byte order marks.

    Raises:
        OSError: a file cannot be read.
    """
    paths = {*plan.edited(), *plan.removed, *plan.moves}
    found: dict[str, str] = {}
    for path in sorted(paths):
        with suppress(UnicodeDecodeError):
            found[path] = (root / path).read_bytes().decode("utf-8")
    return found


def carry_out(desk: Desk, plan: Plan) -> None:
    """Write everything a plan changes, all or nothing.

    Raises:
        TransactionError: it cannot be written; nothing has been changed then.
        OSError: a file cannot be read.
    """
    before = {path: (desk.root / path).read_bytes() for path in plan.touched()}
    known = {path: content.decode("utf-8") for path, content in before.items() if _is_text(content)}
    changes: dict[str, str | bytes | None] = dict(plan.contents(known))
    for path, target in plan.moves.items():
        if path not in known:
            changes[target] = before[path]
    write_all(desk.root, changes, _expected(desk, plan, before))
    _remove_empty(desk.root, plan.moves)


def _is_text(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _expected(desk: Desk, plan: Plan, before: Mapping[str, bytes]) -> dict[str, str | None]:
    """Return the digests the plan was made for; what is new must not exist yet."""
    read = {file.path: file.digest for file in desk.sources.files}
    read |= {
        path: digest_of(text.encode())
        for path, text in desk.authored.texts.items()
        if not before.get(path, b"").startswith(b"\xef\xbb\xbf")
    }
    found: dict[str, str | None] = {path: read[path] for path in before if path in read}
    arriving = {*plan.created, *plan.moves.values()} - set(before)
    return found | dict.fromkeys(arriving)


def _remove_empty(root: Path, moves: Iterable[str]) -> None:
    """Remove the folders from which everything has gone."""
    folders = {parent for path in moves for parent in PurePosixPath(path).parents}
    for folder in sorted(folders, key=lambda one: len(one.parts), reverse=True):
        if folder.parts:
            with suppress(OSError):
                (root / folder).rmdir()


def folder_files(root: Path, folder: str) -> tuple[str, ...]:
    """Return every file below a folder of the project, hidden ones too."""
    return tuple(
        sorted(
            (Path(place) / name).relative_to(root).as_posix()
            for place, _, names in os.walk(root / folder)
            for name in names
        )
    )


def header(root: Path, path: str, schema: str) -> str:
    """Return the first line by which an editor finds the schema of a new file, "" when the
    project has no copy of the schemas."""
    for folder in (f"{project.STATE_DIRECTORY}/schemas", "schemas"):
        if (root / folder / f"{schema}.schema.json").is_file():
            up = "../" * path.count("/")
            return f"{_HEADER}{up}{folder}/{schema}.schema.json\n"
    return ""
