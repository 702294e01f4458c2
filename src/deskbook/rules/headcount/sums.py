"""What the roles and sub-departments of each department add up to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import NamedTuple

from deskbook.messages import Text, text
from deskbook.model import Entity, Handbook, Key
from deskbook.model.headcount import BESIDE, Headcount, Total, interval, parse
from deskbook.model.organization import Department, Organization, Role

_OPEN = Total(0, None, unstated=1)


class Contributor(NamedTuple):
    """A role or sub-department, what it adds, and the field that says so.

    `at_most` when it may add less: a role need not be filled in every phase.
    """

    key: Key
    amount: Total
    path: tuple[str | int, ...] = ("headcount",)
    at_most: bool = False

    @property
    def words(self) -> Text:
        """The amount as a message shows it."""
        if self.at_most and self.amount.max is not None:
            return text(zh="不超过 {amount} 人", en="up to {amount}", amount=self.amount.max)
        if self.amount.unstated and self.amount.max is None and not self.amount.min:
            return Text("未写明", "not stated")
        return text(zh=" {amount} 人", en="{amount}", amount=self.amount.label)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A declared headcount, the sum it has to agree with, and what that is made of.

    `least` and `most` are the widest bounds anybody could read into the sum: posts held
    concurrently may not have been counted as heads, and roles that do not say where they
    belong may belong here (`most` None: no bound). `phase` is the phase it is declared for, ""
    for the headcount as such; `path` is where it is declared.
    """

    key: Key
    declared: Total
    total: Total
    least: int
    most: int | None
    contributors: tuple[Contributor, ...]
    path: tuple[str | int, ...] = ("headcount",)
    phase: str = ""

    @property
    def disjoint(self) -> bool:
        """Whether no number satisfies both the declaration and the sum."""
        too_many = self.declared.max is not None and self.least > self.declared.max
        return too_many or (self.most is not None and self.most < self.declared.min)


def bases(handbook: Handbook, organization: str) -> dict[str, int | None]:
    """Return the number behind every base and every role of fixed size a headcount may rest on."""
    found: dict[str, int | None] = {}
    for role in handbook.of("role", organization):
        size = parse(role.headcount) if isinstance(role, Role) else Headcount("absent")
        fixed = size.min if size.kind == "fixed" else None
        found[role.key.id] = found[f"role:{role.key.id}"] = fixed
    root = handbook.get(Key(organization, "organization", organization))
    if isinstance(root, Organization):
        for name, base in root.bases.items():
            found[name] = base.count if isinstance(base.count, int) else None
    return found


def comparisons(handbook: Handbook, organization: str) -> Iterator[Comparison]:
    """Yield every declared headcount of an organization beside what it is made of.

    Departments in a ring of parents are left out; another rule reports them.
    """
    known = bases(handbook, organization)
    members, slack = members_of(handbook, organization, known)
    amounts: dict[Key, Total] = {}
    concurrent: dict[Key, int] = defaultdict(int)
    for entity in from_the_bottom(handbook, members):
        parts = tuple(
            Contributor(key, amounts[key]) for key in members[entity.key] if key in amounts
        )
        concurrent[entity.key] = sum(concurrent[part.key] for part in parts)
        declared = stated(entity, known)
        total = sum((part.amount for part in parts), Total())
        if isinstance(entity, Role) and parse(entity.headcount).kind not in BESIDE:
            concurrent[entity.key] = sum(post.concurrent is not None for post in entity.posts)
        elif declared is not None and parts:
            least = max(total.min - concurrent[entity.key], 0)
            most = None if total.max is None or slack is None else total.max + slack
            yield Comparison(entity.key, declared, total, least, most, parts)
        amount = declared or (total if parts else _OPEN)
        amounts[entity.key] = repeated(entity, amount)


def members_of(
    handbook: Handbook, organization: str, known: dict[str, int | None]
) -> tuple[dict[Key, list[Key]], int | None]:
    """Return what belongs to each department, and how many posts might belong anywhere (None: no
    bound)."""
    members: dict[Key, list[Key]] = defaultdict(list)
    slack: int | None = 0
    for key in chain(
        handbook.declared_in(organization, "department"),
        handbook.declared_in(organization, "role"),
    ):
        entity = handbook.get(key)
        if entity is None:
            slack = None
        elif entity.status != "retired":
            if isinstance(entity, Department) and entity.variant_only:
                continue
            field = ("parent",) if key.kind == "department" else ("belongs_to",)
            home = next((r.target for r in handbook.outgoing(key) if r.path == field), None)
            if home is not None:
                members[home].append(key)
            else:
                amount = stated(entity, known) or _OPEN
                slack = None if slack is None or amount.max is None else slack + amount.max
    return members, slack


def from_the_bottom(handbook: Handbook, members: dict[Key, list[Key]]) -> Iterator[Entity]:
    """Yield roles, then departments below those above them, then the organization."""
    housed = {key for found in members.values() for key in found}
    order = [key for key in members if key not in housed]
    for key in order:
        order.extend(members.get(key, ()))
    for key in reversed(order):
        entity = handbook.get(key)
        if entity is not None:
            yield entity


def stated(entity: Entity, known: dict[str, int | None]) -> Total | None:
    """Return the headcount an entity gives; None when it gives none that counts."""
    if not isinstance(entity, (Role, Department, Organization)):
        return None
    headcount = parse(entity.headcount)
    if headcount.kind in BESIDE and not isinstance(entity, Role):
        return None
    return interval(headcount, known) if headcount.stated else None


def repeated(entity: Entity, amount: Total) -> Total:
    """Return what a department adds that may exist more than once.

    Sources rarely say whether its figure is for one of them or for all; both are possible.
    """
    if not isinstance(entity, Department) or entity.repeated is None:
        return amount
    count = entity.repeated.count
    if not isinstance(count, int) or amount.max is None:
        return replace(amount, max=None)
    return replace(amount, max=amount.max * max(count, 1))
