"""What a transaction keeps on the disk until it is done.

`.deskbook/edits/` holds `<n>.new` and `<n>.old`, the contents of the n-th file after and before,
and `manifest.json`. Without a manifest nothing has been changed yet; with it, everything that is
needed to go on, or back, is there.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

import msgspec

from deskbook.project import STATE_DIRECTORY
from deskbook.sources.parsing import digest_of

_MANIFEST = "manifest.json"


class Entry(msgspec.Struct, frozen=True):
    """One file: its path below the project folder and its digests, None where it is not there."""

    path: str
    old: str | None
    new: str | None


class Manifest(msgspec.Struct, frozen=True):
    """What is being done. `folders` are those that have to be made first."""

    entries: tuple[Entry, ...]
    folders: tuple[str, ...] = ()
    back: bool = False
    """Whether everything is to become as it was."""


_DECODER = msgspec.json.Decoder(Manifest)


def folder(root: Path) -> Path:
    """Return the folder of the transaction of the project in `root`."""
    return root / STATE_DIRECTORY / "edits"


def make_state_folder(root: Path) -> Path:
    """Return the folder for what deskbook keeps, which is made when it is missing."""
    state = root / STATE_DIRECTORY
    if not state.is_dir():
        state.mkdir(exist_ok=True)
        # The folder is nobody's work: version control shall not see it.
        (state / ".gitignore").write_text("*\n", encoding="utf-8")
    return state


def prepare(root: Path) -> Path:
    """Make the empty folder of a transaction and return it."""
    edits = folder(root)
    clear(edits)
    edits.mkdir()
    return edits


def stage(edits: Path, number: int, target: Path, new: bytes | None, exists: bool) -> None:
    """Keep both contents of the file `target`; the new one gets its mode and owner."""
    if exists:
        old = edits / f"{number}.old"
        try:
            os.link(target, old, follow_symlinks=False)
        except (OSError, NotImplementedError):
            shutil.copy2(target, old, follow_symlinks=False)
    if new is not None:
        staged = edits / f"{number}.new"
        _write(staged, new)
        if exists:
            status = target.stat()
            staged.chmod(status.st_mode & 0o7777)
            with suppress(OSError, AttributeError):
                os.chown(staged, status.st_uid, status.st_gid)


def commit(edits: Path, manifest: Manifest) -> None:
    """Make `manifest` the one that counts; until this returns, the one before does."""
    temporary = edits / f"{_MANIFEST}.part"
    _write(temporary, msgspec.json.encode(manifest))
    temporary.replace(edits / _MANIFEST)
    sync_folder(edits)


def read_manifest(edits: Path) -> Manifest | None:
    """Return the manifest that counts, None when nothing was committed."""
    try:
        return _DECODER.decode((edits / _MANIFEST).read_bytes())
    except FileNotFoundError:
        return None


def clear(edits: Path) -> None:
    """Remove the folder; the manifest goes first, so that the rest means nothing any more."""
    with suppress(FileNotFoundError):
        (edits / _MANIFEST).unlink()
        sync_folder(edits)
    with suppress(FileNotFoundError):
        shutil.rmtree(edits)


def digest_at(path: Path) -> str | None:
    """Return the digest of the file at `path`, None when there is none."""
    try:
        return digest_of(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return None


def sync_folder(path: Path) -> None:
    """Bring the names in a folder to the disk, where the system can do that."""
    with suppress(OSError):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
