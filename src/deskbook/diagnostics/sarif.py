"""Findings as SARIF 2.1.0, the exchange format of code scanning services and editors.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/. Columns count code points and ends are exclusive
in a `Location` as in SARIF. Findings in the baseline are there too, as suppressed.
"""

from __future__ import annotations

import json
from typing import Any

from deskbook import __version__
from deskbook.diagnostics.diagnostic import Diagnostic, Severity, sort_key
from deskbook.diagnostics.fingerprint import VERSION
from deskbook.diagnostics.location import Location
from deskbook.diagnostics.report import Report, RulePage
from deskbook.messages import LANGUAGES, Text

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_TAGS = {"zh": "zh-CN", "en": "en-US"}
_ROOT = "%SRCROOT%"
_KNOWN = Text("已列入基线文件的问题。", "The finding is in the baseline file.")

_Data = dict[str, Any]


def report(findings: Report) -> str:
    """Return the findings as one SARIF log with one run, ending in a newline."""
    ordered = sorted((*findings.diagnostics, *findings.known), key=sort_key)
    pages = [findings.pages(code) for code in sorted({one.code for one in ordered})]
    numbers = {page.code: number for number, page in enumerate(pages)}
    known = frozenset(findings.known)
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "deskbook",
                        "version": __version__,
                        "semanticVersion": __version__,
                        "language": _TAGS[findings.language],
                        "rules": [_rule(page, findings.language) for page in pages],
                    }
                },
                "language": _TAGS[findings.language],
                "columnKind": "unicodeCodePoints",
                "originalUriBaseIds": {
                    _ROOT: {"description": {"text": "The root of the repository."}}
                },
                "translations": [
                    _translation(pages, language)
                    for language in LANGUAGES
                    if language != findings.language
                ],
                "results": [
                    _result(one, one in known, numbers[one.code], findings) for one in ordered
                ],
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(page: RulePage, language: str) -> _Data:
    return {
        "id": page.code,
        "name": page.name,
        **_described(page, language),
        "defaultConfiguration": {"level": _LEVELS[page.severity]},
    }


def _described(page: RulePage, language: str) -> _Data:
    title, manual = page.title.render(language), page.manual.render(language)
    return {
        "shortDescription": {"text": title},
        "fullDescription": {"text": title},
        # A manual page reads well as plain text too; both are asked for.
        "help": {"text": manual, "markdown": manual},
    }


def _translation(pages: list[RulePage], language: str) -> _Data:
    return {
        "name": "deskbook",
        "version": __version__,
        "language": _TAGS[language],
        "contents": ["localizedData"],
        "isComprehensive": True,
        "rules": [{"id": page.code, **_described(page, language)} for page in pages],
    }


def _result(one: Diagnostic, known: bool, rule_index: int, findings: Report) -> _Data:
    result: _Data = {
        "ruleId": one.code,
        "ruleIndex": rule_index,
        "level": _LEVELS[one.severity],
        "message": {"text": findings.say(one.message, one.hint)},
        "locations": [_location(one.location, findings)],
        "partialFingerprints": {f"deskbook/v{VERSION}": findings.fingerprints[one]},
        "suppressions": [],
    }
    if known:
        justification = _KNOWN.render(findings.language)
        result["suppressions"] = [
            {"kind": "external", "status": "accepted", "justification": justification}
        ]
    if one.related:
        result["relatedLocations"] = [
            {
                "id": number,
                **_location(related.location, findings),
                "message": {"text": related.message.render(findings.language)},
            }
            for number, related in enumerate(one.related, 1)
        ]
    if one.fix is not None:
        replacement = {
            "deletedRegion": _region(one.fix.location),
            "insertedContent": {"text": one.fix.replacement},
        }
        change = {
            "artifactLocation": _artifact(one.fix.location, findings),
            "replacements": [replacement],
        }
        result["fixes"] = [{"artifactChanges": [change]}]
    return result


def _location(place: Location, findings: Report) -> _Data:
    physical: _Data = {"artifactLocation": _artifact(place, findings)}
    if place != Location(place.path):  # without a region it is the file as a whole
        physical["region"] = _region(place)
    return {"physicalLocation": physical}


def _artifact(place: Location, findings: Report) -> _Data:
    return {"uri": findings.uri(place.path), "uriBaseId": _ROOT}


def _region(place: Location) -> _Data:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
