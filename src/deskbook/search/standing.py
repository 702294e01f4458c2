"""How much an entry counts: by its state on a day, its kind, and the call it is looked up for.

Twin of `web/search/standing.js`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from deskbook.search.index import Index

KINDS = {"solution": 1.0, "tree": 1.0, "procedure": 0.7, "policy": 0.65, "form": 0.65, "page": 0.65}
"""What answers a caller, validated or not, comes before what explains the house."""

OTHER_KIND = 0.6
FITS, OVERDUE, NOT_VALIDATED = 1.25, 0.8, 0.7


@dataclass(frozen=True, slots=True)
class Scope:
    """What a call is about. `kinds` leaves out all others; the rest raises what fits and hides
    nothing. "" and () mean any."""

    kinds: tuple[str, ...] = ()
    organization: str = ""
    queue: str = ""
    product: str = ""
    channel: str = ""


def stands(state: dict[str, str], today: str) -> str:
    """Return how an entry stands on a day ("" judges no dates): "archived", "over",
    "not_yet", "work_in_progress", "due" or "in_force"."""
    if state["confidence"] == "archived":
        return "archived"
    if state["to"] and state["to"] < today:
        return "over"
    if state["from"] and today and state["from"] > today:
        return "not_yet"
    if state["confidence"] == "work_in_progress":
        return "work_in_progress"
    return "due" if state["due"] and state["due"] < today else "in_force"


def standing(index: Index, scope: Scope, today: str, every: bool) -> Callable[[int], float]:
    """Return the function that says what the score of an entry is multiplied by; 0 leaves it out.

    `every` keeps what is not in force.
    """
    facts = index.facts
    kinds = [
        0.0 if scope.kinds and kind not in scope.kinds else KINDS.get(kind, OTHER_KIND)
        for kind in facts["kinds"]
    ]
    states = [_factor(state, today, every) for state in facts["states"]]
    called = ("queue", scope.queue), ("product", scope.product), ("channel", scope.channel)
    fitting = {
        entry
        for name, value in called
        if value
        for entry in facts["scopes"].get(f"{name}:{value}", ())
    }

    def factor(entry: int) -> float:
        organization = facts["organizations"][facts["organization"][entry]]
        at_home = scope.organization and organization == scope.organization
        of_kind: float = kinds[facts["kind"][entry]]
        of_state: float = states[facts["state"][entry]]
        return of_kind * of_state * (FITS if at_home else 1) * (FITS if entry in fitting else 1)

    return factor


def changes(index: Index, scope: Scope, today: str, entry: int) -> list[tuple[str, float]]:
    """Return by what the score of an entry that is found was changed, and what it was multiplied
    by: "kind", "organization" and "call" for a scope it fits, "not_validated", "due"."""
    facts = index.facts
    kind = KINDS.get(facts["kinds"][facts["kind"][entry]], OTHER_KIND)
    state = facts["states"][facts["state"][entry]]
    organization = facts["organizations"][facts["organization"][entry]]
    called = ("queue", scope.queue), ("product", scope.product), ("channel", scope.channel)
    fits = any(
        value and entry in facts["scopes"].get(f"{name}:{value}", ()) for name, value in called
    )
    found = [
        ("kind", kind),
        ("organization", FITS if organization and organization == scope.organization else 1.0),
        ("call", FITS if fits else 1.0),
        ("not_validated", NOT_VALIDATED if state["confidence"] == "not_validated" else 1.0),
        ("due", OVERDUE if stands(state, today) == "due" else 1.0),
    ]
    return [(name, factor) for name, factor in found if factor != 1]


def _factor(state: dict[str, str], today: str, every: bool) -> float:
    now = stands(state, today)
    if not every and now not in ("in_force", "due"):
        return 0.0
    factor = NOT_VALIDATED if state["confidence"] == "not_validated" else 1.0
    return factor * OVERDUE if now == "due" else factor
