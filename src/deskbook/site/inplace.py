"""Replacing the site file by file, with a journal, where folders cannot be exchanged."""

from __future__ import annotations

import os
from pathlib import Path

from deskbook.site.files import remove, remove_tree, share, write_new
from deskbook.site.manifest import (
    EMPTY,
    Manifest,
    read_manifest,
    read_mark,
    state_of,
    write_mark,
)

_STAGING = ".deskbook-staging"
_JOURNAL = "journal"


def replace(site: Path, spare: Path, work: Path, old: Manifest, new: Manifest) -> None:
    """Make `site` equal to the complete tree `spare`, whose record is `new`.

    Everything that can fail for lack of space happens before the first file of the site
    changes; from then on the journal makes the next build finish what was begun. Pages come
    after what they use, removals last.
    """
    staging = site / _STAGING
    remove_tree(staging)
    staging.mkdir()
    try:
        staged = _stage(site, spare, staging, new)
        write_new(str(work), _JOURNAL, new.token.encode())
    except OSError:
        remove_tree(staging)
        raise
    stale = sorted(old.states.keys() - new.states.keys())
    first = _in_the_way(stale, new)
    for path in first:
        remove(str(site), path)
    for path, name in staged:
        target = site / path
        target.parent.mkdir(parents=True, exist_ok=True)
        os.replace(staging / name, target)
    for path in stale:
        if path not in first:
            remove(str(site), path)
    write_mark(site, new.token)
    remove_tree(staging)
    (work / _JOURNAL).unlink()


def recover(site: Path, spare: Path, work: Path, records: Path) -> None:
    """Finish a replacement that was interrupted; cheap when there was none."""
    journal = work / _JOURNAL
    try:
        token = journal.read_text("ascii")
    except FileNotFoundError:
        return
    new = read_manifest(records, token)
    if new is None or read_mark(spare) != token:
        journal.unlink()
        return
    old = read_manifest(records, read_mark(site) or "-") or EMPTY
    replace(site, spare, work, old, new)


def _stage(site: Path, spare: Path, staging: Path, new: Manifest) -> list[tuple[str, str]]:
    """Put every file that differs into the staging folder; returns (path, name there)."""
    staged: list[tuple[str, str]] = []
    for path in sorted(new.states, key=lambda path: (path.endswith(".html"), path)):
        try:
            same = state_of(os.lstat(site / path)) == new.states[path]
        except (FileNotFoundError, NotADirectoryError):
            same = False
        if not same:
            name = str(len(staged))
            share(f"{spare}/{path}", f"{staging}/{name}")
            staged.append((path, name))
    return staged


def _in_the_way(stale: list[str], new: Manifest) -> list[str]:
    """Stale files whose name is now a folder, or whose folder's name is now a file."""
    folders = {path[:at] for path in new.states for at, mark in enumerate(path) if mark == "/"}
    return [
        path
        for path in stale
        if path in folders
        or any(path[:at] in new.states for at, mark in enumerate(path) if mark == "/")
    ]
