"""Findings for editors and scripts: one line each, `path:line:column: severity CODE message`.

`templates/deskbook.json` is the problem matcher that reads them. The word for the severity is
always English, so that the matcher knows it in every language.
"""

from __future__ import annotations

from deskbook.diagnostics.excerpt import visible
from deskbook.diagnostics.report import Report


def report(findings: Report) -> str:
    """Return a line for each finding, nothing when there is none."""
    return "".join(
        f"{visible(str(one.location))}: {one.severity.value} {one.code}"
        f" {findings.say(one.message, one.hint)}\n"
        for one in findings.diagnostics
    )
