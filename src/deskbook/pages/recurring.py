"""What recurs: every place of an entity that says how often something happens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from deskbook.model import Entity, Handbook, duration, listed, marker
from deskbook.model.organization import Department, Group, Party, Role
from deskbook.model.parts import Cadence, Duty
from deskbook.model.record import Part
from deskbook.model.work import Clause, Form, Meeting, Metric, Policy, Procedure

KINDS_THAT_RECUR = (
    "role",
    "department",
    "group",
    "party",
    "procedure",
    "policy",
    "meeting",
    "form",
    "metric",
)
"""The kinds that may say how often something happens, in the order of a calendar."""

RHYTHMS = (
    "rhythm_daily",
    "rhythm_weekly",
    "rhythm_monthly",
    "rhythm_quarterly",
    "rhythm_yearly",
    "rhythm_interval",
    "rhythm_worded",
    "rhythm_unspecified",
)
"""The interface texts of the rhythms, the most frequent first."""

_PERIODS = {
    "24h": "rhythm_daily",
    "1d": "rhythm_daily",
    "7d": "rhythm_weekly",
    "1w": "rhythm_weekly",
    "1mo": "rhythm_monthly",
    "3mo": "rhythm_quarterly",
    "12mo": "rhythm_yearly",
    "1y": "rhythm_yearly",
}


@dataclass(frozen=True, slots=True)
class Occasion:
    """A place that says how often: the entity, the part of it (None for the whole of it), what is
    written there, and references to who acts (or a marker, or None).

    Where the source only says whom something applies to, who need not be the one who acts: then
    `acts` is False.
    """

    entity: Entity
    part: Part | None
    value: Cadence | str
    who: tuple[str, ...] | str | None
    acts: bool = True

    @property
    def citation(self) -> str:
        """The reference to where the cadence is laid down; "" when it is laid down here."""
        if not isinstance(self.value, str) or marker(self.value):
            return ""
        if isinstance(self.entity, Metric) or duration.parse(self.value):
            return ""
        return self.value


def rhythm(value: Cadence | str) -> str:
    """Return which of `RHYTHMS` a cadence belongs to."""
    if isinstance(value, Cadence):
        every, wording = value.every, value.wording
    else:
        every, wording = ("", "") if marker(value) else (value, value)
    if duration.parse(every):
        return _PERIODS.get(every, "rhythm_interval")
    return "rhythm_worded" if wording or every else "rhythm_unspecified"


def recurs(handbook: Handbook, organization: str) -> bool:
    """Whether anything in an organization says how often it happens."""
    return any(
        True
        for kind in KINDS_THAT_RECUR
        for entity in handbook.of(kind, organization)
        for _ in occasions(entity)
    )


def occasions(entity: Entity) -> Iterator[Occasion]:
    """Yield the places of an entity that say how often, in their order."""
    itself = (f"{entity.key.kind}:{entity.id}",)
    if isinstance(entity, Role):
        yield from _duties(entity, entity.duties, itself)
    elif isinstance(entity, (Department, Group)):
        yield from _duties(entity, entity.functions, itself)
    elif isinstance(entity, Party):
        yield from _duties(entity, (*entity.rights, *entity.obligations), itself)
    elif isinstance(entity, Procedure):
        yield from _procedure(entity)
    elif isinstance(entity, Policy):
        yield from _clauses(entity, entity.clauses, entity.applies_to)
    elif isinstance(entity, Form) and entity.cadence:
        yield Occasion(entity, None, entity.cadence, entity.filled_by)
    elif isinstance(entity, Meeting) and entity.cadence:
        named = [one for one in (entity.convened_by, entity.chair) if one and not marker(one)]
        yield Occasion(entity, None, entity.cadence, tuple(named[:1]) or entity.participants)
    elif isinstance(entity, Metric) and entity.period:
        yield Occasion(entity, None, entity.period, entity.applies_to, acts=False)


def _duties(entity: Entity, duties: object, who: tuple[str, ...]) -> Iterator[Occasion]:
    for duty in listed(duties):
        if isinstance(duty, Duty) and duty.cadence:
            yield Occasion(entity, duty, duty.cadence, who)


def _procedure(procedure: Procedure) -> Iterator[Occasion]:
    if procedure.cadence:
        actors = (actor for node in procedure.nodes for actor in listed(node.actors))
        yield Occasion(procedure, None, procedure.cadence, tuple(dict.fromkeys(actors)))
    for node in procedure.nodes:
        if node.cadence:
            yield Occasion(procedure, node, node.cadence, node.actors)


def _clauses(
    policy: Policy, clauses: Sequence[Clause], applies_to: tuple[str, ...]
) -> Iterator[Occasion]:
    for clause in clauses:
        whom = clause.applies_to or applies_to
        if clause.cadence:
            yield Occasion(policy, clause, clause.cadence, whom, acts=False)
        yield from _clauses(policy, clause.clauses, whom)
