"""The reporters for services and editors."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest
from markdown_it import MarkdownIt

from deskbook.diagnostics import Diagnostic, Location, Severity, concise, gitlab, markdown, sarif
from deskbook.diagnostics.formats import FORMATS, render
from deskbook.messages import text
from tests.conftest import ROOT
from tests.diagnostics.reports import report_of
from tests.diagnostics.samples import ALL, ERROR, HOSTILE, NOTE, WARNING

SARIF = Path(__file__).parent / "schemas" / "sarif-schema-2.1.0.json"
LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])


@LANGUAGES
@pytest.mark.parametrize("name", FORMATS)
def test_every_format_writes_whole_lines_in_a_stable_order(name: str, language: str) -> None:
    for found in (ALL, ()):
        written = render(name, report_of(found, language))
        assert written == render(name, report_of(found[::-1], language))
        assert written.endswith("\n") or not written
        assert "\x1b" not in written


@LANGUAGES
@pytest.mark.parametrize("found", [(), ALL, (NOTE,)])
def test_sarif_is_what_its_standard_says(found: tuple[Diagnostic, ...], language: str) -> None:
    schema = json.loads(SARIF.read_text("utf-8"))
    log = json.loads(sarif.report(report_of(found, language, known=[WARNING])))
    jsonschema.validate(log, schema, cls=jsonschema.Draft4Validator)


def test_sarif_has_everything_about_a_finding() -> None:
    log = json.loads(sarif.report(report_of([ERROR, NOTE], "en", folder="书/", known=[WARNING])))
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["DEPT002", "REF001", "SOL002"]
    assert "## What it checks" in rules[0]["help"]["markdown"]
    (chinese,) = run["translations"]
    assert chinese["language"] == "zh-CN" and "## 检查什么" in chinese["rules"][0]["help"]["text"]
    results = {result["ruleId"]: result for result in run["results"]}
    assert all(rules[result["ruleIndex"]]["id"] == code for code, result in results.items())
    error = results["REF001"]
    place = error["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "%E4%B9%A6/handbook/a%20b%2Cc%2525.yml"
    assert place["region"] == {"startLine": 2, "startColumn": 13, "endLine": 2, "endColumn": 21}
    assert error["message"]["text"] == 'There is no "甲". Write 乙.'
    (replacement,) = error["fixes"][0]["artifactChanges"][0]["replacements"]
    assert replacement == {"deletedRegion": place["region"], "insertedContent": {"text": "乙"}}
    assert error["relatedLocations"][0]["message"]["text"] == "乙 is here"
    assert "region" not in results["DEPT002"]["locations"][0]["physicalLocation"]
    assert [one["status"] for one in results["SOL002"]["suppressions"]] == ["accepted"]
    assert error["suppressions"] == []


def test_gitlab_gets_what_its_code_quality_report_asks_for() -> None:
    issues = json.loads(gitlab.report(report_of(ALL, "zh", folder="书/")))
    assert [one["severity"] for one in issues] == ["critical", "minor", "info"]
    assert len({one["fingerprint"] for one in issues}) == len(ALL)
    assert issues[0] == {
        "type": "issue",
        "check_name": "REF001",
        "description": "没有“甲”。请改成乙。",
        "categories": ["Bug Risk"],
        "severity": "critical",
        "fingerprint": issues[0]["fingerprint"],
        "location": {"path": "书/handbook/a b,c%25.yml", "lines": {"begin": 2, "end": 2}},
    }


@LANGUAGES
def test_the_problem_matcher_reads_every_line(language: str) -> None:
    matcher = json.loads((ROOT / "templates/deskbook.json").read_text("utf-8"))
    (one,) = matcher["problemMatcher"]
    (pattern,) = one["pattern"]
    lines = concise.report(report_of(ALL, language)).splitlines()
    assert len(lines) == len(ALL)
    for line, finding in zip(lines, ALL, strict=True):
        found = re.fullmatch(pattern["regexp"], line)
        assert found is not None, line
        place = finding.location
        assert found[pattern["file"]] == place.path
        assert (found[pattern["line"]], found[pattern["column"]]) == (
            str(place.line),
            str(place.column),
        )
        assert found[pattern["severity"]] == finding.severity.value
        assert found[pattern["code"]] == finding.code
        assert found[pattern["message"]].startswith(finding.message.render(language)[:3])


@LANGUAGES
def test_nothing_in_a_comment_is_markup_but_ours(language: str) -> None:
    comment = markdown.report(report_of(ALL, language, names={"handbook/b.yml": "[x](y)<script>"}))
    html = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(comment)
    assert "<b>" not in html and "<script" not in html and "href" not in html
    assert "@everyone" not in html and "https://" not in html
    assert html.count("<table>") == html.count("<details>") == 1
    shown = html.replace("\u200b", "").replace("&lt;", "<").replace("&gt;", ">")
    assert HOSTILE.split("\r")[0] in shown


def test_a_comment_never_grows_too_long_for_its_host() -> None:
    many = [
        Diagnostic(
            "REF001",
            Severity.ERROR,
            Location(f"handbook/{number:05}.yml", 1, 1, 1, 2),
            text("错" * 50, "wrong " * 50),
        )
        for number in range(2000)
    ]
    comment = markdown.report(report_of(many, "en"))
    assert len(comment) <= markdown.LIMIT
    shown = comment.count("#### ")
    assert shown > 50
    assert f"The findings of {2000 - shown} more files do not fit" in comment
    assert "</details>" in comment and "2000 errors" in comment


def test_a_comment_tells_what_the_baseline_holds_back_and_what_is_fixable() -> None:
    comment = markdown.report(report_of([ERROR], "zh", known=[WARNING]))
    assert comment.startswith(markdown.MARK)
    assert "1 个警告已列入基线文件" in comment and "可以自动改" in comment
