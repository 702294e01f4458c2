"""Rendered pages kept between two runs, so that a new process does only what an edit needs."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec

from deskbook.diagnostics import Diagnostic
from deskbook.model import Key
from deskbook.pages import Page, Rendered
from deskbook.pages.dependencies import Dependency


@dataclass(frozen=True, slots=True)
class Stored:
    """The pages of one refresh: what they were made by (`maker`, a digest of program and
    options), from (`sources`, the digest of the files) and with which findings.

    `rest` is packed separately, since it is of no use when no file has changed.
    """

    maker: str
    sources: str
    diagnostics: tuple[Diagnostic, ...]
    pages: tuple[tuple[Key, Page], ...]
    rest: bytes

    def fingerprints(self) -> dict[Dependency, str]:
        """Return the digest of everything the pages rest on."""
        return {name: digest for name, digest in _REST.decode(self.rest).fingerprints if digest}

    def rendered(self) -> dict[Key, Rendered]:
        """Return the pages with what each rests on."""
        names = _REST.decode(self.rest)
        return {
            key: Rendered(key, page, frozenset(names.fingerprints[i][0] for i in indices))
            for (key, page), indices in zip(self.pages, names.dependencies, strict=True)
        }


@dataclass(frozen=True, slots=True)
class _Rest:
    fingerprints: tuple[tuple[tuple[str, ...], str], ...]
    dependencies: tuple[tuple[int, ...], ...]


_STORED = msgspec.msgpack.Decoder(Stored)
_REST = msgspec.msgpack.Decoder(_Rest)


def load(file: Path, maker: str) -> Stored | None:
    """Return what is kept in `file`, or None when there is nothing `maker` can use."""
    try:
        stored = _STORED.decode(file.read_bytes())
    except (OSError, msgspec.MsgspecError):
        return None
    return stored if stored.maker == maker else None


def save(
    file: Path,
    maker: str,
    sources: str,
    diagnostics: tuple[Diagnostic, ...],
    rendered: Mapping[Key, Rendered],
    fingerprints: Mapping[Dependency, str],
) -> None:
    """Keep the pages in `file`, whole or not at all; a disk that refuses is no trouble."""
    # What a page has looked for in vain has no fingerprint; "" stands for that.
    names = dict(fingerprints)
    for one in rendered.values():
        for dependency in one.dependencies:
            names.setdefault(dependency, "")
    index = {name: position for position, name in enumerate(names)}
    rest = _Rest(
        tuple(names.items()),
        tuple(tuple(sorted(index[d] for d in one.dependencies)) for one in rendered.values()),
    )
    stored = Stored(
        maker,
        sources,
        diagnostics,
        tuple((key, one.page) for key, one in rendered.items()),
        msgspec.msgpack.encode(rest),
    )
    temporary = file.with_name(f"{file.name}.{os.getpid()}.tmp")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(msgspec.msgpack.encode(stored))
        temporary.replace(file)
    except OSError:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
