"""Which template and which builder make the page of a kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from deskbook.pages.builders import (
    approval,
    approval_matrix,
    calendar,
    category,
    channel,
    coverage,
    department,
    form,
    glossary,
    group,
    headcount,
    home,
    listing,
    meeting,
    metric,
    organization,
    party,
    policy,
    procedure,
    quality,
    role,
    routing,
    solution,
    tree,
)
from deskbook.pages.writer import Writer


@dataclass(frozen=True, slots=True)
class Builder:
    """How the pages of a kind are made: the template, and the function that gathers its values.

    Values named `title` and `description` also become the page's.
    """

    template: str
    build: Callable[[Writer], Mapping[str, Any]]


BUILDERS: dict[str, Builder] = {
    "home": Builder("home.html", home.build),
    "organization": Builder("organization.html", organization.build),
    "department": Builder("department.html", department.build),
    "role": Builder("role.html", role.build),
    "listing": Builder("listing.html", listing.build),
    "headcount": Builder("headcount.html", headcount.build),
    "group": Builder("group.html", group.build),
    "party": Builder("party.html", party.build),
    "procedure": Builder("procedure.html", procedure.build),
    "policy": Builder("policy.html", policy.build),
    "solution": Builder("solution.html", solution.build),
    "tree": Builder("tree.html", tree.build),
    "category": Builder("category.html", category.build),
    "form": Builder("form.html", form.build),
    "metric": Builder("metric.html", metric.build),
    "meeting": Builder("meeting.html", meeting.build),
    "approval": Builder("approval.html", approval.build),
    "channel": Builder("channel.html", channel.build),
    "glossary": Builder("glossary.html", glossary.build),
    "approval-matrix": Builder("approval-matrix.html", approval_matrix.build),
    "routing": Builder("routing.html", routing.build),
    "calendar": Builder("calendar.html", calendar.build),
    "coverage": Builder("coverage.html", coverage.build),
    "quality": Builder("quality.html", quality.build),
}
