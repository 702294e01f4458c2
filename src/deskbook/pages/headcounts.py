"""Headcounts, vacancies and what totals rest on, for tables of roles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from deskbook.model import Key, headcount
from deskbook.model.headcount import Headcount, Total
from deskbook.model.organization import Department, Organization, Role
from deskbook.pages.structure import Branch
from deskbook.pages.view import View

Bases = Mapping[str, int | None]


NOTHING = Total()

EMPTY = ("open", "unfilled")
"""The vacancies that say for certain that nobody holds a post."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What a set of roles adds up to.

    `posts` counts numbered posts, the only ones of which we know whether they are filled.
    `total` is the interval of posts, with the numbers of roles that leave it open. `vacant` counts
    numbered posts advertised as vacant, `unfilled` those established but not yet filled,
    `unclear` those of which the source says that it is not known. `concurrent` counts posts held
    together with another.
    """

    roles: int = 0
    posts: int = 0
    total: Total = NOTHING
    vacant: int = 0
    unfilled: int = 0
    unclear: int = 0
    concurrent: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.roles + other.roles,
            self.posts + other.posts,
            self.total + other.total,
            self.vacant + other.vacant,
            self.unfilled + other.unfilled,
            self.unclear + other.unclear,
            self.concurrent + other.concurrent,
        )

    @property
    def label(self) -> str:
        """The interval; "–" when no role of the set has a stated headcount, or when the interval
        says nothing: none or more."""
        silent = self.total.min == 0 and self.total.max is None
        return self.total.label if self.roles > self.total.unstated and not silent else "–"

    @property
    def vacancies(self) -> int:
        """All posts known to be empty."""
        return self.vacant + self.unfilled


def bases_of(view: View, organization: Organization | None) -> dict[str, int | None]:
    """Return the known numbers behind headcounts per something: the organization's bases."""
    if organization is None:
        return {}
    return {
        name: base.count if isinstance(base.count, int) else None
        for name, base in organization.bases.items()
    }


def base_for(view: View, role: Role, parsed: Headcount, bases: Bases) -> Bases:
    """Return `bases` with the number of roles a span of control is counted for, if that is one
    number."""
    if parsed.kind != "per_role":
        return bases
    other = view.target(parsed.per, role.key.organization, ("role",))
    count = headcount.parse(other.headcount) if isinstance(other, Role) else headcount.ABSENT
    return {parsed.per: count.min if count.kind == "fixed" else None}


def tally_role(view: View, role: Role, bases: Bases) -> Tally:
    """Return what one role adds."""
    parsed = headcount.parse(role.headcount)
    vacancies = [post.vacancy for post in role.posts]
    return Tally(
        1,
        len(role.posts),
        headcount.interval(parsed, base_for(view, role, parsed, bases)),
        vacancies.count("open"),
        vacancies.count("unfilled"),
        vacancies.count("unknown"),
        sum(post.concurrent is not None for post in role.posts),
    )


def tally_roles(view: View, roles: Iterable[Role], bases: Bases) -> Tally:
    """Return what several roles add up to."""
    return sum((tally_role(view, role, bases) for role in roles), Tally())


def tally_branches(view: View, branches: Iterable[Branch], bases: Bases) -> dict[Key, Tally]:
    """Return what every department and everything below it add up to. A department that exists
    once in each of something is counted that many times."""
    found: dict[Key, Tally] = {}
    for branch in branches:
        found |= tally_branches(view, branch.branches, bases)
        own = tally_roles(view, branch.roles, bases)
        below = sum((found[one.department.key] for one in branch.branches), Tally())
        found[branch.department.key] = _repeated(own + below, branch.department, bases)
    return found


def _repeated(tally: Tally, department: Department, bases: Bases) -> Tally:
    repeated = department.repeated
    if repeated is None or not tally.roles:
        return tally
    count = repeated.count if isinstance(repeated.count, int) else bases.get(repeated.per)
    total = tally.total
    if count is None:
        total = replace(total, min=0, max=None, open=total.open + 1)
    else:
        high = None if total.max is None else total.max * count
        total = replace(
            total,
            min=total.min * count,
            max=high,
            suggested=total.suggested * count,
            ex_officio=total.ex_officio * count,
        )
    return replace(tally, total=total)
