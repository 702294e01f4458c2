"""What stands under the cursor: a key, a value, an id, a link in a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from deskbook.authoring.steps import steps
from deskbook.diagnostics import Diagnostic, Location
from deskbook.language_server.checker import State
from deskbook.language_server.documents import contents
from deskbook.language_server.positions import Positions
from deskbook.model import KINDS, Handbook, Key
from deskbook.model.places import Place, classify
from deskbook.model.unit import schema_name
from deskbook.schema import Plan, plan_of
from deskbook.sources import SourceFile, parse

Path = tuple[str | int, ...]

_LINK = re.compile(
    rf"(?:\[[^\[\]]*)?\]\((?P<target>(?:[a-z0-9-]+/)?(?:{'|'.join(KINDS)}):[^()\s]+)\)"
)
"""A link on one line; its label may have begun on the line before."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a source as the editor has it now: the path of the key or value there."""

    file: SourceFile
    place: Place
    path: Path
    on_key: bool
    line: int
    column: int

    @property
    def schema(self) -> str:
        """The name of the schema of the file."""
        return schema_name(self.place)

    @property
    def value(self) -> Any:
        """The value at the path."""
        return value_at(self.file.data, self.path)

    @property
    def location(self) -> Location:
        """Where the key or value stands."""
        return self.file.location(self.path, key=self.on_key)

    @property
    def key(self) -> Key:
        """The entity whose data this is."""
        kind = KINDS.get(self.place.kind)
        listed = kind.items if kind else ""
        if listed and self.path[:1] == (listed,) and len(self.path) > 1:
            entry = value_at(self.file.data, self.path[:2])
            identifier = entry.get("id", "") if isinstance(entry, dict) else ""
            return Key(self.place.organization, self.place.kind, str(identifier))
        return Key(self.place.organization, self.place.kind, self.place.id)

    @property
    def inner(self) -> Path:
        """The path within the entity's own data."""
        kind = KINDS.get(self.place.kind)
        return self.path[2:] if kind and kind.items else self.path


@dataclass(frozen=True, slots=True)
class Named:
    """An entity, or a part of it, named at a place."""

    key: Key
    part: str
    location: Location


def value_at(data: Any, path: Sequence[str | int]) -> Any:
    """Return the value at a path of plain data; None where there is none."""
    for step in path:
        if isinstance(data, dict) and isinstance(step, str):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data):
            data = data[step]
        else:
            return None
    return data


def spot_at(state: State, path: str, line: int, column: int) -> Spot | None:
    """Return what stands at a place (from 1) of a source; None when its text cannot be read."""
    place = classify(path, state.project.directory)
    if isinstance(place, Diagnostic):
        return None
    document = state.documents.get(path)
    if document is not None:
        file = parse(path, contents({path: document})[path])[0]
    elif path in state.handbook.units:
        file = state.handbook.units[path].file
    else:
        return None
    if not file.readable:
        return None
    found, on_key = file.at(line, column)
    return Spot(file, place, found, on_key, line, column)


def named_at(handbook: Handbook, spot: Spot) -> Named | None:
    """Return the entity that is named under the cursor: by a reference, by a link in a text, or
    by its own id, former id or name."""
    value = spot.value
    if spot.on_key or not isinstance(value, str):
        return None
    plan = _plan_at(plan_of(spot.schema), spot.path)
    if plan is not None and plan.kinds is not None:
        return _referred(handbook, spot, value, plan.kinds)
    if plan is not None and plan.prose and (link := _linked(handbook, spot)):
        return link
    inner = spot.inner
    if inner in (("id",), ("name",)) or inner[:1] == ("former_ids",):
        return Named(spot.key, "", spot.location)
    is_part = plan is not None and plan.part
    if is_part or inner in steps(spot.place.kind, spot.file.data, value):
        return Named(spot.key, value, spot.location)
    return None


def _plan_at(plan: Plan, path: Path) -> Plan | None:
    for step in path:
        following = plan.items if isinstance(step, int) else plan.fields.get(step, plan.others)
        if following is None:
            return None
        plan = following
    return plan


def _referred(handbook: Handbook, spot: Spot, text: str, kinds: tuple[str, ...]) -> Named | None:
    targets = handbook.resolve(text, spot.place.organization, kinds)
    part = text.partition("#")[2]
    return Named(targets[0], part, spot.location) if len(targets) == 1 else None


def _linked(handbook: Handbook, spot: Spot) -> Named | None:
    line = Positions(spot.file.text).lines[spot.line - 1]
    for match in _LINK.finditer(line):
        if match.start() < spot.column <= match.end() + 1:
            start, end = match.span("target")
            place = Location(spot.file.path, spot.line, start + 1, spot.line, end + 1)
            targets = handbook.resolve(match["target"], spot.place.organization, tuple(KINDS))
            if len(targets) == 1:
                return Named(targets[0], match["target"].partition("#")[2], place)
    return None
