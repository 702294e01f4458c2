"""What recurs in some organizations, each thing once, where its cadence is laid down."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from deskbook.model import Entity, Key, listed
from deskbook.model.organization import Role
from deskbook.pages.phrases import ANYTHING
from deskbook.pages.recurring import KINDS_THAT_RECUR, Occasion, occasions
from deskbook.pages.view import ACTORS, View

MOST_CITATIONS = 8
"""How far a citation of a citation is followed."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something that recurs: where its cadence is laid down, and the places that cite it."""

    home: Occasion
    citing: tuple[Occasion, ...]

    def who(self, view: View) -> Sequence[Entity | str]:
        """Return who acts, each once: entities, and references that lead nowhere."""
        return tuple(self._named(view, acts=True).values())

    def applies_to(self, view: View) -> Sequence[Entity | str]:
        """Return whom it applies to without their being said to act."""
        acting = self._named(view, acts=True)
        named = self._named(view, acts=False)
        return tuple(one for key, one in named.items() if key not in acting)

    def _named(self, view: View, *, acts: bool) -> Mapping[Key | str, Entity | str]:
        found: dict[Key | str, Entity | str] = {}
        for occasion in (self.home, *self.citing):
            if occasion.acts is not acts or not isinstance(occasion.who, tuple):
                continue
            for reference in occasion.who:
                actor = view.target(reference, occasion.entity.key.organization, ACTORS)
                found.setdefault(actor.key if actor else reference, actor or reference)
        return found


def items(view: View, organization: str) -> Sequence[Item]:
    """Return what recurs in an organization, whoever acts side by side.

    A cadence that is cited is entered where it is laid down, even in another organization.
    """
    homes: dict[tuple[Key, str], tuple[Occasion, list[Occasion]]] = {}
    for kind in KINDS_THAT_RECUR:
        for entity in view.of(kind, organization):
            for occasion in occasions(entity):
                home = _home(view, occasion)
                known = homes.setdefault(_place(home), (home, []))
                if home != occasion:
                    known[1].append(occasion)
            for shared in _shared(view, entity):
                home = _home(view, shared)
                itself = Occasion(entity, None, shared.value, (f"role:{entity.id}",))
                homes.setdefault(_place(home), (home, []))[1].append(itself)
    return tuple(_side_by_side(view, (Item(one, tuple(citing)) for one, citing in homes.values())))


def _shared(view: View, entity: Entity) -> Iterator[Occasion]:
    """Yield what recurs for a role that has no duties of its own but those of another."""
    if isinstance(entity, Role) and entity.duties_from and not listed(entity.duties):
        other = view.target(entity.duties_from, entity.key.organization, ("role",))
        if isinstance(other, Role):
            yield from occasions(other)


def _place(occasion: Occasion) -> tuple[Key, str]:
    part = occasion.part
    return occasion.entity.key, (part.id or part.text) if part else ""


def _home(view: View, occasion: Occasion) -> Occasion:
    """Return where a cadence is laid down; the place itself when its citation leads nowhere."""
    found = occasion
    for _ in range(MOST_CITATIONS):
        cited = _cited(view, found)
        if cited is None:
            return occasion if found.citation else found
        found = cited
    return occasion


def _cited(view: View, occasion: Occasion) -> Occasion | None:
    if not occasion.citation:
        return None
    reference, organization = occasion.citation, occasion.entity.key.organization
    entity = view.target(reference, organization, ANYTHING)
    part = reference.partition("#")[2]
    for one in occasions(entity) if entity else ():
        if (one.part.id if one.part else "") == part:
            return one
    return None


def _side_by_side(view: View, found: Iterator[Item]) -> Iterator[Item]:
    """Yield the items of the same first actor one after the other, those of nobody last."""
    groups: dict[Key | str, list[Item]] = {}
    for item in found:
        who = item.who(view) or item.applies_to(view)
        first = who[0] if who else ""
        groups.setdefault(first if isinstance(first, str) else first.key, []).append(item)
    nobody = groups.pop("", [])
    for group in groups.values():
        yield from group
    yield from nobody
