"""In which order the names of a group stand, and how its lists are written: from the schemas."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from functools import cache, cached_property

from deskbook.schema.library import Schema, linked_schema, names, target
from deskbook.schema.lookup import expand, properties

_ENTITY = "common.schema.json#/$defs/entity"
_LAST_OF_OPENING = "status"
_FIRST_IN_PARTS = (
    "id number source_no name title term kind modality actors by resource occurrence measure on"
    " text"
).split()
_LAST_IN_PARTS = ("certainty", "note", "alternative")
_LONG = ("functions", "nodes", "edges", "clauses")
"""Lists that may fill pages: what else there is to say of a thing comes before them."""


class ListStyle(StrEnum):
    """How a list of single values is written."""

    INLINE = "inline"
    """On one line where there is room: references and ids."""
    FREE = "free"
    """As the author has it, where there is room: names, words, sentences."""


class Shape:
    """What the schemas say about the order and style of one value and all below it.

    Without schemas everything is left in the author's order.
    """

    def __init__(self, schemas: Iterable[Schema] = ()) -> None:
        self._schemas = expand(schemas)
        self._below: dict[str, Shape] = {}

    @cached_property
    def ranks(self) -> dict[str, int]:
        """The place of every known name."""
        known = list(properties(self._schemas))
        entity = target(_ENTITY)
        if any(schema is entity for schema in self._schemas):
            general = list(entity["properties"])
            opening = general[: general.index(_LAST_OF_OPENING) + 1]
            closing = general[len(opening) :]
        elif "text" in known:
            opening = [name for name in _FIRST_IN_PARTS if name in known]
            closing = [name for name in _LAST_IN_PARTS if name in known]
        else:
            opening = closing = []
        own = [name for name in known if name not in opening and name not in closing]
        own.sort(key=_long_last)
        return {name: rank for rank, name in enumerate((*opening, *own, *closing))}

    @cached_property
    def items(self) -> Shape:
        """The shape of the items of a list."""
        return _shape(s["items"] for s in self._schemas if isinstance(s.get("items"), dict))

    @cached_property
    def list_style(self) -> ListStyle:
        """How a list of single values is written here."""
        ids = any("x-reference" in each or "pattern" in each for each in self.items._schemas)
        return ListStyle.INLINE if ids else ListStyle.FREE

    def field(self, name: str) -> Shape:
        """Return the shape of what stands under `name`."""
        if name not in self._below:
            self._below[name] = _shape(
                schema["properties"][name]
                if name in schema.get("properties", {})
                else schema["additionalProperties"]
                for schema in self._schemas
                if name in schema.get("properties", {})
                or isinstance(schema.get("additionalProperties"), dict)
            )
        return self._below[name]

    def order(self, found: list[str]) -> list[int]:
        """Return the positions of the names `found` in the order in which they belong.

        A name nobody knows stays behind the one it stands behind.
        """
        rank = -1
        ranked: list[tuple[int, int]] = []
        for position, name in enumerate(found):
            rank = self.ranks.get(name, rank)
            ranked.append((rank, position))
        return [position for _, position in sorted(ranked)]


_KNOWN: dict[tuple[int, ...], Shape] = {}


def _long_last(name: str) -> int:
    return _LONG.index(name) + 1 if name in _LONG else 0


def _shape(schemas: Iterable[Schema]) -> Shape:
    # One shape for the same schemas, so that lists within lists of one kind come to an end.
    found = list(schemas)
    identity = tuple(id(schema) for schema in found)
    if identity not in _KNOWN:
        _KNOWN[identity] = Shape(found)
    return _KNOWN[identity]


@cache
def shape_of(kind: str) -> Shape:
    """Return the shape of files of `kind`; an unknown kind has none to speak of."""
    return Shape([linked_schema(kind)]) if kind in names() else Shape()
