"""`deskbook search --tests`: the table of the search tests."""

from __future__ import annotations

import click

from deskbook.cli.common import EXIT_ERRORS, show_json, tell
from deskbook.desk.search_tests import Outcome, Report, run
from deskbook.diagnostics.excerpt import visible
from deskbook.messages import Text, text
from deskbook.messages.enumerations import ENUMERATIONS
from deskbook.model import Handbook
from deskbook.project import Project
from deskbook.rules.references import entry_names, search_test_unknown
from deskbook.rules.suggestions import Suggestions
from deskbook.search.engine import Engine


def show(
    where: Project, handbook: Handbook, engine: Engine, today: str, output: str, language: str
) -> None:
    """Run the tests of a handbook and print what they found; end the program with exit code 1
    when too few pass."""
    report = run(handbook, engine, today)
    if not report.outcomes:
        tell(
            text(
                zh="还没有搜索测试。请在 {folder}/search-tests.yml 里写上客户的说法"
                "和应当找到的条目，写法见手册源文件的说明。",
                en="There are no search tests yet. Write what callers say and what must be found"
                " into {folder}/search-tests.yml; the reference of the sources shows how.",
                folder=where.directory,
            ),
            language,
        )
        raise SystemExit(EXIT_ERRORS)
    if output == "json":
        show_json(_data(report))
    else:
        click.echo("\n".join(_lines(report, handbook, language)))
    if not report.enough or report.unknown:
        raise SystemExit(EXIT_ERRORS)


def _lines(report: Report, handbook: Handbook, language: str) -> list[str]:
    lines = [visible(f"✗ {failure(one, language)}") for one in report.failed]
    if lines:
        lines.append("")
    suggestions = Suggestions(handbook)
    for entry in report.unknown:
        lines.append(visible(_unknown(handbook, suggestions, entry).render(language)))
    for name, count, passed, first in report.by_class():
        label = ENUMERATIONS["search_class"][name].render(language)
        lines.append(
            text(
                zh="{passed}/{count}  {rate}  排第一 {first}  {label}",
                en="{passed}/{count}  {rate}  first {first}  {label}",
                passed=f"{passed:4}",
                count=f"{count:<4}",
                rate=f"{passed / count:6.1%}",
                first=f"{first:<4}",
                label=label,
            ).render(language)
        )
    total = text(
        zh="共 {count} 条，合格 {passed} 条（{rate}），要求 {minimum}。",
        en="{count} tests, {passed} passed ({rate}); {minimum} is required.",
        count=len(report.outcomes),
        passed=len(report.outcomes) - len(report.failed),
        rate=f"{report.rate:.1%}",
        minimum=f"{report.minimum:.1%}",
    )
    return [*lines, total.render(language)]


def failure(one: Outcome, language: str) -> str:
    """Return what a test that did not pass found instead."""
    found = one.results[0].title if one.results else ""
    if one.test.none:
        message = text(
            zh="“{query}”不该找到什么，却找到“{found}”。",
            en='"{query}" should find nothing, but finds "{found}".',
            query=one.test.query,
            found=found,
        )
    elif not one.test.expect:
        message = text(
            zh="“{query}”没有写应当找到什么(expect)，也没有写什么都不该找到(none)。",
            en='"{query}" says neither what it must find (expect) nor that it must find nothing'
            " (none).",
            query=one.test.query,
        )
    elif not found:
        message = text(
            zh="“{query}”要在前 {within} 条里找到 {expected}，现在什么也没找到。",
            en='"{query}" must find {expected} in the first {within}: nothing is found.',
            query=one.test.query,
            within=one.test.within,
            expected=Text("、".join(one.test.expect), ", ".join(one.test.expect)),
        )
    else:
        place = (
            text(zh="排在第 {place}", en="in place {place}", place=one.place)
            if one.place
            else text(zh="没有找到", en="not found")
        )
        message = text(
            zh="“{query}”要在前 {within} 条里找到 {expected}，现在{place}；排第一的是“{found}”。",
            en='"{query}" must find {expected} in the first {within}: {place}; first is "{found}".',
            query=one.test.query,
            within=one.test.within,
            expected=Text("、".join(one.test.expect), ", ".join(one.test.expect)),
            place=place,
            found=found,
        )
    return message.render(language)


def _unknown(handbook: Handbook, suggestions: Suggestions, entry: str) -> Text:
    """The message for an expected entry that does not exist, as `deskbook check` gives it."""
    found = entry_names.unknown(handbook, suggestions, entry)
    return text(
        zh="{what}{hint}",
        en="{what} {hint}",
        what=search_test_unknown.message(entry, found),
        hint=search_test_unknown.advice(handbook, entry, found),
    )


def _data(report: Report) -> dict[str, object]:
    return {
        "version": 1,
        "rate": report.rate,
        "minimum": report.minimum,
        "classes": [
            {"class": name, "count": count, "passed": passed, "first": first}
            for name, count, passed, first in report.by_class()
        ],
        "failed": [
            {
                "query": one.test.query,
                "class": one.test.class_,
                "expect": list(one.test.expect),
                "place": one.place,
                "found": [result.id for result in one.results[:3]],
            }
            for one in report.failed
        ],
        "unknown": list(report.unknown),
    }
