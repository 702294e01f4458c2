"""What a page was made from, and which of it has changed since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from hashlib import blake2b

import msgspec

from deskbook.model import Handbook, Key
from deskbook.pages import recurring

Dependency = tuple[str, ...]
"""One thing a page rests on:

- `("entity", organization, kind, id)`: what is written in one entity,
- `("incoming", organization, kind, id)`: the references and the links in texts to it,
- `("of", kind, organization)`: all entities of a kind; "*" for every organization,
- `("count", kind, organization)`: how many there are,
- `("recurs", organization)`: whether anything there says how often it happens,
- `("name", id)`: what a reference to that id can mean,
- `("settings",)` and `("everything",)`.
"""

EVERYTHING: Dependency = ("everything",)
SETTINGS: Dependency = ("settings",)


def fingerprints(handbook: Handbook) -> dict[Dependency, str]:
    """Return a short digest of everything a page can depend on.

    Two handbooks in which a dependency has the same digest give the same page as far as that
    dependency goes. What does not exist has no entry.
    """
    entities = {key: _digest(msgspec.json.encode(e)) for key, e in handbook.entities.items()}
    result: dict[Dependency, str] = {("entity", *key): digest for key, digest in entities.items()}
    groups: dict[Dependency, list[str]] = defaultdict(list)
    for key, digest in entities.items():
        groups["of", key.kind, key.organization].append(digest)
        groups["of", key.kind, "*"].append(digest)
        for reference in (*handbook.outgoing(key), *handbook.text_links(key)):
            for target in reference.targets:
                groups["incoming", *target].append(f"{digest}{reference.path}")
    for key in handbook.declarations:
        groups["name", key.id].append(str(key))
    for name, parts in groups.items():
        if name[0] == "of":
            result["count", *name[1:]] = str(len(parts))
        result[name] = _digest("\n".join(sorted(parts)).encode())
    for organization in {key.organization for key in handbook.entities}:
        if recurring.recurs(handbook, organization):
            result["recurs", organization] = "yes"
    result[SETTINGS] = _digest(msgspec.json.encode(handbook.settings))
    result[EVERYTHING] = _digest("".join(sorted(result.values())).encode())
    return result


def changed(
    before: Mapping[Dependency, str], after: Mapping[Dependency, str]
) -> frozenset[Dependency]:
    """Return the dependencies that appeared, disappeared or have another digest."""
    return frozenset(
        name for name in before.keys() | after.keys() if before.get(name) != after.get(name)
    )


def affected(
    pages: Iterable[tuple[Key, frozenset[Dependency]]], changes: frozenset[Dependency]
) -> tuple[Key, ...]:
    """Return the addresses of the pages that rest on something that has changed."""
    return tuple(key for key, dependencies in pages if not changes.isdisjoint(dependencies))


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=12).hexdigest()
