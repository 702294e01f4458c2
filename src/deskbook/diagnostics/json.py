"""Findings for programs: one JSON document, described in docs/reference/check-json.md."""

from __future__ import annotations

import json
from typing import Any

from deskbook.diagnostics.diagnostic import Diagnostic, Severity
from deskbook.diagnostics.location import Location
from deskbook.diagnostics.report import Report
from deskbook.messages import Text

VERSION = 1
"""Goes up when a field is removed or changes its meaning; new fields may come any time."""


def report(findings: Report) -> str:
    """Return the findings as indented JSON in a stable order, ending in a newline.

    Texts are in the report's language. Every field is always present; what a finding does not
    have is null or an empty list.
    """
    ordered, language = findings.diagnostics, findings.language
    document = {
        "version": VERSION,
        "language": language,
        "summary": {
            "errors": _count(ordered, Severity.ERROR),
            "warnings": _count(ordered, Severity.WARNING),
            "infos": _count(ordered, Severity.INFO),
            "files": len({diagnostic.location.path for diagnostic in ordered}),
            "fixable": sum(diagnostic.fix is not None for diagnostic in ordered),
            "known": len(findings.known),
        },
        "diagnostics": [_diagnostic(diagnostic, findings) for diagnostic in ordered],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _count(diagnostics: tuple[Diagnostic, ...], severity: Severity) -> int:
    return sum(diagnostic.severity is severity for diagnostic in diagnostics)


def _diagnostic(diagnostic: Diagnostic, findings: Report) -> dict[str, Any]:
    language = findings.language
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        **_location(diagnostic.location),
        "name": findings.names.get(diagnostic.location.path) or None,
        "fingerprint": findings.fingerprints[diagnostic],
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
