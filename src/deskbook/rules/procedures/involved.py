"""Who takes part in a procedure, and whether somebody is among them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from deskbook.model import Handbook, Key
from deskbook.model.organization import Party
from deskbook.model.work import Node, Procedure

ACTORS = ("role", "department", "group", "party", "organization")


class Involved(NamedTuple):
    """Who takes part; `open` when the source leaves open who else does."""

    keys: tuple[Key, ...]
    open: bool


def involved_in(handbook: Handbook, procedure: Procedure) -> Involved:
    """Return everybody a procedure or one it calls names in any field or text."""
    found: dict[Key, None] = {}
    seen = {procedure.key}
    waiting = [procedure]
    is_open = False
    while waiting:
        one = waiting.pop()
        is_open = is_open or any(
            not isinstance(node.actors, tuple)
            for node in one.nodes
            if node.kind not in ("start", "end", "parallel")
        )
        for reference in (*handbook.outgoing(one.key), *handbook.text_links(one.key)):
            if reference.target is None:
                is_open = True
            elif reference.target.kind in ACTORS:
                found[reference.target] = None
                is_open = is_open or is_collective(handbook, reference.target)
            elif reference.path[-1] == "procedure" and reference.target not in seen:
                seen.add(reference.target)
                called = handbook.get(reference.target)
                if isinstance(called, Procedure):
                    waiting.append(called)
    return Involved(tuple(found), is_open or not procedure.nodes)


def actors_of(handbook: Handbook, procedure: Procedure, step: Node) -> Involved:
    """Return who does a step or is named by it."""
    position = [node.id for node in procedure.nodes].index(step.id)
    found: dict[Key, None] = {}
    is_open = not isinstance(step.actors, tuple) or step.kind == "call"
    for reference in (*handbook.outgoing(procedure.key), *handbook.text_links(procedure.key)):
        if reference.path[:2] != ("nodes", position):
            continue
        if reference.target is None:
            is_open = True
        elif reference.target.kind in ACTORS:
            found[reference.target] = None
            is_open = is_open or is_collective(handbook, reference.target)
    return Involved(tuple(found), is_open or not found)


def belongs(handbook: Handbook, holder: Key, keys: tuple[Key, ...]) -> bool:
    """Whether `holder` is one of `keys`, or one is a part of the other."""
    around = set(_around(handbook, holder))
    return not around.isdisjoint(keys) or any(holder in _around(handbook, key) for key in keys)


def _around(handbook: Handbook, key: Key) -> Iterator[Key]:
    """Yield somebody and everything they are a part of, step by step up to the organization."""
    seen = {key}
    waiting = [key]
    while waiting:
        one = waiting.pop()
        yield one
        upwards = [
            reference.target
            for reference in handbook.outgoing(one)
            if reference.path in (("belongs_to",), ("parent",))
        ]
        upwards += [
            reference.source
            for reference in handbook.incoming(one)
            if reference.source.kind == "group" and reference.path[0] in ("members", "chair")
        ]
        for above in upwards:
            if above is not None and above not in seen:
                seen.add(above)
                waiting.append(above)


def is_collective(handbook: Handbook, key: Key) -> bool:
    """Whether it is not said who exactly is meant."""
    party = handbook.get(key)
    return isinstance(party, Party) and party.type in ("generic", "collective")
