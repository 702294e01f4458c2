"""The proof of a build: the search tests against the index it is about to publish."""

from __future__ import annotations

from deskbook.desk.search_tests import Report, run
from deskbook.diagnostics import Diagnostic, Location, Severity
from deskbook.messages import Text, text
from deskbook.model import Handbook
from deskbook.search.engine import Engine

NAMED = 20
"""As many failing queries are named; the command line lists all."""


def findings(handbook: Handbook, index: bytes, today: str) -> tuple[Diagnostic, ...]:
    """Return what is wrong when too few of the search tests pass (`SITE010`)."""
    if not handbook.search_tests.tests:
        return ()
    report = run(handbook, Engine(index), today)
    if report.enough:
        return ()
    file = handbook.search_tests_file
    place = file.location(("tests",), key=True) if file else Location(handbook.directory)
    return (_finding(report, place),)


def _finding(report: Report, place: Location) -> Diagnostic:
    failed = report.failed
    queries = [f"“{one.test.query}”" for one in failed[:NAMED]]
    rest = len(failed) - len(queries)
    more = text(zh="等 {count} 条", en=" and {count} more", count=rest) if rest else Text("", "")
    return Diagnostic(
        "SITE010",
        Severity.ERROR,
        place,
        text(
            zh="搜索测试 {count} 条，合格率 {rate}，要求 {minimum}。没有合格的：{queries}{more}。",
            en="{rate} of {count} search tests pass; {minimum} is required. These fail:"
            " {queries}{more}.",
            count=len(report.outcomes),
            rate=f"{report.rate:.1%}",
            minimum=f"{report.minimum:.1%}",
            queries=Text("、".join(queries), ", ".join(queries)),
            more=more,
        ),
        text(
            zh="运行 deskbook search --tests 看每一条找到了什么，再给应当找到的条目补上问法，"
            "或者在 glossary.yml 里补上同义词。",
            en="Run deskbook search --tests to see what each finds, then add questions to the"
            " entries that should be found, or synonyms to glossary.yml.",
        ),
    )
