"""The pages about an organization or the handbook as a whole that exist beside its entries."""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.model import Key, headcount
from deskbook.model.organization import Department
from deskbook.pages.urls import (
    APPROVAL_MATRIX,
    CALENDAR,
    COVERAGE,
    GLOSSARY,
    HEADCOUNT,
    HOME,
    QUALITY,
    ROUTING,
)
from deskbook.pages.view import View

TITLES = {
    "headcount": "headcount_report",
    APPROVAL_MATRIX: "approval_matrix",
    ROUTING: "routing_table",
    "calendar": "recurring_calendar",
    "coverage": "coverage_report",
    "quality": "quality_report",
}
"""The interface text that names each report."""


def of_organization(view: View, organization: str) -> Iterator[Key]:
    """Yield the reports an organization has something for."""
    if view.count("role", organization) or _declares_headcount(view, organization):
        yield Key(organization, "headcount", "")
    if view.count("approval", organization):
        yield Key(organization, APPROVAL_MATRIX, "")
    if view.count("category", organization):
        yield Key(organization, ROUTING, "")
    if view.recurs(organization):
        yield Key(organization, "calendar", "")


def _declares_headcount(view: View, organization: str) -> bool:
    return any(
        headcount.parse(declared).stated
        for one in view.of("department", organization)
        if isinstance(one, Department)
        for declared in (one.headcount, *(phase.headcount for phase in one.headcount_by_phase))
    )


def of_handbook(view: View) -> Iterator[Key]:
    """Yield the pages of the whole handbook."""
    yield HOME
    if view.count("term"):
        yield GLOSSARY
    yield HEADCOUNT
    if any(view.recurs(one.id) for one in view.organizations()):
        yield CALENDAR
    yield COVERAGE
    yield QUALITY
