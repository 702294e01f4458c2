"""Telling whether anything has changed that the site builder's own output depends on."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_HASHED_WHOLE = 1_000_000
_SOURCES = (".yml", ".yaml")
_VARIABLES = re.compile(r"!ENV\s+\[?([^\]\n]*)")


def fingerprint(
    settings: Iterable[Path], handbook: Path, further: Iterable[Path], extra: Iterable[str]
) -> bytes:
    """A digest of the configuration, the authored files and the programs that read them.

    `settings` are configuration files, `further` more files and folders; sources of the
    handbook do not count. `extra` are further values that matter.
    """
    digest = hashlib.blake2b(digest_size=16)
    for name in ("deskbook", "mkdocs", "mkdocs-material", "Markdown", "Jinja2"):
        digest.update(f"{name} {_version(name)}\n".encode())
    for value in extra:
        digest.update(value.encode() + b"\0")
    for file in settings:
        data = file.read_bytes()
        digest.update(data)
        for names in _VARIABLES.findall(data.decode("utf-8", "replace")):
            for name in re.findall(r"\w+", names):
                digest.update(f"{name}={os.environ.get(name)}\n".encode())
    for root in (handbook, *further):
        for path in _files(root):
            if root != handbook or not path.endswith(_SOURCES):
                digest.update(_file(path))
    return digest.digest()


def _files(root: Path) -> Iterator[str]:
    """Every file below `root` in a fixed order, or `root` itself when it is a file."""
    if root.is_file():
        yield str(root)
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            yield os.path.join(folder, name)


def _file(path: str) -> bytes:
    """Name and content of a file; of a large one, its size and time in place of the content."""
    try:
        state = os.stat(path)
        if state.st_size > _HASHED_WHOLE:
            content = f"{state.st_size} {state.st_mtime_ns}".encode()
        else:
            content = Path(path).read_bytes()
    except OSError:
        content = b""
    return hashlib.blake2b(path.encode("utf-8", "surrogateescape") + b"\0" + content).digest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
