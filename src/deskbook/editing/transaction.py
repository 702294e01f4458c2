"""Writing many source files as one: all of them or, whatever happens, none.

Everything is staged first and committed with one manifest; then each file is replaced
atomically. A process that is killed leaves every file either old or new, and the next command
completes what was committed (`recover`). An error on the way takes back what was done.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath

import msgspec

from deskbook.editing import staging
from deskbook.editing.lock import writer_lock
from deskbook.editing.refusals import TransactionError, refused
from deskbook.editing.staging import Entry, Manifest, digest_at
from deskbook.messages.system import reason
from deskbook.project import STATE_DIRECTORY
from deskbook.sources.parsing import digest_of

_LOCK = "edits.lock"

__all__ = ["TransactionError", "recover", "write_all"]


def write_all(
    root: Path,
    changes: Mapping[str, str | bytes | None],
    expected: Mapping[str, str | None] | None = None,
) -> None:
    """Give every file of `changes` its new content; None deletes it (a rename is both).

    Paths are relative to `root`, with forward slashes; missing folders are made, modes are kept,
    a str is written as UTF-8 exactly as it is. `expected` has, for files that were read before,
    the digest they had then (`SourceFile.digest`, `digest_of`), or None for a file that must not
    exist yet.

    Raises:
        TransactionError: a file has changed since, may not be written, is a link or lies outside,
            or the disk is full. Nothing has been changed then.
    """
    with _reported("", root), _locked(root):
        _recover(root)
        contents = {
            path: content.encode() if isinstance(content, str) else content
            for path, content in sorted(changes.items())
        }
        for path in contents:
            _inspect(root, path)
        entries = _entries(root, contents, expected or {})
        if not entries:
            return
        edits = staging.prepare(root)
        try:
            for number, entry in enumerate(entries):
                staging.stage(
                    edits, number, root / entry.path, contents[entry.path], entry.old is not None
                )
            manifest = Manifest(entries, _missing_folders(root, entries))
            staging.commit(edits, manifest)
        except BaseException:
            staging.clear(edits)
            raise
        try:
            _forward(root, edits, manifest, strict=True)
        except BaseException:
            _back(root, edits, manifest)
            staging.clear(edits)
            raise
        staging.clear(edits)


def recover(root: Path) -> tuple[str, ...]:
    """Complete, or take back, what a killed process left; return the paths that were concerned.

    Costs one look at the disk when there is nothing. A file that somebody has edited since then
    is left as it is.

    Raises:
        TransactionError: it cannot be done; the message says why.
    """
    if not staging.folder(root).is_dir():
        return ()
    with _reported("", root), _locked(root):
        return _recover(root)


def _recover(root: Path) -> tuple[str, ...]:
    edits = staging.folder(root)
    if not edits.is_dir():
        return ()
    try:
        manifest = staging.read_manifest(edits)
    except (msgspec.DecodeError, UnicodeDecodeError):
        manifest = None  # no manifest of ours: nothing was ever done with it
    if manifest is not None:
        if manifest.back:
            _back(root, edits, manifest)
        else:
            _forward(root, edits, manifest, strict=False)
    staging.clear(edits)
    return tuple(entry.path for entry in manifest.entries) if manifest else ()


def _forward(root: Path, edits: Path, manifest: Manifest, *, strict: bool) -> None:
    """Make every file new. A file that is neither old nor new is refused when `strict`."""
    for folder in manifest.folders:
        (root / folder).mkdir(exist_ok=True)
    # Written first and deleted last, so that a renamed file is never nowhere.
    for number, entry in enumerate(manifest.entries):
        staged = edits / f"{number}.new"
        # Not there any more: it was put in place before, and somebody has restored the old file.
        if entry.new is not None and _is_old(root, entry, strict=strict) and staged.exists():
            with _reported(entry.path, root):
                _replace(staged, root / entry.path)
    written = {entry.path.casefold(): entry.path for entry in manifest.entries if entry.new}
    for entry in manifest.entries:
        if entry.new is None and _is_old(root, entry, strict=strict):
            with _reported(entry.path, root):
                _delete(root, entry.path, written.get(entry.path.casefold()))
    _sync(root, manifest)


def _back(root: Path, edits: Path, manifest: Manifest) -> None:
    """Make every file old again; those that are neither stay."""
    if not manifest.back:
        # On a full disk this may fail; going back needs no room, and must not depend on it.
        with suppress(OSError):
            staging.commit(edits, Manifest(manifest.entries, manifest.folders, back=True))
    for number, entry in enumerate(manifest.entries):
        if digest_at(root / entry.path) != entry.new:
            continue
        if entry.old is None:
            (root / entry.path).unlink(missing_ok=True)
        elif (edits / f"{number}.old").exists():
            _replace(edits / f"{number}.old", root / entry.path)
    for folder in reversed(manifest.folders):
        with suppress(OSError):
            (root / folder).rmdir()
    _sync(root, manifest)


def _is_old(root: Path, entry: Entry, *, strict: bool) -> bool:
    found = digest_at(root / entry.path)
    if strict and found not in (entry.old, entry.new):
        raise refused("changed", entry.path)
    return found == entry.old != entry.new


def _replace(source: Path, target: Path) -> None:
    try:
        source.replace(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        # The sources lie on another volume than the project folder.
        beside = target.with_name(f".{target.name}.deskbook-new")
        shutil.copy2(source, beside)
        beside.replace(target)


def _delete(root: Path, path: str, written: str | None) -> None:
    """Delete a file, unless its new name differs in case only and the system sees no difference."""
    if written and (root / path).samefile(root / written):
        (root / path).rename(root / written)
    else:
        (root / path).unlink(missing_ok=True)


def _sync(root: Path, manifest: Manifest) -> None:
    for folder in sorted({(root / entry.path).parent for entry in manifest.entries}):
        staging.sync_folder(folder)


def _inspect(root: Path, path: str) -> None:
    """Refuse a path that is no place for a source file, or that may not be written."""
    parts = PurePosixPath(path).parts
    inside = parts and not PurePosixPath(path).is_absolute() and ".." not in parts
    if not inside or "\\" in path or parts[0] == STATE_DIRECTORY:
        raise refused("outside", path)
    here = root
    for part in parts:
        here = here / part
        if here.is_symlink():
            raise refused("link", path)
    if here.is_dir() or (here.exists() and not here.is_file()):
        raise refused("no-file", path)
    # A superuser may write everything; a file that was made read-only is still meant so.
    if here.exists() and not (here.stat().st_mode & 0o222 and os.access(here, os.W_OK)):
        raise refused("read-only", path)
    parent = next(folder for folder in here.parents if folder.exists())
    if not parent.is_dir() or not os.access(parent, os.W_OK | os.X_OK):
        raise refused("read-only", path)


def _entries(
    root: Path, contents: Mapping[str, bytes | None], expected: Mapping[str, str | None]
) -> tuple[Entry, ...]:
    entries: list[Entry] = []
    for path, content in contents.items():
        with _reported(path, root):
            old = digest_at(root / path)
        if path in expected and expected[path] != old:
            raise refused("exists" if expected[path] is None else "changed", path)
        new = None if content is None else digest_of(content)
        if old != new:
            entries.append(Entry(path, old, new))
    return tuple(entries)


def _missing_folders(root: Path, entries: tuple[Entry, ...]) -> tuple[str, ...]:
    missing = {
        folder.as_posix()
        for entry in entries
        if entry.new is not None
        for folder in PurePosixPath(entry.path).parents
        if not (root / folder).exists()
    }
    return tuple(sorted(missing))  # those around come before those inside


@contextmanager
def _locked(root: Path) -> Iterator[None]:
    state = staging.make_state_folder(root)
    try:
        with writer_lock(state / _LOCK):
            yield
    except TimeoutError as error:
        raise refused("busy", "") from error


@contextmanager
def _reported(path: str, root: Path) -> Iterator[None]:
    """Turn what the system says into a message; `path` is the file it is about, if known."""
    try:
        yield
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        name = path or _relative(root, error.filename)
        raise refused("full" if full else "failed", name, reason(error)) from error


def _relative(root: Path, name: object) -> str:
    place = Path(os.fsdecode(name)) if isinstance(name, str | bytes) else root
    return place.relative_to(root).as_posix() if place.is_relative_to(root) else str(place)
