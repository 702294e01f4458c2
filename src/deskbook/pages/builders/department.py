"""The page of a department: its chart, its head, its roles, what it does and with whom."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from deskbook.model import listed
from deskbook.model.organization import Department
from deskbook.pages import headcounts, phrases, texts
from deskbook.pages.drawing import drawing
from deskbook.pages.org_chart import org_chart
from deskbook.pages.relations import relations
from deskbook.pages.structure import Structure, branch_of, head_of
from deskbook.pages.writer import Writer


def build(w: Writer) -> Mapping[str, Any]:
    """Return what the department says, what is in it and what others say about it."""
    department = w.entity
    assert isinstance(department, Department)
    key = department.key
    mentions = w.view.mentions(key)
    names = texts.attributes(w.language)
    organization = w.view.organization(key.organization)
    branch = branch_of(w.view, department)
    bases = headcounts.bases_of(w.view, organization)
    title = names.org_chart_of.format(name=department.name or department.id)
    tallies = headcounts.tally_branches(w.view, (branch,), bases)
    chart = drawing(w, org_chart(w, title, (), (branch,), tallies)) if w.view.charts else Markup()
    return {
        "head_role": head_of(w.view, department),
        "branch": branch,
        "structure": Structure((), (branch,)),
        "tally": tallies[department.key],
        "chart": chart,
        "rows": [
            {"role": role, "tally": headcounts.tally_role(w.view, role, bases)}
            for role in branch.roles
        ],
        "repeated": _repeated(w, department),
        "merged_from": _merged_from(w, department),
        "functions": listed(department.functions),
        "phases": {phase.id: phase.name for phase in organization.phases} if organization else {},
        "relations": relations,
        "procedures": mentions.of("procedure"),
        "forms": mentions.of("form"),
        "metrics": mentions.of("metric"),
        "policies": mentions.of("policy"),
        "meetings": mentions.of("meeting"),
        "solutions": mentions.of("solution"),
    }


def _repeated(w: Writer, department: Department) -> Markup | None:
    repeated = department.repeated
    if repeated is None:
        return None
    names = texts.attributes(w.language)
    organization = w.view.organization(department.key.organization)
    base = organization.bases.get(repeated.per) if organization else None
    text = w.name(names.repeated_in.format(base=base.name if base and base.name else repeated.per))
    count = repeated.count
    if not isinstance(count, int) and base is not None:
        count = base.count
    if isinstance(count, int):
        return text + phrases.detail(w.name(names.repeated_count.format(count=count)))
    return text + phrases.detail(w.name(names.count + names.colon) + w.missing(count))


def _merged_from(w: Writer, department: Department) -> Markup:
    """Return the departments that merges elsewhere turn into this one, and when."""
    lines: list[Markup] = []
    for other in w.view.sources(department.key, "department", "into"):
        assert isinstance(other, Department)
        for merge in other.merges:
            into = w.view.target(merge.into, other.key.organization, ("department",))
            if into is department:
                when = phrases.detail(w.flow(merge.when)) if merge.when else Markup()
                lines.append(w.links(merge.departments, "department") + when + w.mark(merge))
    return Markup("<br>").join(lines)
