"""The cases of the YAML Test Suite: what is no YAML is a finding, and nothing is a traceback."""

from __future__ import annotations

import json
from typing import Any

import pytest

from deskbook.diagnostics import text as text_report
from deskbook.sources import parse
from tests.conftest import ROOT

CASES: list[dict[str, Any]] = json.loads(
    (ROOT / "tests/yaml-test-suite/cases.json").read_text("utf-8")
)

# LibYAML reads these, and what it reads is what their authors must have meant.
READ_ANYWAY = {
    "9C9N": {"flow": ["a", "b", "c"]},
    "9JBA": ["a", "b", "c"],
    "CVW2": ["a", "b", "c"],
    "DK95-1": {"foo": "bar baz"},
    "G5U8": [["-", "-"]],
    "MUS6-0": None,
    "QB6E": {"quoted": "a b c"},
    "S98Z": {"empty block scalar": ""},
    "SU5Z": {"key": "value"},
    "X4QW": {"block": "scalar\n"},
    "Y79Y-3": [["foo", "foo"]],
    "YJV2": ["-"],
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_every_case_is_read_or_reported(case: dict[str, Any]) -> None:
    source, findings = parse("h/a.yml", case["yaml"].encode())
    for language in ("zh", "en"):
        report = text_report.render(findings, language, lambda _: case["yaml"])
        assert all(one.code in report for one in findings)
    assert all(one.hint is not None for one in findings)
    if case["id"] in READ_ANYWAY:
        assert source.data == READ_ANYWAY[case["id"]]
    elif case["fails"]:
        assert findings
    if not source.readable:
        assert findings and source.data is None


def test_the_suite_is_whole() -> None:
    assert len(CASES) > 400
    assert sum(case["fails"] for case in CASES) > 90
    assert {case["id"] for case in CASES if case["fails"]} >= READ_ANYWAY.keys()
