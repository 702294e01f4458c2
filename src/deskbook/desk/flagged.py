"""What agents found wrong with entries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from deskbook.desk.reports import Report


@dataclass(frozen=True, slots=True)
class Flagged:
    """An entry with what is wrong with it, how often each, and what agents noted, each once."""

    entry: str
    flags: Counter[str] = field(default_factory=Counter)
    notes: dict[str, None] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How often it was flagged."""
        return self.flags.total()


def flagged(reports: Iterable[Report]) -> list[Flagged]:
    """Return the flagged entries, those flagged most often first."""
    found: dict[str, Flagged] = {}
    for one in reports:
        if one.kind == "flag":
            about = found.setdefault(one.entry, Flagged(one.entry))
            about.flags[one.flag] += 1
            if one.note:
                about.notes[one.note] = None
    return sorted(found.values(), key=lambda one: (-one.count, one.entry))
