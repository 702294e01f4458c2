"""Approvals with what their conditions mean, and who stands above whom."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from deskbook.model import Handbook, Key
from deskbook.model.work import Approval, Signer
from deskbook.rules.approvals.amounts import Range, range_of
from deskbook.rules.lookup import targets


class Signing(NamedTuple):
    """A signature: its position, who may give it, and for which amounts.

    `amounts` is None when it is needed always (`always`) or in cases nobody can compare.
    """

    number: int
    signer: Signer
    who: tuple[Key, ...]
    amounts: Range | None
    always: bool


def signings(handbook: Handbook, approval: Approval) -> tuple[Signing, ...]:
    """Return the signatures of an approval in order."""
    meant = targets(handbook, approval.key)
    found: list[Signing] = []
    for number, signer in enumerate(approval.signers):
        places = [("signers", number, "by")]
        places += [("signers", number, "any_of", one) for one in range(len(signer.any_of))]  # type: ignore[misc]
        who = tuple(meant[place] for place in places if place in meant)
        amounts = range_of(signer.when) if signer.when else None
        found.append(Signing(number, signer, who, amounts, not signer.when))
    return tuple(found)


def superiors(handbook: Handbook, role: Key) -> Iterator[Key]:
    """Yield everybody above a role along its solid reporting line, the nearest first."""
    seen = {role}
    while True:
        above = targets(handbook, role).get(("reports_to", "line"))
        if above is None or above in seen:
            return
        yield above
        seen.add(above)
        role = above
