"""Plans for walking raw data quickly: where references, prose and ids of parts can stand.

A plan is made once from a schema. It holds only the paths that can lead somewhere, so that a
walk never looks at a schema and never enters data that cannot hold what is sought.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from deskbook.schema.library import Schema, linked_schema, target
from deskbook.schema.lookup import expand

Path = tuple[str | int, ...]
Reference = tuple[Path, str, tuple[str, ...], bool]
"""Path, text, allowed kinds, and whether `#part` may follow."""

_MARKERS = frozenset(("not_specified", "lost", "unknown", "none"))


@dataclass(slots=True, eq=False)
class Plan:
    """What to do with a value: take it if it is a string, enter it if it is a container.

    A string is taken as a reference to one of `kinds` (None: it is none; with a part where
    `parted`), as `prose`, as the id of a `part`, or left. `fields` are the plans of the keys
    worth entering, `others` that of all other keys, `items` that of list items.
    """

    kinds: tuple[str, ...] | None = None
    parted: bool = False
    prose: bool = False
    part: bool = False
    fields: dict[str, Plan] = field(default_factory=dict)
    others: Plan | None = None
    items: Plan | None = None

    @property
    def takes(self) -> bool:
        """Whether a string is taken at all."""
        return self.kinds is not None or self.prose or self.part

    def children(self) -> Iterator[Plan]:
        """Yield the plans that can follow."""
        yield from self.fields.values()
        yield from (plan for plan in (self.others, self.items) if plan)


class Found(NamedTuple):
    """What a walk has found, in the order of the data.

    References and prose leave out markers such as `not_specified`. A part is the path of its
    `id` and that id.
    """

    references: list[Reference]
    prose: list[tuple[Path, str]]
    parts: list[tuple[Path, str]]


@cache
def plan_of(kind: str) -> Plan:
    """Return the plan for files of `kind`. Raises `KeyError` for a kind without a schema."""
    linked_schema(kind)
    return _Planner().plan(f"{kind}.schema.json")


def walk(plan: Plan, data: Any) -> Found:
    """Return every reference, prose and part in `data`; what has an unexpected type is skipped."""
    found = Found([], [], [])
    _enter(plan, data, (), found)
    return found


def _enter(plan: Plan, value: Any, path: Path, found: Found) -> None:
    # This runs for every value of a handbook: strings, the most of them, cost no call unless
    # they are taken.
    if isinstance(value, dict):
        fields, others = plan.fields, plan.others
        for key, item in value.items():
            following = fields.get(key, others)
            if following is None:
                continue
            if not isinstance(item, str):
                _enter(following, item, (*path, key), found)
            elif following.kinds is not None or following.prose or following.part:
                _take(following, item, (*path, key), found)
    elif isinstance(value, list) and plan.items is not None:
        following = plan.items
        for index, item in enumerate(value):
            if not isinstance(item, str):
                _enter(following, item, (*path, index), found)
            elif following.kinds is not None or following.prose or following.part:
                _take(following, item, (*path, index), found)


def _take(plan: Plan, text: str, path: Path, found: Found) -> None:
    if plan.part:
        found.parts.append((path, text))
    if text in _MARKERS:
        return
    if plan.prose:
        found.prose.append((path, text))
    if plan.kinds is not None:
        found.references.append((path, text, plan.kinds, plan.parted))


class _Planner:
    """Makes the plans of one kind; equal schemas share one plan, so clauses nest at will."""

    def __init__(self) -> None:
        self._plans: dict[tuple[int, ...], Plan] = {}

    def plan(self, reference: str) -> Plan:
        """Return the pruned plan for what a written-out reference points to."""
        first = self._plan([target(reference)])
        self._prune()
        return first

    def _plan(self, schemas: list[Schema]) -> Plan:
        merged = expand(schemas)
        identity = tuple(sorted({id(schema) for schema in merged}))
        if identity in self._plans:
            return self._plans[identity]
        plan = self._plans[identity] = Plan()
        properties: dict[str, list[Schema]] = {}
        others: list[Schema] = []
        items: list[Schema] = []
        for schema in merged:
            if plan.kinds is None and "x-reference" in schema:
                plan.kinds = tuple(schema["x-reference"])
                plan.parted = bool(schema.get("x-parts"))
            plan.prose = plan.prose or bool(schema.get("x-prose"))
            plan.part = plan.part or bool(schema.get("x-part-id"))
            for name, content in schema.get("properties", {}).items():
                properties.setdefault(name, []).append(content)
            if isinstance(schema.get("additionalProperties"), dict):
                others.append(schema["additionalProperties"])
            if isinstance(schema.get("items"), dict):
                items.append(schema["items"])
        plan.fields = {name: self._plan(contents) for name, contents in properties.items()}
        plan.others = self._plan(others) if others else None
        plan.items = self._plan(items) if items else None
        return plan

    def _prune(self) -> None:
        """Cut off every plan from which nothing that is taken can be reached."""
        plans = list(self._plans.values())
        useful = {id(plan) for plan in plans if plan.takes}
        grown = True
        while grown:
            more = {
                id(plan) for plan in plans if any(id(next_) in useful for next_ in plan.children())
            }
            grown = not more <= useful
            useful |= more
        for plan in plans:
            plan.fields = {
                name: next_ for name, next_ in plan.fields.items() if id(next_) in useful
            }
            plan.others = plan.others if plan.others and id(plan.others) in useful else None
            plan.items = plan.items if plan.items and id(plan.items) in useful else None
