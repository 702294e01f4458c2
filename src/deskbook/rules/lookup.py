"""Questions many rules ask of a handbook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeVar

from deskbook.diagnostics import Related
from deskbook.messages import Text, text
from deskbook.model import KINDS, Entity, Handbook, Key
from deskbook.model.settings import Notice
from deskbook.sources import SourceFile

E = TypeVar("E", bound=Entity)
Path = tuple[str | int, ...]

_BEGINNING = 20  # characters


def whole(handbook: Handbook, record: type[E]) -> Iterator[E]:
    """Yield the entities of a record class whose files have the right shape, but for the
    retired ones: what is out of use need not make sense any more."""
    kind = next(kind for kind in KINDS.values() if kind.record is record)
    for entity in handbook.whole(kind.name):
        if isinstance(entity, record) and entity.status != "retired":
            yield entity


def targets(handbook: Handbook, key: Key) -> dict[Path, Key]:
    """Return what the references of an entity mean, by their path; broken ones are left out."""
    return {
        reference.path: reference.target
        for reference in handbook.outgoing(key)
        if reference.target is not None
    }


def notices(handbook: Handbook) -> Iterator[tuple[SourceFile, Path, Notice]]:
    """Yield the notices of the desk with the file and the place they stand at."""
    for unit in handbook.units.values():
        # With a wrong value left out, the others no longer stand where they are counted.
        if unit.settings is not None and unit.whole:
            for number, notice in enumerate(unit.settings.desk.notices):
                yield unit.file, ("desk", "notices", number), notice


def beginning(words: str) -> str:
    """Return the beginning of a text, enough to know it by."""
    return words if len(words) <= _BEGINNING else f"{words[:_BEGINNING]}…"


def day(written: str) -> date | None:
    """Return the day a field names, or None when it names none (a marker, an event, nothing)."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def kind_name(kind: str) -> Text:
    """Return what a kind is called: 岗位, role."""
    label = KINDS[kind].label
    return Text(label.zh, label.en.lower())


def kind_names(kinds: Iterable[str]) -> Text:
    """Return what several kinds are called: 部门或岗位, department or role."""
    return alternatives(kind_name(kind) for kind in kinds)


def alternatives(words: Iterable[Text]) -> Text:
    """Join texts with commas and "or"."""
    *front, last = words
    if not front:
        return last
    return text("{front}或{last}", "{front} or {last}", front=listing(front), last=last)


def listing(words: Iterable[Text]) -> Text:
    """Join texts with commas."""
    joined, *rest = words
    for word in rest:
        joined = text("{joined}、{word}", "{joined}, {word}", joined=joined, word=word)
    return joined


def quoted(handbook: Handbook, key: Key) -> Text:
    """Return name and id of an entity, set off from the Chinese sentence around it."""
    return text("“{label}”", "{label}", label=handbook.label(key))


def named(handbook: Handbook, keys: Iterable[Key]) -> Text:
    """Return names and ids of entities in a row, as a message lists them."""
    return listing(quoted(handbook, key) for key in keys)


def declared_at(handbook: Handbook, key: Key) -> Related:
    """Return the place an entity is declared at, to be shown beside a finding."""
    return Related(
        handbook.location(key),
        text("“{label}”在这里", "{label} is here", label=handbook.label(key)),
    )
