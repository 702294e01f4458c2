"""Where an organization's entries leave something open, and whether its source does or we do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from deskbook.model import Entity, Key, listed, marker
from deskbook.model.knowledge import Category, Solution
from deskbook.model.organization import Role
from deskbook.model.work import Form, Metric, Procedure
from deskbook.pages import limits
from deskbook.pages.view import ACTORS, View


@dataclass(frozen=True, slots=True)
class Gaps:
    """What one check found in one organization.

    `silent` are entries whose source says nothing or has lost it, `absent` those in which nothing
    has been filled in yet; `checked` is how many entries were looked at.
    """

    checked: int
    silent: Sequence[Entity] = ()
    absent: Sequence[Entity] = ()

    @property
    def count(self) -> int:
        """How many entries leave something open."""
        return len(self.silent) + len(self.absent)


def idle_roles(view: View, organization: str) -> Gaps:
    """Return the roles that act in no step of any procedure."""
    acting: set[Key] = set()
    for procedure in view.of("procedure", organization):
        assert isinstance(procedure, Procedure)
        for node in procedure.nodes:
            for reference in listed(node.actors):
                acting.update(view.resolve(reference, organization, ACTORS))
    roles = view.of("role", organization)
    return Gaps(len(roles), absent=[role for role in roles if role.key not in acting])


def solutions_without_escalation(view: View, organization: str) -> Gaps:
    """Return the solutions that say nobody who takes over."""
    return _field(view, organization, "solution", lambda one: _solution(one).escalate)


def procedures_without_limit(view: View, organization: str) -> Gaps:
    """Return the procedures in which neither the whole nor any step has a stated time limit."""

    def limit(entity: Entity) -> object:
        assert isinstance(entity, Procedure)
        fields = (entity.limit, *(node.limit for node in entity.nodes))
        if any(limits.stated(view, organization, field) for field in fields):
            return True
        return next((field for field in fields if marker(field)), None)

    return _field(view, organization, "procedure", limit)


def roles_without_duties(view: View, organization: str) -> Gaps:
    """Return the roles without duties, and those whose source has lost some of them."""

    def duties(entity: Entity) -> object:
        assert isinstance(entity, Role)
        if entity.source.completeness != "complete":
            return "lost"
        return entity.duties or entity.duties_from

    return _field(view, organization, "role", duties)


def forms_without_fields(view: View, organization: str) -> Gaps:
    """Return the forms that list no fields."""

    def fields(entity: Entity) -> object:
        assert isinstance(entity, Form)
        return entity.fields

    return _field(view, organization, "form", fields)


def metrics_without_target(view: View, organization: str) -> Gaps:
    """Return the metrics that have no target."""

    def target(entity: Entity) -> object:
        assert isinstance(entity, Metric)
        return entity.target

    return _field(view, organization, "metric", target)


def categories_without_solutions(view: View, organization: str) -> Gaps:
    """Return the categories that neither have a solution nor categories below them."""
    categories = view.of("category", organization)
    used: set[Key] = set()
    for entity in view.of("solution", organization):
        used.update(view.resolve(_solution(entity).category, organization, ("category",)))
    for entity in categories:
        assert isinstance(entity, Category)
        used.update(view.resolve(entity.parent, organization, ("category",)))
    return Gaps(len(categories), absent=[one for one in categories if one.key not in used])


@dataclass(frozen=True, slots=True)
class Check:
    """A check: the interface texts that name and explain it, and how it looks.

    A check that is not `divided` looks at what follows from other entries, of which no source can
    be silent.
    """

    name: str
    explained: str
    look: Callable[[View, str], Gaps]
    divided: bool = True


CHECKS = (
    Check("gap_idle_roles", "gap_idle_roles_explained", idle_roles, divided=False),
    Check("gap_duties", "gap_duties_explained", roles_without_duties),
    Check("gap_limits", "gap_limits_explained", procedures_without_limit),
    Check("gap_escalation", "gap_escalation_explained", solutions_without_escalation),
    Check("gap_categories", "gap_categories_explained", categories_without_solutions, False),
    Check("gap_fields", "gap_fields_explained", forms_without_fields),
    Check("gap_targets", "gap_targets_explained", metrics_without_target),
)


def _solution(entity: Entity) -> Solution:
    assert isinstance(entity, Solution)
    return entity


def _field(view: View, organization: str, kind: str, value_of: Callable[[Entity], object]) -> Gaps:
    """Return the entities of a kind whose value is a marker of silence or is not there; a
    deliberate `none` is an answer."""
    entities = view.of(kind, organization)
    states = [(entity, value_of(entity)) for entity in entities]
    return Gaps(
        len(entities),
        tuple(_where(states, lambda value: marker(value) not in (None, "none"))),
        tuple(_where(states, lambda value: not value)),
    )


def _where(
    states: Sequence[tuple[Entity, object]], accepts: Callable[[object], bool]
) -> Iterator[Entity]:
    return (entity for entity, value in states if accepts(value))
