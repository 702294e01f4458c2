"""What departments declare for each phase, and what their parts can add up to in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from deskbook.model import Handbook, Key
from deskbook.model.headcount import Total, interval, parse
from deskbook.model.organization import Department, Role
from deskbook.rules.headcount.sums import (
    Comparison,
    Contributor,
    bases,
    from_the_bottom,
    members_of,
    repeated,
    stated,
)

_ANY = Total(0, None, unstated=1)


class _Declared(NamedTuple):
    """What a department declares for a phase: as the `number`-th of its list."""

    number: int
    amount: Total


def phase_comparisons(handbook: Handbook, organization: str) -> Iterator[Comparison]:
    """Yield every headcount declared for a phase beside what it is made of.

    A role, or a department that says nothing of the phase, may be smaller in it than its headcount
    says, or not be there yet, but not larger.
    """
    phases = {
        phase.phase: None
        for department in handbook.of("department", organization)
        if isinstance(department, Department)
        for phase in department.headcount_by_phase
    }
    if not phases:
        return
    known = bases(handbook, organization)
    members, slack = members_of(handbook, organization, known)
    largest: dict[Key, Contributor] = {}
    fixed: dict[tuple[Key, str], Contributor] = {}
    concurrent: dict[Key, int] = {}
    for entity in from_the_bottom(handbook, members):
        key = entity.key
        parts = [largest[part] for part in members[key] if part in largest]
        concurrent[key] = sum(concurrent[part.key] for part in parts)
        if isinstance(entity, Role):
            concurrent[key] = sum(post.concurrent is not None for post in entity.posts)
        whole = sum((part.amount for part in parts), Total())
        amount = repeated(entity, stated(entity, known) or (whole if parts else _ANY))
        largest[key] = Contributor(key, Total(0, amount.max), at_most=True)
        declared = _declared(entity, known) if isinstance(entity, Department) else {}
        for phase in phases:
            shares = tuple(fixed.get((part.key, phase), part) for part in parts)
            total = sum((share.amount for share in shares), Total())
            if phase in declared:
                number, amount = declared[phase]
                path = ("headcount_by_phase", number, "headcount")
                if shares:
                    least = max(total.min - concurrent[key], 0)
                    most = None if total.max is None or slack is None else total.max + slack
                    yield Comparison(key, amount, total, least, most, shares, path, phase)
                fixed[key, phase] = Contributor(key, repeated(entity, amount), path)
            elif any(not share.at_most for share in shares):
                fixed[key, phase] = Contributor(key, repeated(entity, total))


def _declared(department: Department, known: dict[str, int | None]) -> dict[str, _Declared]:
    return {
        one.phase: _Declared(number, interval(parse(one.headcount), known))
        for number, one in enumerate(department.headcount_by_phase)
        if parse(one.headcount).stated
    }
