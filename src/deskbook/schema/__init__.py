"""What one file may look like: accepting, explaining, and finding references in raw data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from deskbook.schema.acceptance import accepts
from deskbook.schema.library import names, schema
from deskbook.schema.plan import Found, Plan, Reference, plan_of, walk
from deskbook.schema.problem import Problem

if TYPE_CHECKING:
    from deskbook.diagnostics import Diagnostic
    from deskbook.sources import SourceFile

__all__ = [
    "Found",
    "Plan",
    "Problem",
    "Reference",
    "accepts",
    "explain",
    "findings",
    "names",
    "plan_of",
    "problems",
    "schema",
    "walk",
]


def problems(kind: str, data: Any) -> Iterator[Problem]:
    """Yield why `data` is no valid file of `kind`; nothing when it is one.

    Raises `KeyError` for a kind without a schema.
    """
    from deskbook.schema import explaining  # slow to import, and most runs find nothing wrong

    return explaining.problems(kind, data)


def findings(found: Iterable[Problem], file: SourceFile) -> Iterator[Diagnostic]:
    """Yield the findings about the problems that were `found` in `file`."""
    from deskbook.schema import explaining

    return explaining.findings(found, file)


def explain(
    kind: str, file: SourceFile, prefix: tuple[str | int, ...] = ()
) -> Iterator[Diagnostic]:
    """Yield a finding for each cause for which `file` is no valid file of `kind`.

    With a `prefix` only the value at that path is looked at, as for one term of a glossary.
    """
    from deskbook.schema import explaining  # slow to import, and most runs find nothing wrong

    return explaining.explain(kind, file, prefix)
