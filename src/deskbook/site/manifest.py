"""What a site tree holds, kept beside the tree; a mark in the tree says which record is its."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from deskbook.site.files import TEMPORARY, write_new

MARK = ".deskbook-site"
"""The file that tells a tree of ours from any other folder."""

_MARK_TEXT = "This folder was written by deskbook.\n"


class Manifest(msgspec.Struct, frozen=True):
    """The files of one tree: a digest of what each is made from, its size and its time.

    `foreign` are files that somebody else has put into the tree; they are carried along.
    `token` stands for all digests together, so equal sites have equal tokens.
    """

    token: str
    digests: dict[str, bytes]
    states: dict[str, tuple[int, int]]
    foreign: frozenset[str] = frozenset()


EMPTY = Manifest("", {}, {})


def token_of(old: Manifest, digests: Mapping[str, bytes]) -> str:
    """The token of `digests`, computed from what differs from `old`."""
    value = int(old.token or "0", 16)
    for path in differing(old.digests, digests):
        value ^= _weight(path, old.digests[path])
    for path in differing(digests, old.digests):
        value ^= _weight(path, digests[path])
    return f"{value:032x}"


def differing(new: Mapping[str, bytes], old: Mapping[str, bytes]) -> list[str]:
    """The paths of `new` that `old` lacks or has with another digest, sorted."""
    get = old.get
    return sorted([path for path, digest in new.items() if get(path) != digest])


def _weight(path: str, digest: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(path.encode() + b"\0" + digest, digest_size=16).digest())


def read_mark(tree: Path) -> str | None:
    """The token a tree is marked with; "" when its mark is unreadable, None without a mark."""
    try:
        data = (tree / MARK).read_text("utf-8", "replace")
    except (FileNotFoundError, NotADirectoryError):
        return None
    return data.removeprefix(_MARK_TEXT).strip() if data.startswith(_MARK_TEXT) else ""


def write_mark(tree: Path, token: str) -> None:
    """Mark a tree as ours and complete."""
    write_new(str(tree), MARK, f"{_MARK_TEXT}{token}\n".encode())


def read_manifest(folder: Path, token: str) -> Manifest | None:
    """The record of `token`, or None when it is lost."""
    try:
        manifest = msgspec.msgpack.decode((folder / token).read_bytes(), type=Manifest)
    except (OSError, msgspec.MsgspecError):
        return None
    return manifest if manifest.token == token else None


def write_manifest(folder: Path, manifest: Manifest, keep: frozenset[str]) -> None:
    """Store a record and drop those of all tokens but `keep`."""
    write_new(str(folder), manifest.token, msgspec.msgpack.encode(manifest))
    for name in os.listdir(folder):
        if name not in keep and name != manifest.token:
            (folder / name).unlink(missing_ok=True)


def state_of(state: os.stat_result) -> tuple[int, int]:
    """What tells a file that somebody has changed: its size and time."""
    return state.st_size, state.st_mtime_ns


def checked(tree: Path, manifest: Manifest) -> Manifest:
    """`manifest` with the digests of files that are as we wrote them, and files of others."""
    found = dict(_walk(str(tree), ""))
    foreign = frozenset(found.keys() - manifest.states.keys())
    broken = {path for path, state in manifest.states.items() if found.get(path) != state}
    if not broken:
        return Manifest(manifest.token, manifest.digests, manifest.states, foreign)
    digests = {path: one for path, one in manifest.digests.items() if path not in broken}
    return Manifest(token_of(manifest, digests), digests, manifest.states, foreign)


def _walk(root: str, prefix: str) -> Iterator[tuple[str, tuple[int, int]]]:
    with os.scandir(f"{root}/{prefix}") as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(root, f"{prefix}{entry.name}/")
            elif entry.name != TEMPORARY and (prefix or entry.name != MARK):
                yield prefix + entry.name, state_of(entry.stat(follow_symlinks=False))
