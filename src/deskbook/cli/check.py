"""`deskbook check`: every finding about the handbook."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import click

from deskbook.checking import findings
from deskbook.cli.check_baseline import update
from deskbook.cli.check_options import (
    baseline_options,
    fix_options,
    output_options,
    rule_options,
    scope_options,
)
from deskbook.cli.check_report import make_report
from deskbook.cli.common import (
    EXIT_ERRORS,
    find_project,
    language_option,
    misuse,
    open_cache,
    project_option,
    read_known,
    tell,
    wants_colour,
)
from deskbook.cli.scope import Scope, scope
from deskbook.diagnostics import Diagnostic, Severity
from deskbook.diagnostics.baseline import EMPTY
from deskbook.diagnostics.formats import render
from deskbook.diagnostics.report import WIDTH
from deskbook.messages import Text, text
from deskbook.project import Project
from deskbook.sources import no_garbage_collection

_WHOLE = Text(
    "--write-baseline 总是针对整本手册，不能同时写文件、--changed-since 或 --no-baseline。",
    "--write-baseline is always about the whole handbook; leave out the files, --changed-since"
    " and --no-baseline.",
)
_ONLY_FIX = Text(
    "--diff 要和 --fix 一起用；--fix 不能和 --write-baseline 一起用。",
    "--diff goes with --fix, and --fix does not go with --write-baseline.",
)
_OUTSIDE = Text(
    "“{path}”不属于这本手册，没有检查。",
    '"{path}" is no part of this handbook and was not checked.',
)
_GONE = Text(
    "“{path}”已经不存在；别的文件如果还提到它，请看不带文件名的 deskbook check。",
    '"{path}" is gone; whether other files still refer to it, deskbook check without file names'
    " tells.",
)
_NOT_JUDGED = Text(
    "有 {count} 个条目写了核对日期、有效期或豁免期限，这次没有判断；要判断请加 --as-of today。",
    "The dates of {count} entries (reviews, validity, waivers) were not judged; add --as-of today"
    " for that.",
)

_EPILOG = Text(
    "\b\n示例：\n  deskbook check\n  deskbook check --profile strict\n"
    "  deskbook check --as-of 2026-01-31\n"
    "  deskbook check handbook/shop/roles/clerk.yml\n"
    "  deskbook check --changed-since origin/main --format github\n"
    "  deskbook check --fix\n  deskbook check --write-baseline\n"
    "  deskbook check --format json > findings.json\n\n"
    "\b\n退出码：0 没有错误，1 有错误（--strict 时警告也算），2 用法不对。",
    "\b\nExamples:\n  deskbook check\n  deskbook check --profile strict\n"
    "  deskbook check --as-of 2026-01-31\n"
    "  deskbook check handbook/shop/roles/clerk.yml\n"
    "  deskbook check --changed-since origin/main --format github\n"
    "  deskbook check --fix\n  deskbook check --write-baseline\n"
    "  deskbook check --format json > findings.json\n\n"
    "\b\nExit code: 0 no errors, 1 errors (with --strict warnings too), 2 misuse.",
)


def command(language: str) -> click.Command:
    """Return the command with its help in `language`."""

    @click.command(
        "check",
        short_help=Text(
            "检查手册，列出全部问题。", "Check the handbook and list every finding."
        ).render(language),
        help=Text(
            "检查手册，列出全部问题。写了文件或文件夹时，仍检查整本手册，只列出与它们有关的问题。",
            "Check the handbook and list every finding. With files or folders named, the whole"
            " handbook is checked all the same, but only what concerns them is listed.",
        ).render(language),
        epilog=_EPILOG.render(language),
    )
    @scope_options(language)
    @project_option(language)
    @rule_options(language)
    @fix_options(language)
    @baseline_options(language)
    @output_options(language)
    @language_option(language)
    def check(
        paths: tuple[str, ...],
        changed_since: str | None,
        config_file: str | None,
        profile: str | None,
        select: tuple[str, ...],
        ignore: tuple[str, ...],
        as_of: date | None,
        strict: bool,
        fix: bool,
        diff: bool,
        write_baseline: bool,
        force: bool,
        no_baseline: bool,
        output: str,
        color: str,
        quiet: bool,
        no_cache: bool,
    ) -> None:
        if write_baseline and (paths or changed_since or no_baseline):
            misuse(_WHOLE, language)
        if (diff and not fix) or (fix and write_baseline):
            misuse(_ONLY_FIX, language)
        where = find_project(config_file, language)
        asked = _scope(where, paths, changed_since, quiet, language)
        # All that is read stays until the end: looking for what could be freed finds nothing.
        with no_garbage_collection(), open_cache(where, not no_cache) as cache:
            try:
                if fix:
                    # Imported here: it loads every rule, which a check mostly does without.
                    from deskbook.cli.check_fix import Judging, apply_fixes

                    judging = Judging(where, profile or "", as_of, select, ignore)
                    wanted = asked.holds if asked else lambda path: True
                    apply_fixes(judging, cache, wanted, language, diff=diff, colour=color)
                    if diff:
                        return
                found = findings(
                    where.root,
                    where.directory,
                    cache=cache,
                    profile=profile,
                    today=as_of,
                    select=select,
                    ignore=ignore,
                )
            except LookupError as error:
                misuse(_unknown_rule(error), language)
        baseline = EMPTY if no_baseline else read_known(where, language)
        if write_baseline:
            baseline = update(where, found, baseline, force, language)
        report = make_report(where, found, baseline, asked, language)
        if output == "text":
            report = replace(report, colour=wants_colour(color, sys.stdout), width=_width())
        if report.diagnostics or output != "text" or not quiet:
            click.echo(render(output, report), nl=False, color=True)
        if found.not_judged and output == "text" and not quiet:
            tell(text(_NOT_JUDGED.zh, _NOT_JUDGED.en, count=found.not_judged), language)
        if fails(report.diagnostics, strict):
            raise SystemExit(EXIT_ERRORS)

    return check


def fails(found: Iterable[Diagnostic], strict: bool) -> bool:
    """Whether the findings make the check fail."""
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return any(diagnostic.severity in failing for diagnostic in found)


def _scope(
    where: Project, paths: tuple[str, ...], revision: str | None, quiet: bool, language: str
) -> Scope | None:
    """Return what is asked for, None for everything; say which paths have no part in it."""
    if not paths and revision is None:
        return None
    named = scope(where, paths)
    if not quiet:
        for path in named.outside:
            tell(text(_OUTSIDE.zh, _OUTSIDE.en, path=path), language)
        for path in named.gone:
            tell(text(_GONE.zh, _GONE.en, path=path), language)
    if revision is None:
        return named
    from deskbook.cli import git  # loaded only where it is needed

    try:
        changed = scope(where, git.changed_since(where.root, revision), errors=True)
    except git.GitError as error:
        misuse(error.text, language)
    return replace(changed, paths=changed.paths | named.paths)


def _width() -> int:
    """Return the width of the terminal in cells; what goes elsewhere is as wide as always."""
    return shutil.get_terminal_size((WIDTH, 0)).columns if sys.stdout.isatty() else WIDTH


def _unknown_rule(error: LookupError) -> Text:
    # Known by what it carries: naming its class would load every rule for every check.
    message: Text | None = getattr(error, "text", None)
    if message is None:
        raise error
    return message
