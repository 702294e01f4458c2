"""The headcount report of an organization, or of all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from deskbook.model import Key, headcount
from deskbook.model.headcount import Headcount
from deskbook.model.organization import Department, Organization, Role
from deskbook.pages import headcounts, phrases, texts, values
from deskbook.pages.headcounts import Bases, Tally
from deskbook.pages.structure import Structure, structure_of
from deskbook.pages.writer import NOTHING, Writer

MOST_ROLES = 300
"""With more roles the report on all organizations gives their totals only; the roles are in the
report of each."""


@dataclass(frozen=True, slots=True)
class Line:
    """A role in the report."""

    role: Role
    parsed: Headcount
    tally: Tally


@dataclass(frozen=True, slots=True)
class Block:
    """A department in the report: its own roles, what it adds up to with those below, and what
    the source declares for the whole of it."""

    department: Department | None
    depth: int
    lines: Sequence[Line]
    tally: Tally
    declared: Markup = NOTHING


@dataclass(frozen=True, slots=True)
class Report:
    """An organization in the report, and the roles that leave its total open."""

    organization: Organization
    blocks: Sequence[Block]
    total: Tally
    unstated: Sequence[Role]
    open: Sequence[Role]
    suggested: Sequence[Role]
    ex_officio: Sequence[Role]

    @property
    def declaring(self) -> Sequence[Department]:
        """The uppermost departments for which the source declares a headcount."""
        found = [block for block in self.blocks if block.declared]
        top = min((block.depth for block in found), default=0)
        return [one.department for one in found if one.department and one.depth == top]


def build(w: Writer) -> Mapping[str, Any]:
    """Return the report of the organization the address names, of all without one."""
    names = texts.attributes(w.language)
    if w.key.organization:
        organization = w.view.organization(w.key.organization)
        organizations = tuple(one for one in (organization,) if one)
    else:
        organizations = w.view.organizations()
    reports = [report_of(w, organization) for organization in organizations]
    total = sum((report.total for report in reports), Tally())
    return {
        "title": names.headcount_report,
        "description": organizations[0].name if w.key.organization and organizations else "",
        "reports": [report for report in reports if _tells_anything(report)],
        "total": total,
        "declared": lambda report: _declared(w, report),
        "detailed": bool(w.key.organization) or total.roles <= MOST_ROLES,
        "links": {
            report.organization.id: w.href(Key(report.organization.id, "headcount", ""))
            for report in reports
        },
    }


def report_of(w: Writer, organization: Organization) -> Report:
    """Return the report of one organization."""
    structure = structure_of(w.view, organization.id)
    bases = headcounts.bases_of(w.view, organization)
    blocks = tuple(_blocks(w, structure, bases))
    lines = [line for block in blocks for line in block.lines]
    return Report(
        organization,
        blocks,
        sum((block.tally for block in blocks if block.depth == 0), Tally()),
        [line.role for line in lines if line.tally.total.unstated],
        [line.role for line in lines if line.tally.total.open],
        [line.role for line in lines if line.parsed.kind == "suggested"],
        [line.role for line in lines if line.parsed.kind == "ex_officio"],
    )


def _declared(w: Writer, report: Report) -> Markup:
    """Return what the source declares, without marks: those stand where it is shown in full."""
    found: list[Markup] = []
    for department in report.declaring:
        phases = {phase.id: phase.name for phase in report.organization.phases}
        values_by_phase = [("", department.headcount)]
        values_by_phase += [
            (phases.get(one.phase) or one.phase, one.headcount)
            for one in department.headcount_by_phase
        ]
        for phase, value in values_by_phase:
            parsed = headcount.parse(value)
            if parsed.stated:
                words = values.headcount(parsed, phrases.base_name(w, parsed), w.language)
                found.append(w.name(f"{phase} {words}".strip()))
    return w.joined(found)


def _tells_anything(report: Report) -> bool:
    return bool(report.total.roles) or any(block.declared for block in report.blocks)


def _blocks(w: Writer, structure: Structure, bases: Bases) -> Iterator[Block]:
    if structure.roles:
        lines = _lines(w, structure.roles, bases)
        yield Block(None, 0, lines, sum((line.tally for line in lines), Tally()))
    tallies = headcounts.tally_branches(w.view, structure.branches, bases)
    for one in structure.walk():
        lines = _lines(w, one.roles, bases)
        tally = tallies[one.department.key]
        yield Block(one.department, one.depth, lines, tally, phrases.declared(w, one.department))


def _lines(w: Writer, roles: Sequence[Role], bases: Bases) -> Sequence[Line]:
    return [
        Line(role, headcount.parse(role.headcount), headcounts.tally_role(w.view, role, bases))
        for role in roles
    ]
