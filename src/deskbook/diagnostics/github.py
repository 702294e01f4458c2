"""Findings for GitHub Actions: workflow commands that become annotations on the changed files.

GitHub shows the first 10 errors, 10 warnings and 10 notices of a step and counts the rest, so
errors come first and the last line of the output, no command, has the true counts. Columns are
taken only when a place begins and ends in one line; their end is inclusive, as the end column
defaults to the start column for a single character.
"""

from __future__ import annotations

from deskbook.diagnostics.diagnostic import Diagnostic, Severity, sort_key
from deskbook.diagnostics.excerpt import visible
from deskbook.diagnostics.location import Location
from deskbook.diagnostics.report import Report
from deskbook.diagnostics.text import summary

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def report(findings: Report) -> str:
    """Return a workflow command for each finding, errors first, and a line with the counts."""
    ordered = sorted(findings.diagnostics, key=lambda one: (one.severity.rank, sort_key(one)))
    lines = [_command(one, findings) for one in ordered]
    counts = summary(findings.diagnostics).render(findings.language)
    return "".join(f"{line}\n" for line in [*lines, counts])


def _command(one: Diagnostic, findings: Report) -> str:
    properties = {
        "file": findings.folder + one.location.path,
        **_span(one.location),
        "title": f"{one.code}: {findings.pages(one.code).title.render(findings.language)}",
    }
    written = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    message = "\n".join(
        text.render(findings.language) for text in (one.message, one.hint) if text is not None
    )
    return f"::{_COMMANDS[one.severity]} {written}::{_data(message)}"


def _span(place: Location) -> dict[str, int]:
    if place == Location(place.path):
        return {"line": 1}  # the file as a whole; without a line GitHub would not place it at all
    lines = {"line": place.line, "endLine": place.end_line}
    if place.line != place.end_line:
        return lines
    return {**lines, "col": place.column, "endColumn": max(place.end_column - 1, place.column)}


def _data(value: str) -> str:
    """Escape a message: `%`, carriage returns and line feeds."""
    shown = "\n".join(visible(line) for line in value.split("\n"))
    return shown.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    """Escape a property, where `:` and `,` have a meaning too."""
    escaped = value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return escaped.replace(":", "%3A").replace(",", "%2C")
