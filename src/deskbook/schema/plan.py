"""Plans for walking raw data quickly: where references, prose and ids of parts can stand.

A plan is made once from a schema. It holds only the paths that can lead somewhere, so that a
walk never looks at a schema and never enters data that cannot hold what is sought.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from deskbook.schema.library import Schema, linked_schema, target
from deskbook.schema.lookup import expand

Path = tuple[str | int, ...]
Reference = tuple[Path, str, tuple[str, ...], bool]

_MARKERS = frozenset(("not_specified", "lost", "unknown", "none"))


@dataclass(slots=True, eq=False)
class Step:
    """What to do with a value: take it if it is a string, enter it if it is a container.

    `take` is the reason to take a string (None: leave it), `fields` the steps of the keys
    worth entering, `others` that of all other keys, `items` that of list items.
    """

    take: Any = None
    fields: dict[str, Step] = field(default_factory=dict)
    others: Step | None = None
    items: Step | None = None

    def children(self) -> Iterator[Step]:
        """Yield the steps that can follow."""
        yield from self.fields.values()
        yield from (step for step in (self.others, self.items) if step)


@dataclass(frozen=True, slots=True)
class Plan:
    """The walks of one kind of file: its references, its prose and the ids of its parts."""

    references: Step
    prose: Step
    parts: Step


@cache
def reference_plan(kind: str) -> Plan:
    """Return the plan for files of `kind`. Raises `KeyError` for a kind without a schema."""
    root = f"{kind}.schema.json"
    linked_schema(kind)
    return Plan(
        _Planner(_reference).step(root), _Planner(_prose).step(root), _Planner(_part).step(root)
    )


def walk_references(plan: Plan, data: Any) -> Iterator[Reference]:
    """Yield path, text, allowed kinds and whether `#part` may follow for every reference.

    Markers such as `not_specified` are skipped, and so is whatever has an unexpected type.
    """
    found: list[tuple[Path, str, Any]] = []
    _collect(plan.references, data, (), found)
    for path, text, (kinds, parts) in found:
        if text not in _MARKERS:
            yield path, text, kinds, parts


def walk_prose(plan: Plan, data: Any) -> Iterator[tuple[Path, str]]:
    """Yield path and text of every text that may hold links; markers are skipped."""
    found: list[tuple[Path, str, Any]] = []
    _collect(plan.prose, data, (), found)
    for path, text, _ in found:
        if text not in _MARKERS:
            yield path, text


def walk_parts(plan: Plan, data: Any) -> Iterator[tuple[Path, str]]:
    """Yield path (of the `id`) and id of every part."""
    found: list[tuple[Path, str, Any]] = []
    _collect(plan.parts, data, (), found)
    for path, text, _ in found:
        yield path, text


def _collect(step: Step, value: Any, path: Path, found: list[tuple[Path, str, Any]]) -> None:
    if isinstance(value, str):
        if step.take is not None:
            found.append((path, value, step.take))
    elif isinstance(value, dict):
        fields, others = step.fields, step.others
        if not fields and others is None:
            return
        for key, item in value.items():
            following = fields.get(key, others)
            if following is not None:
                _collect(following, item, (*path, key), found)
    elif isinstance(value, list) and step.items is not None:
        following = step.items
        for index, item in enumerate(value):
            _collect(following, item, (*path, index), found)


def _reference(schema: Schema) -> Any:
    kinds = schema.get("x-reference")
    return None if kinds is None else (tuple(kinds), bool(schema.get("x-parts")))


def _prose(schema: Schema) -> Any:
    return True if schema.get("x-prose") else None


def _part(schema: Schema) -> Any:
    return True if schema.get("x-part-id") else None


class _Planner:
    """Makes the steps of one walk; equal schemas share one step, so clauses nest at will."""

    def __init__(self, taken: Callable[[Schema], Any]) -> None:
        self._taken = taken
        self._steps: dict[tuple[int, ...], Step] = {}

    def step(self, reference: str) -> Step:
        """Return the pruned step for what a written-out reference points to."""
        first = self._step([target(reference)])
        self._prune(first)
        return first

    def _step(self, schemas: list[Schema]) -> Step:
        merged = expand(schemas)
        identity = tuple(sorted({id(schema) for schema in merged}))
        if identity in self._steps:
            return self._steps[identity]
        step = self._steps[identity] = Step()
        properties: dict[str, list[Schema]] = {}
        others: list[Schema] = []
        items: list[Schema] = []
        for schema in merged:
            if step.take is None:
                step.take = self._taken(schema)
            for name, content in schema.get("properties", {}).items():
                properties.setdefault(name, []).append(content)
            if isinstance(schema.get("additionalProperties"), dict):
                others.append(schema["additionalProperties"])
            if isinstance(schema.get("items"), dict):
                items.append(schema["items"])
        step.fields = {name: self._step(contents) for name, contents in properties.items()}
        step.others = self._step(others) if others else None
        step.items = self._step(items) if items else None
        return step

    def _prune(self, first: Step) -> None:
        """Cut off every step from which nothing that is taken can be reached."""
        steps = list(self._steps.values())
        useful = {id(step) for step in steps if step.take is not None}
        grown = True
        while grown:
            more = {
                id(step) for step in steps if any(id(next_) in useful for next_ in step.children())
            }
            grown = not more <= useful
            useful |= more
        for step in steps:
            step.fields = {
                name: next_ for name, next_ in step.fields.items() if id(next_) in useful
            }
            step.others = step.others if step.others and id(step.others) in useful else None
            step.items = step.items if step.items and id(step.items) in useful else None
