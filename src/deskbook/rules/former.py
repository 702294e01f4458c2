"""Ids that nobody has any more: of entries that were renamed, and of those that were removed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from deskbook.model import Handbook, Key
from deskbook.model.references import candidates
from deskbook.model.retirement import Retired, Retirement
from deskbook.rules.lookup import Path


@dataclass(frozen=True, slots=True)
class Former:
    """An id that was in use once.

    It is written at `path` of the entity `source`: in the `former_ids` of the entity that has
    another id now, or in a `retired.yml`, and then `retirement` is that line. `now` is what is
    meant today (None when nothing took its place), `part` a citable part of that or "".
    """

    source: Key
    path: Path
    now: Key | None
    part: str = ""
    retirement: Retirement | None = None


def former(handbook: Handbook) -> dict[Key, Former]:
    """Return every id that was in use once, with what has become of it. The same id may have an
    owner again; that is a mistake of its own."""
    found: dict[Key, Former] = {}
    for key, entity in handbook.entities.items():
        for index, identifier in enumerate(entity.former_ids):
            home = identifier if key.kind == "organization" else key.organization
            old = Key(home, key.kind, identifier)
            found.setdefault(old, Former(key, ("former_ids", index), key))
        if isinstance(entity, Retired):
            _add_retired(handbook, entity, found)
    return found


def _add_retired(handbook: Handbook, record: Retired, found: dict[Key, Former]) -> None:
    targets = {
        reference.path: (reference.target, reference.part)
        for reference in handbook.outgoing(record.key)
    }
    for index, one in enumerate(record.retired):
        now, part = targets.get(("retired", index, "replaced_by"), (None, ""))
        path: Path = ("retired", index)
        ids = ((one.id, "id"), *((old, "former_ids") for old in one.former_ids))
        for identifier, field in ids:
            old = Key(record.key.organization, one.kind, identifier)
            found.setdefault(old, Former(record.key, (*path, field), now, part, one))


def meant(
    handbook: Handbook, known: dict[Key, Former], text: str, organization: str, kinds: Sequence[str]
) -> Former | None:
    """Return what a reference written in `organization` once led to, None if to nothing known."""
    keys, part = candidates(text, organization, kinds)
    for key in keys:
        if key in known:
            return known[key]
        moved = known.get(Key(key.organization, "organization", key.organization))
        if moved is not None and moved.now is not None:
            now = Key(moved.now.id, key.kind, key.id)
            if handbook.declared(now):
                return Former(moved.source, moved.path, now, part)
    return None
