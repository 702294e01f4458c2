"""Findings for GitLab: a Code Quality report, shown beside the changed lines of a merge request."""

from __future__ import annotations

import json

from deskbook.diagnostics.diagnostic import Severity
from deskbook.diagnostics.report import Report

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.INFO: "info"}


def report(findings: Report) -> str:
    """Return a JSON array with an issue for each finding, ending in a newline."""
    issues = [
        {
            "type": "issue",
            "check_name": one.code,
            "description": findings.say(one.message, one.hint),
            "categories": ["Bug Risk" if one.severity is Severity.ERROR else "Clarity"],
            "severity": _SEVERITIES[one.severity],
            "fingerprint": findings.fingerprints[one],
            "location": {
                "path": findings.folder + one.location.path,
                "lines": {"begin": one.location.line, "end": one.location.end_line},
            },
        }
        for one in findings.diagnostics
    ]
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"
