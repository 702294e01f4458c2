"""Single steps on files. What others may see gets its name only when it is complete."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

TEMPORARY = ".deskbook-new"
"""The name a file has, in its folder, until it is complete."""

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def write_new(root: str, path: str, data: bytes) -> os.stat_result:
    """Put a complete file at `path` below `root`; other names of an old file keep the old."""
    target = f"{root}/{path}"
    temporary = _temporary(target)
    try:
        state = _create(temporary, data)
    except FileExistsError:
        # Left behind by a killed build; it may be a further name of a file of the live site.
        os.unlink(temporary)
        state = _create(temporary, data)
    os.replace(temporary, target)
    return state


def write_unseen(root: str, path: str, data: bytes) -> os.stat_result:
    """Like `write_new`, in a tree that nobody uses yet: a new file has its name from the start."""
    try:
        return _create(f"{root}/{path}", data)
    except FileExistsError:
        return write_new(root, path, data)


def _create(target: str, data: bytes) -> os.stat_result:
    try:
        descriptor = os.open(target, _NEW, 0o666)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(target), exist_ok=True)
        descriptor = os.open(target, _NEW, 0o666)
    try:
        write_bytes(descriptor, data)
        return os.fstat(descriptor)
    finally:
        os.close(descriptor)


def write_bytes(descriptor: int, data: bytes) -> None:
    """Write all of `data`; the one place where content goes to the disk."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def share(source: str, target: str) -> None:
    """Give the file `source` the further name `target`, or a copy where that cannot be done."""
    temporary = _temporary(target)
    os.makedirs(os.path.dirname(target), exist_ok=True)
    Path(temporary).unlink(missing_ok=True)
    try:
        os.link(source, temporary, follow_symlinks=False)
    except FileNotFoundError:
        raise
    except (OSError, NotImplementedError):
        shutil.copy2(source, temporary, follow_symlinks=False)
    os.replace(temporary, target)
    # Two names of one file are not replaced by each other: the temporary one would stay.
    Path(temporary).unlink(missing_ok=True)


def remove(root: str, path: str) -> None:
    """Remove the file at `path` below `root` and the folders that are empty then."""
    with suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError):
        os.unlink(f"{root}/{path}")
    folder = os.path.dirname(path)
    while folder:
        try:
            os.rmdir(f"{root}/{folder}")
        except OSError:
            return
        folder = os.path.dirname(folder)


def remove_tree(folder: Path) -> None:
    """Remove a folder of our own, if it is there."""
    if folder.exists():
        shutil.rmtree(folder)


def _temporary(target: str) -> str:
    return f"{os.path.dirname(target)}/{TEMPORARY}"
