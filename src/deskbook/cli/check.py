"""`deskbook check`: every finding about the handbook."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from deskbook.checking import findings
from deskbook.cli.common import (
    EXIT_ERRORS,
    as_of_option,
    find_project,
    language_option,
    open_cache,
    project_option,
    wants_colour,
)
from deskbook.diagnostics import Diagnostic, Severity
from deskbook.diagnostics import json as json_report
from deskbook.diagnostics import text as text_report
from deskbook.messages import Text
from deskbook.sources import no_garbage_collection

PROFILES = ("draft", "basic", "standard", "strict")


def command(language: str) -> click.Command:
    """Return the command with its help in `language`."""

    @click.command(
        "check",
        help=Text("检查手册，列出全部问题。", "Check the handbook and list every finding.").render(
            language
        ),
        epilog=Text(
            "\b\n示例：\n  deskbook check\n  deskbook check --profile strict\n"
            "  deskbook check --as-of 2026-01-31\n"
            "  deskbook check --format json > findings.json\n\n"
            "\b\n退出码：0 没有错误，1 有错误（--strict 时警告也算），2 用法不对。",
            "\b\nExamples:\n  deskbook check\n  deskbook check --profile strict\n"
            "  deskbook check --as-of 2026-01-31\n"
            "  deskbook check --format json > findings.json\n\n"
            "\b\nExit code: 0 no errors, 1 errors (with --strict warnings too), 2 misuse.",
        ).render(language),
    )
    @project_option(language)
    @click.option(
        "--format",
        "output",
        type=click.Choice(["text", "json"]),
        default="text",
        help=Text("输出格式。", "Output format.").render(language),
    )
    @click.option(
        "--profile",
        type=click.Choice(PROFILES),
        help=Text("检查的严格程度。", "How strict to be.").render(language),
    )
    @as_of_option(language)
    @click.option(
        "--strict",
        is_flag=True,
        help=Text("有警告也算失败。", "Fail on warnings too.").render(language),
    )
    @click.option(
        "--color",
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
        help=Text("是否着色。", "Whether to colour.").render(language),
    )
    @click.option(
        "-q",
        "--quiet",
        is_flag=True,
        help=Text("没有问题时不输出。", "Print nothing when all is well.").render(language),
    )
    @click.option(
        "--no-cache",
        is_flag=True,
        help=Text("不使用缓存。", "Do without the cache.").render(language),
    )
    @language_option(language)
    def check(
        config_file: str | None,
        output: str,
        profile: str | None,
        as_of: date | None,
        strict: bool,
        color: str,
        quiet: bool,
        no_cache: bool,
    ) -> None:
        where = find_project(config_file, language)
        # All that is read stays until the end: looking for what could be freed finds nothing.
        with no_garbage_collection(), open_cache(where, not no_cache) as cache:
            found = findings(where.root, where.directory, cache=cache, profile=profile, today=as_of)
        if output == "json":
            click.echo(json_report.render(found, language), nl=False)
        elif found or not quiet:
            click.echo(
                text_report.render(
                    found,
                    language,
                    lambda path: read_text(where.root / path),
                    colour=wants_colour(color, sys.stdout),
                ),
                nl=False,
                color=True,
            )
        if fails(found, strict):
            raise SystemExit(EXIT_ERRORS)

    return check


def fails(found: tuple[Diagnostic, ...], strict: bool) -> bool:
    """Whether the findings make the check fail."""
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return any(diagnostic.severity in failing for diagnostic in found)


def read_text(path: Path) -> str | None:
    """Return a source's text for quoting, or None when it cannot be shown."""
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None
