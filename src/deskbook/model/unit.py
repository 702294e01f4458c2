"""One source file turned into entities: checked for shape, pruned of what is wrong, typed."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

import msgspec

from deskbook import schema
from deskbook.diagnostics import Diagnostic
from deskbook.model.kinds import KINDS
from deskbook.model.places import Place, is_identifier
from deskbook.model.record import Entity, Key
from deskbook.model.search_tests import SearchTests
from deskbook.model.settings import Settings
from deskbook.sources import SourceFile

Path = tuple[str | int, ...]
R = TypeVar("R", bound=msgspec.Struct)


@dataclass(frozen=True, slots=True)
class Item:
    """An entity, the raw data it was made from and where in the file that stands.

    Items of an unchanged file live on from one loading to the next, and so does `memo`, which
    keeps what follows from this data alone.
    """

    key: Key
    entity: Entity
    data: dict[str, Any]
    prefix: Path = ()
    memo: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    def found(self) -> schema.Found:
        """Every reference, every Markdown text and the id of every citable part, as written."""
        if "found" not in self.memo:
            self.memo["found"] = schema.walk(schema.plan_of(self.key.kind), self.data)
        found: schema.Found = self.memo["found"]
        return found


@dataclass(frozen=True, slots=True)
class Unit:
    """What one file holds. `whole` is False when its shape was wrong somewhere."""

    file: SourceFile
    place: Place
    items: tuple[Item, ...]
    whole: bool
    diagnostics: tuple[Diagnostic, ...]
    settings: Settings | None = None
    search_tests: SearchTests | None = None


def make_unit(file: SourceFile, place: Place) -> Unit:
    """Check and convert one file. What the schema refuses is reported and left out, so that the
    rules can still look at the rest."""
    if not file.readable:
        return Unit(file, place, (), False, ())
    name = schema_name(place)
    data = {} if file.data is None else file.data
    if schema.accepts(name, data):
        return _typed(file, place, data, True, ())
    problems = tuple(schema.problems(name, file.data))
    diagnostics = tuple(schema.findings(problems, file))
    return _typed(file, place, _pruned(data, (p.path for p in problems)), False, diagnostics)


def schema_name(place: Place) -> str:
    """Return the name of the schema for files at a place."""
    return "glossary" if place.kind == "term" else place.kind


def _typed(
    file: SourceFile,
    place: Place,
    data: Any,
    whole: bool,
    diagnostics: tuple[Diagnostic, ...],
) -> Unit:
    if not isinstance(data, dict):
        return Unit(file, place, (), False, diagnostics)
    if place.kind == "handbook":
        settings = _convert(data, Settings)
        return Unit(file, place, (), whole, diagnostics, settings)
    if place.kind == "search-tests":
        tests = _convert(data, SearchTests)
        return Unit(file, place, (), whole, diagnostics, search_tests=tests)
    return Unit(file, place, tuple(_items(file, place, data)), whole, diagnostics)


def _items(file: SourceFile, place: Place, data: dict[str, Any]) -> Iterator[Item]:
    kind = KINDS[place.kind]
    if not kind.items:
        yield _item(file, Key(place.organization, place.kind, place.id), data, ())
        return
    listed = data.get(kind.items)
    for index, entry in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(entry, dict) and is_identifier(str(entry.get("id", ""))):
            key = Key(place.organization, place.kind, str(entry["id"]))
            yield _item(file, key, entry, (kind.items, index))


def _item(file: SourceFile, key: Key, data: dict[str, Any], prefix: Path) -> Item:
    known = {**data, "id": key.id, "key": key, "path": file.path}
    return Item(key, _convert(known, KINDS[key.kind].record), data, prefix)


def _convert(data: Mapping[str, Any], record: type[R]) -> R:
    """Convert `data`, giving up the top-level fields that cannot be converted.

    The schema has already reported them; a record has defaults for everything.
    """
    remaining = dict(data)
    while True:
        try:
            return msgspec.convert(remaining, record)
        except msgspec.ValidationError as error:
            field = (
                str(error).rpartition("`$")[2].lstrip(".").split(".")[0].split("[")[0].rstrip("`")
            )
            if field not in remaining:
                return record()
            del remaining[field]


def _pruned(data: Any, paths: Iterator[Path]) -> Any:
    """Return a copy of `data` without the values at `paths`.

    List items are replaced by None first, so that later paths keep their meaning, and dropped
    at the end.
    """
    result = copy.deepcopy(data)
    for path in paths:
        if not path:
            return None
        owner = result
        for step in path[:-1]:
            owner = _child(owner, step)
        last = path[-1]
        if isinstance(owner, dict) and isinstance(last, str):
            owner.pop(last, None)
        elif isinstance(owner, list) and isinstance(last, int) and last < len(owner):
            owner[last] = None
    return _without_none(result)


def _child(owner: Any, step: str | int) -> Any:
    if isinstance(owner, dict):
        return owner.get(str(step))
    if isinstance(owner, list) and isinstance(step, int) and step < len(owner):
        return owner[step]
    return None


def _without_none(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_none(item) for item in value if item is not None]
    if isinstance(value, dict):
        return {name: _without_none(item) for name, item in value.items()}
    return value
