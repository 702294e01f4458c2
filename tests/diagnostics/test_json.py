"""The report for programs, and its documentation."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest

from deskbook.diagnostics import Diagnostic, Fix, Location, Related, Severity
from deskbook.diagnostics import json as reporter
from deskbook.messages import text
from tests.diagnostics.reports import report_of

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"
SCHEMA = json.loads((REFERENCE / "check-json.schema.json").read_text(encoding="utf-8"))

PLACE = Location("handbook/a.yml", 2, 13, 2, 21)
FULL = Diagnostic(
    "REF001",
    Severity.ERROR,
    PLACE,
    text("没有“{name}”。", 'There is no "{name}".', name="甲"),
    text("请改成乙。", "Write 乙."),
    (Related(Location("handbook/b.yml"), text("乙在这里", "乙 is here")),),
    Fix(PLACE, "乙"),
)
BARE = Diagnostic("DEPT002", Severity.WARNING, Location("handbook/a.yml"), text("无", "none"))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("findings", [[], [FULL], [FULL, BARE]])
def test_the_output_is_what_the_schema_says(findings: list[Diagnostic], language: str) -> None:
    report = reporter.report(report_of(findings, language))
    document = json.loads(report)
    jsonschema.validate(document, SCHEMA)
    assert report.endswith("}\n")
    assert document["summary"]["errors"] == findings.count(FULL)
    assert len(document["diagnostics"]) == len(findings)


def test_findings_are_sorted_and_chinese_stays_readable() -> None:
    report = reporter.report(report_of([FULL, BARE], "zh"))
    assert report == reporter.report(report_of([BARE, FULL], "zh"))
    assert [one["code"] for one in json.loads(report)["diagnostics"]] == ["DEPT002", "REF001"]
    assert "请改成乙。" in report


def test_a_finding_carries_everything() -> None:
    (one,) = json.loads(reporter.report(report_of([FULL], "en")))["diagnostics"]
    place = {
        "path": "handbook/a.yml",
        "line": 2,
        "column": 13,
        "end_line": 2,
        "end_column": 21,
    }
    assert one["message"] == 'There is no "甲".'
    assert {name: one[name] for name in place} == place
    assert one["fix"] == {**place, "replacement": "乙"}
    assert one["related"][0]["message"] == "乙 is here"


def test_the_documented_example_is_valid() -> None:
    page = (REFERENCE / "check-json.md").read_text(encoding="utf-8")
    example = re.search(r"```json\n(.*?)```", page, re.DOTALL)
    assert example is not None
    document = json.loads(example[1])
    jsonschema.validate(document, SCHEMA)
    written = set(document) | set(document["diagnostics"][0])
    assert all(f"`{name}`" in page for name in written - {"diagnostics"})
