"""Entries that are named in full outside of entries: in search tests, and in the settings."""

from __future__ import annotations

from dataclasses import dataclass

from deskbook.diagnostics import Fix, Location, Related
from deskbook.messages import Text, text
from deskbook.model import KINDS, Handbook, Key
from deskbook.rules.former import meant
from deskbook.rules.lookup import alternatives, declared_at
from deskbook.rules.references.formerly import fate, written_at
from deskbook.rules.references.wording import full_form
from deskbook.rules.suggestions import Suggestions

FOUND_KINDS = tuple(kind for kind in KINDS if kind not in ("holdings", "retired"))
"""The kinds that the search finds and the desk shows."""

_MOST = 3


@dataclass(frozen=True, slots=True)
class Unknown:
    """What is known of an entry that does not exist: the entries that may be meant, what has become
    of it (None when it never was), and the place that tells more, if any."""

    targets: tuple[Key, ...]
    fate: Text | None
    related: tuple[Related, ...]

    def fix(self, place: Location) -> Fix | None:
        """Return the edit at `place` that names the only entry that may be meant."""
        return Fix(place, str(self.targets[0])) if len(self.targets) == 1 else None


def names(handbook: Handbook) -> set[str]:
    """Return all entries as they are written in full."""
    return {str(key) for key in handbook.declarations if key.kind in FOUND_KINDS}


def unknown(handbook: Handbook, suggestions: Suggestions, entry: str) -> Unknown:
    """Return what is known of `entry`, which is not among the names."""
    organization, _, rest = entry.rpartition("/")
    old = meant(handbook, suggestions.former, rest, organization, FOUND_KINDS)
    if old is not None and not _declared(handbook, entry):
        targets = (old.now,) if old.now is not None else ()
        return Unknown(targets, fate(handbook, old), (written_at(handbook, old),))
    alike = _alike(handbook, suggestions, entry)
    return Unknown(alike, None, tuple(declared_at(handbook, key) for key in alike[:1]))


def proposal(handbook: Handbook, found: Unknown) -> Text | None:
    """Return the question whether another entry was meant, None when none is near."""
    if not found.targets:
        return None
    return text(
        zh="是不是想写{proposals}？",
        en="Did you mean {proposals}?",
        proposals=alternatives(full_form(handbook, key) for key in found.targets),
    )


def example(handbook: Handbook) -> str:
    """Return an entry of this handbook, to show how one is written."""
    found = handbook.of("solution") or tuple(handbook.entities.values())
    return str(found[0].key) if found else "shop/solution:return-goods"


def _alike(handbook: Handbook, suggestions: Suggestions, entry: str) -> tuple[Key, ...]:
    """Return what may be meant: an id like this one of that kind there, or that id elsewhere."""
    home, _, rest = entry.rpartition("/")
    kind, _, identifier = rest.rpartition(":")
    kinds = (kind,) if kind in FOUND_KINDS else FOUND_KINDS
    same = [key for key in suggestions.same_id(identifier) if key.kind in FOUND_KINDS]
    here = [key for key in same if key.kind in kinds and key.organization == home]
    close = tuple(here) or suggestions.close(identifier, home, kinds)
    return (close or tuple(key for key in same if key.kind in kinds) or tuple(same))[:_MOST]


def _declared(handbook: Handbook, entry: str) -> bool:
    home, _, rest = entry.rpartition("/")
    kind, _, identifier = rest.rpartition(":")
    return handbook.declared(Key(home, kind, identifier))
