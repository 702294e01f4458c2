"""The one type every check reports through."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from deskbook.diagnostics.location import Location
from deskbook.messages import Text


class Severity(StrEnum):
    """How much a finding weighs: an error stops the build, the others do not."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for an error, 1 for a warning, 2 for an info: the order of reports."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that belongs to a finding, such as the first of two equal ids."""

    location: Location
    message: Text


@dataclass(frozen=True, slots=True)
class Fix:
    """A safe edit: the text at `location` is to become `replacement`."""

    location: Location
    replacement: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding: what is wrong, where, and what to do about it.

    `code` is stable (`REF001`), `message` states the fact in one sentence with names and ids,
    `hint` says what to do.
    """

    code: str
    severity: Severity
    location: Location
    message: Text
    hint: Text | None = None
    related: tuple[Related, ...] = ()
    fix: Fix | None = None


def sort_key(diagnostic: Diagnostic) -> tuple[str, int, int, int, str, str]:
    """Order findings by file, place, weight, code and wording: the order of every report."""
    place = diagnostic.location
    return (
        place.path,
        place.line,
        place.column,
        diagnostic.severity.rank,
        diagnostic.code,
        diagnostic.message.render("en"),
    )
