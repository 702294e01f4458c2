"""Findings as an editor shows them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lsprotocol import types

from deskbook.diagnostics import Diagnostic, Location, Severity
from deskbook.language_server.checker import State

SOURCE = "deskbook"

_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
_TAGS = {
    "CFG002": [types.DiagnosticTag.Unnecessary],
    "REF003": [types.DiagnosticTag.Deprecated],
}
"""Findings that editors fade (what does nothing) or strike through (what is out of use)."""


@dataclass(frozen=True, slots=True)
class Presenter:
    """Turns findings into the editor's form. `uri` gives the address of a source, `manual` that
    of the page about a rule, None when there is none."""

    language: str
    uri: Callable[[str], str]
    manual: Callable[[str], str | None]

    def all(self, state: State) -> dict[str, list[types.Diagnostic]]:
        """Return the findings of a state by path."""
        return {
            path: [self.one(state, finding) for finding in found]
            for path, found in state.findings.items()
        }

    def one(self, state: State, finding: Diagnostic) -> types.Diagnostic:
        """Return one finding: the fact, and below it what to do."""
        lines = [finding.message.render(self.language)]
        if finding.hint is not None:
            lines.append(finding.hint.render(self.language))
        page = self.manual(finding.code)
        return types.Diagnostic(
            range=shown(state, finding.location),
            severity=_SEVERITIES[finding.severity],
            code=finding.code,
            code_description=types.CodeDescription(page) if page else None,
            source=SOURCE,
            message="\n".join(lines),
            tags=_TAGS.get(finding.code),
            related_information=[
                types.DiagnosticRelatedInformation(
                    location=types.Location(
                        self.uri(related.location.path), shown(state, related.location)
                    ),
                    message=related.message.render(self.language),
                )
                for related in finding.related
            ]
            or None,
        )


def shown(state: State, location: Location) -> types.Range:
    """Return the stretch to underline; for a file as a whole its first line."""
    positions = state.positions(location.path)
    if location == Location(location.path):
        return types.Range(types.Position(0, 0), positions.position(1, len(positions.lines[0]) + 1))
    return positions.range(location)
