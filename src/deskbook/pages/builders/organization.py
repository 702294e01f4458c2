"""The page of an organization: what it is, its chart, its headcounts, what else there is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from deskbook.model import KINDS, Key
from deskbook.model.organization import Organization
from deskbook.pages import headcounts, phrases, reports, texts
from deskbook.pages.drawing import drawing
from deskbook.pages.headcounts import Bases, Tally
from deskbook.pages.org_chart import org_chart
from deskbook.pages.structure import Structure, structure_of
from deskbook.pages.writer import Writer


def build(w: Writer) -> Mapping[str, Any]:
    """Return the structure with its chart, the headcount table and the lists of entries."""
    organization = w.entity
    assert isinstance(organization, Organization)
    names = texts.attributes(w.language)
    structure = structure_of(w.view, organization.id)
    bases = headcounts.bases_of(w.view, organization)
    title = names.org_chart_of.format(name=organization.name or organization.id)
    tallies = headcounts.tally_branches(w.view, structure.branches, bases)
    chart = (
        drawing(w, org_chart(w, title, structure.roles, structure.branches, tallies))
        if w.view.charts
        else Markup()
    )
    rows, total = headcount_rows(w, structure, tallies, bases)
    return {
        "structure": structure,
        "chart": chart,
        "rows": rows,
        "total": total,
        "report": w.href(Key(organization.id, "headcount", ""))
        if any(row["tally"].roles or row["declared"] for row in rows)
        else "",
        "contents": tuple(_contents(w, organization)),
        "overviews": tuple(_overviews(w, organization)),
    }


def headcount_rows(
    w: Writer, structure: Structure, tallies: Mapping[Key, Tally], bases: Bases
) -> tuple[Sequence[Mapping[str, Any]], Tally]:
    """Return a row for every department, with what it and everything below it add up to, and the
    total of the organization."""
    rows: list[Mapping[str, Any]] = []
    total = Tally()
    for top in structure.branches:
        for one in top.walk():
            tally = tallies[one.department.key]
            declared = phrases.declared(w, one.department)
            name = w.to(one.department)
            rows.append({"name": name, "depth": one.depth, "tally": tally, "declared": declared})
            if one is top:
                total += tally
    if structure.roles:
        tally = headcounts.tally_roles(w.view, structure.roles, bases)
        name = texts.attributes(w.language).without_department
        rows.append({"name": name, "depth": 0, "tally": tally, "declared": Markup()})
        total += tally
    return rows, total


def _contents(w: Writer, organization: Organization) -> Iterator[Mapping[str, Any]]:
    for kind in KINDS.values():
        count = w.view.count(kind.name, organization.id) if kind.paged else 0
        if count and kind.name != "organization":
            address = Key(organization.id, "listing", kind.name)
            label = kind.label.render(w.language)
            yield {"label": label, "href": w.href(address), "count": count}


def _overviews(w: Writer, organization: Organization) -> Iterator[tuple[str, str]]:
    """Yield the name and address of each report on the organization."""
    names = vars(texts.attributes(w.language))
    for key in reports.of_organization(w.view, organization.id):
        yield names[reports.TITLES[key.kind]], w.href(key)
