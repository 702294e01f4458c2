"""Findings for programs: one JSON document, described in docs/reference/check-json.md."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from deskbook.diagnostics.diagnostic import Diagnostic, Severity, sort_key
from deskbook.diagnostics.location import Location
from deskbook.messages import Text

VERSION = 1
"""Goes up when a field is removed or changes its meaning; new fields may come any time."""


def render(diagnostics: Iterable[Diagnostic], language: str) -> str:
    """Return the findings as indented JSON in a stable order, ending in a newline.

    Texts are in `language` ("zh" or "en"). Every field is always present; what a finding does
    not have is null or an empty list.
    """
    ordered = sorted(diagnostics, key=sort_key)
    document = {
        "version": VERSION,
        "language": language,
        "summary": {
            "errors": _count(ordered, Severity.ERROR),
            "warnings": _count(ordered, Severity.WARNING),
            "infos": _count(ordered, Severity.INFO),
            "files": len({diagnostic.location.path for diagnostic in ordered}),
        },
        "diagnostics": [_diagnostic(diagnostic, language) for diagnostic in ordered],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _count(diagnostics: list[Diagnostic], severity: Severity) -> int:
    return sum(diagnostic.severity is severity for diagnostic in diagnostics)


def _diagnostic(diagnostic: Diagnostic, language: str) -> dict[str, Any]:
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        **_location(diagnostic.location),
        "message": diagnostic.message.render(language),
        "hint": _optional(diagnostic.hint, language),
        "related": [
            {**_location(related.location), "message": related.message.render(language)}
            for related in diagnostic.related
        ],
        "fix": None
        if diagnostic.fix is None
        else {
            **_location(diagnostic.fix.location),
            "replacement": diagnostic.fix.replacement,
        },
    }


def _location(location: Location) -> dict[str, Any]:
    return {
        "path": location.path,
        "line": location.line,
        "column": location.column,
        "end_line": location.end_line,
        "end_column": location.end_column,
    }


def _optional(message: Text | None, language: str) -> str | None:
    return None if message is None else message.render(language)
