"""The files a site offers for searching, and what its manifest says of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from deskbook.search import shards
from deskbook.search.entry import Entry
from deskbook.search.normal import TABLES
from deskbook.search.pack import Memory, collected, pack

FOLDER = "search/"
INDEX = "index-"
"""What the name of the index begins with."""

WHOLE = 20_000
"""Up to as many entries, the whole index is the fastest way to a first answer."""


@dataclass(frozen=True, slots=True)
class Written:
    """Files by their names, which tell their content, and what the manifest says of them."""

    files: dict[str, bytes]
    manifest: dict[str, Any]


def write(
    entries: Sequence[Entry],
    synonyms: Iterable[Sequence[str]] = (),
    memory: Memory | None = None,
    whole: int = WHOLE,
) -> Written:
    """Return the files for entries, which are numbered in this order.

    `synonyms` are groups of words that mean the same. `memory` is brought up to date. With more
    entries than `whole`, the index is there in parts as well.
    """
    groups = [tuple(group) for group in synonyms]
    postings = collected(entries, memory)
    index, tables = pack(entries, groups, postings), TABLES.read_bytes()
    names = {"index": named(INDEX, index, ".bin"), "tables": named("tables-", tables, ".bin")}
    files = {names["index"]: index, names["tables"]: tables}
    manifest: dict[str, Any] = {"files": names}
    if len(entries) > whole:
        parts = dict(shards.parts(entries, groups, postings))
        folder = named("parts-", index, "/")
        files.update((f"{folder}{name}.bin", content) for name, content in parts.items())
        terms = sum(name.startswith("terms-") for name in parts)
        manifest["parts"] = {"folder": folder, "terms": terms, "block": shards.BLOCK}
    bodies = shards.bodies(entries, memory)
    folder = named("bodies-", b"".join(bodies), "/")
    files.update((f"{folder}{number}.bin", content) for number, content in enumerate(bodies))
    manifest["bodies"] = {"folder": folder, "terms": len(bodies)}
    return Written(files, manifest)


def named(name: str, content: bytes, ending: str) -> str:
    """Return a name that tells the content."""
    return f"{name}{blake2b(content, digest_size=6).hexdigest()}{ending}"
