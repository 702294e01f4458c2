"""What is used instead of a solution that is over: the chain of `replaced_by`."""

from __future__ import annotations

from deskbook.model import Handbook, Key
from deskbook.model.knowledge import Solution


def named(handbook: Handbook, key: Key) -> Key | None:
    """Return the solution that the file of another names in `replaced_by`, None for none."""
    for reference in handbook.outgoing(key):
        if reference.path == ("replaced_by",) and reference.target is not None:
            found = handbook.get(reference.target)
            return found.key if isinstance(found, Solution) else None
    return None


def chain(handbook: Handbook, key: Key) -> tuple[Key, ...]:
    """Return a solution, what replaces it, what replaces that, and so on; the last one stands
    there twice where they lead round in a circle."""
    found = [key]
    following = named(handbook, key)
    while following is not None:
        found.append(following)
        if following in found[:-1]:
            break
        following = named(handbook, following)
    return tuple(found)
