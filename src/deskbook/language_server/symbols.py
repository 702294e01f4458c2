"""Entities and their parts by name: the outline of a file, and a search through the handbook."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lsprotocol import types

from deskbook.diagnostics import Location
from deskbook.language_server.checker import State
from deskbook.language_server.wording import kind_label, places
from deskbook.model import KINDS, Entity, Key
from deskbook.model.text_links import part_name

MOST = 200
"""So many results of a search are enough to see that it must be narrowed."""

_SYMBOLS = {
    "organization": types.SymbolKind.Namespace,
    "department": types.SymbolKind.Package,
    "role": types.SymbolKind.Class,
    "group": types.SymbolKind.Package,
    "procedure": types.SymbolKind.Function,
    "tree": types.SymbolKind.Function,
    "policy": types.SymbolKind.Interface,
    "term": types.SymbolKind.Constant,
    "metric": types.SymbolKind.Number,
    "channel": types.SymbolKind.Event,
    "form": types.SymbolKind.Struct,
}


def outline(state: State, path: str, language: str) -> list[types.DocumentSymbol]:
    """Return the entities of a source and in them the parts that others can cite."""
    unit = state.handbook.units.get(path)
    if unit is None:
        return []
    return [_symbol(state, item.key, language) for item in unit.items]


def search(state: State, query: str, uri: Callable[[str], str]) -> list[types.WorkspaceSymbol]:
    """Return the entities whose name, other name or id has `query` in it."""
    wanted = query.casefold().strip()
    found: list[types.WorkspaceSymbol] = []
    for key, entity in state.handbook.entities.items():
        if not any(wanted in name.casefold() for name in _names(entity)):
            continue
        place = state.handbook.location(key)
        found.append(
            types.WorkspaceSymbol(
                name=state.handbook.label(key),
                kind=_kind(key),
                location=types.Location(uri(place.path), state.positions(place.path).range(place)),
                container_name=" › ".join(places(state.handbook, entity)) or None,
            )
        )
        if len(found) == MOST:
            break
    return found


def _names(entity: Entity) -> Iterator[str]:
    yield from (entity.id, entity.name)
    yield from entity.also_called


def _kind(key: Key) -> types.SymbolKind:
    return _SYMBOLS.get(key.kind, types.SymbolKind.Object)


def _symbol(state: State, key: Key, language: str) -> types.DocumentSymbol:
    handbook = state.handbook
    path = handbook.location(key).path
    positions = state.positions(path)
    prefix = next((item.prefix for item in handbook.units[path].items if item.key == key), ())
    whole = positions.whole() if not prefix else positions.range(handbook.location(key, ()))
    name = positions.range(handbook.location(key, ("name",)))
    children = [_part(state, key, part, part_path) for part_path, part in handbook.part_ids(key)]
    if prefix:
        whole = types.Range(
            min(whole.start, name.start, key=_order), max(whole.end, name.end, key=_order)
        )
    return types.DocumentSymbol(
        name=handbook.label(key),
        detail=kind_label(key.kind, language),
        kind=_kind(key),
        range=whole,
        selection_range=name,
        children=children or None,
    )


def _part(state: State, key: Key, part: str, path: tuple[str | int, ...]) -> types.DocumentSymbol:
    handbook = state.handbook
    found = handbook.part(key, part)
    own: Location = handbook.location(key, path)
    positions = state.positions(own.path)
    place = positions.range(own)
    around = positions.range(handbook.location(key, path[:-1]))
    if _order(around.start) > _order(place.start) or _order(around.end) < _order(place.end):
        around = place
    return types.DocumentSymbol(
        name=part_name(found, lambda target: _name(state, key, target)) or part,
        detail=f"#{part}",
        kind=types.SymbolKind.Field,
        range=around,
        selection_range=place,
    )


def _name(state: State, key: Key, target: str) -> str:
    """Return what a link in a text of an entity leads to is called."""
    targets = state.handbook.resolve(target, key.organization, tuple(KINDS))
    entity = state.handbook.get(targets[0]) if len(targets) == 1 else None
    return entity.name if entity and entity.name else target


def _order(position: types.Position) -> tuple[int, int]:
    return position.line, position.character
