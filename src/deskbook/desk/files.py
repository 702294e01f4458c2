"""The files of search and desk below the site's root."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from types import MappingProxyType
from typing import Any

import msgspec

from deskbook.desk import entries, page
from deskbook.desk.cards import filled
from deskbook.desk.made import Made
from deskbook.model import KINDS, Handbook
from deskbook.search import files as search
from deskbook.search.container import VERSION
from deskbook.search.files import FOLDER, named
from deskbook.search.pack import Memory

MANIFEST = f"{FOLDER}manifest.json"

CARDS_PER_FILE = 50

_PAGE = {"zh": "手册页面", "en": "Page"}


def files(
    handbook: Handbook,
    made: Sequence[Made],
    memory: Memory | None = None,
    known: Mapping[str, bytes] = MappingProxyType({}),
    repository: str = "",
    modules: Sequence[str] = (),
) -> dict[str, bytes]:
    """Return the files by their path; every name but the manifest's tells the content.

    `memory` is what the index was packed with before and is brought up to date; files in `known`
    are not made again. `repository` is the address of the sources, for reports from the desk,
    and `modules` are the scripts that the desk rests on.
    """
    found: dict[str, bytes] = {}

    def add_cards(number: int, cards: Iterable[str]) -> str:
        content = _array(cards)
        name = named(f"cards-{number}-", content, ".bin")
        path = FOLDER + name
        found[path] = known.get(path) or gzip.compress(content, 6, mtime=0)
        return name

    searched = search.write([one.entry for one in made], entries.synonyms(handbook), memory)
    found.update((FOLDER + name, content) for name, content in searched.files.items())
    flows = _array(one.flow for one in made if one.flow)
    flows_name = named("flows-", flows, ".json")
    found[FOLDER + flows_name] = flows
    cards = [
        add_cards(number, (one.card for one in made[start : start + CARDS_PER_FILE]))
        for number, start in enumerate(range(0, len(made), CARDS_PER_FILE))
    ]
    build = blake2b("\n".join(found).encode(), digest_size=8).hexdigest()
    manifest = {
        "version": VERSION,
        "build": build,
        **searched.manifest,
        "files": {**searched.manifest["files"], "flows": flows_name},
        "cards": cards,
        "cards_per_file": CARDS_PER_FILE,
        "entries": len(made),
        **_about(handbook),
    }
    text = json.dumps(manifest, ensure_ascii=False, separators=(",", ":"))
    desk = page.page(handbook.settings, repository, modules)
    return {page.PATH: desk, MANIFEST: text.encode(), **found}


def _array(items: Iterable[str]) -> bytes:
    return f"[{','.join(items)}]".encode("utf-8", "replace")


def _about(handbook: Handbook) -> Mapping[str, Any]:
    settings = handbook.settings
    kinds = {name: {"zh": k.label.zh, "en": k.label.en} for name, k in KINDS.items()}
    return {
        "kinds": {**{name: kinds[name] for name in entries.KINDS}, "page": _PAGE},
        "organizations": {one.id: one.name or one.id for one in handbook.organizations},
        "settings": {
            "language": settings.language,
            "title": settings.title,
            **filled(msgspec.to_builtins(settings.desk)),
            "audiences": [
                {"id": one.id, "name": one.name, "external": one.external}
                for one in settings.audiences
            ],
        },
    }
