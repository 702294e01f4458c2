"""`deskbook fmt`: every source in one canonical form."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

import click

from deskbook.cli.common import (
    EXIT_ERRORS,
    find_project,
    language_option,
    misuse,
    project_option,
    read_text,
    tell,
    wants_colour,
)
from deskbook.cli.differences import unified
from deskbook.cli.scope import scope
from deskbook.diagnostics import Diagnostic
from deskbook.diagnostics import text as text_report
from deskbook.editing import TransactionError, write_all
from deskbook.editing.canonical import format_source
from deskbook.editing.handbook import FormattedFile, format_handbook
from deskbook.editing.kind import kind_at, kind_named
from deskbook.messages import Text, text
from deskbook.project import Project, ProjectError, find
from deskbook.sources.parsing import digest_of

_HELP = Text(
    "把手册文件整理成统一的写法：栏目顺序、缩进、引号、空行。内容和注释一个字也不变。"
    "不写文件就整理整本手册；写“-”就从标准输入读、向标准输出写。",
    "Put handbook files into one canonical form: order of keys, indentation, quotes, empty lines."
    " Not a word of content or comments changes. Without files the whole handbook is formatted;"
    ' "-" reads standard input and writes standard output.',
)
_EPILOG = Text(
    "\b\n示例：\n  deskbook fmt\n  deskbook fmt handbook/shop/roles\n  deskbook fmt --diff\n"
    "  deskbook fmt --check\n\n"
    "\b\n退出码：0 完成；1 有文件读不懂而保持原样（--check 时：有文件需要整理）；"
    "\n2 用法不对或无法写入。",
    "\b\nExamples:\n  deskbook fmt\n  deskbook fmt handbook/shop/roles\n  deskbook fmt --diff\n"
    "  deskbook fmt --check\n\n"
    "\b\nExit code: 0 done; 1 a file has errors and was left alone (with --check: something is to"
    " be\nformatted); 2 misuse, or nothing could be written.",
)


def command(language: str) -> click.Command:
    """Return the command with its help in `language`."""

    @click.command(
        "fmt",
        short_help=Text(
            "把源文件整理成统一的写法，内容不变。", "Put source files into one canonical form."
        ).render(language),
        help=_HELP.render(language),
        epilog=_EPILOG.render(language),
    )
    @click.argument("paths", nargs=-1, type=click.Path())
    @project_option(language)
    @click.option(
        "--check",
        "only_check",
        is_flag=True,
        help=Text(
            "不改文件，只列出需要整理的。", "Change nothing; list what is to be formatted."
        ).render(language),
    )
    @click.option(
        "--diff",
        is_flag=True,
        help=Text("不改文件，显示会怎样改。", "Change nothing; show what would change.").render(
            language
        ),
    )
    @click.option(
        "--stdin-path",
        metavar="PATH",
        help=Text(
            "与“-”合用：这段内容是哪个文件。", 'With "-": which file the text belongs to.'
        ).render(language),
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
        help=Text("只报告错误。", "Report errors only.").render(language),
    )
    @language_option(language)
    def fmt(
        paths: tuple[str, ...],
        config_file: str | None,
        only_check: bool,
        diff: bool,
        stdin_path: str | None,
        color: str,
        quiet: bool,
    ) -> None:
        if "-" in paths:
            if len(paths) > 1 or only_check or diff:
                misuse(_ALONE, language)
            _stream(config_file, stdin_path, language)
            return
        where = find_project(config_file, language)
        files, findings = format_handbook(
            where.root, where.directory, _wanted(where, paths, language)
        )
        changed = [file for file in files if file.result.changed]
        if diff:
            colour = wants_colour(color, sys.stdout)
            for file in changed:
                shown = unified(file.path, *map(_shown, _both(file)), colour=colour)
                click.echo(shown, nl=False, color=True)
        elif changed:
            if not only_check:
                _write(where, changed, language)
            if not quiet:
                click.echo("\n".join(file.path for file in changed))
        findings += [one for file in files for one in file.result.findings]
        _report(where, files, findings, language)
        if not quiet:
            tell(_summary(len(changed), len(files), written=not (only_check or diff)), language)
        if findings or (only_check and changed):
            raise SystemExit(EXIT_ERRORS)

    return fmt


def _wanted(where: Project, paths: tuple[str, ...], language: str) -> Callable[[str], bool]:
    """Return whether a source is asked for; end the program for a path that is none."""
    if not paths:
        return lambda path: True
    asked = scope(where, paths)
    for path in (*asked.outside, *asked.gone):
        misuse(text(_NO_SOURCE.zh, _NO_SOURCE.en, path=path), language)
    return asked.holds


def _write(where: Project, changed: Sequence[FormattedFile], language: str) -> None:
    try:
        write_all(
            where.root,
            {file.path: file.result.content for file in changed},
            {file.path: digest_of(file.before) for file in changed},
        )
    except TransactionError as error:
        misuse(error.text, language)


def _report(
    where: Project, files: Sequence[FormattedFile], findings: Sequence[Diagnostic], language: str
) -> None:
    """Say on standard error which files were left alone, and why."""
    if findings:
        report = text_report.render(findings, language, lambda path: read_text(where.root / path))
        click.echo(report, nl=False, err=True)
    for file in files:
        if file.result.refusal is not None:
            tell(
                text("{path}：{why}", "{path}: {why}", path=file.path, why=file.result.refusal),
                language,
            )


def _stream(config_file: str | None, path: str | None, language: str) -> None:
    """Format standard input."""
    content = sys.stdin.buffer.read()
    kind = ""
    if path is not None:
        kind = _kind(config_file, path)
    kind = kind or kind_named(content.decode(errors="replace"))
    result = format_source(path or "-", content, kind)
    if result.findings:
        lines = content.decode(errors="replace")
        click.echo(
            text_report.render(result.findings, language, lambda _: lines), nl=False, err=True
        )
        raise SystemExit(EXIT_ERRORS)
    if result.refusal is not None:
        tell(result.refusal, language)
    sys.stdout.buffer.write(result.content)
    sys.stdout.buffer.flush()


def _kind(config_file: str | None, path: str) -> str:
    """Return the kind of the file at `path`, "" where there is no project or no such place."""
    try:
        where = find(config_file)
    except ProjectError:
        return ""
    below = scope(where, [path]).paths
    return kind_at(next(iter(below)), where.directory) if below else ""


def _both(file: FormattedFile) -> tuple[bytes, bytes]:
    return file.before, file.result.content


def _shown(content: bytes) -> str:
    return content.decode(errors="replace")


def _summary(changed: int, total: int, *, written: bool) -> Text:
    if not changed:
        return text(
            "{total} 个文件的写法都已经统一。",
            "All {total} files are in canonical form.",
            total=total,
        )
    if written:
        return text(
            "整理了 {total} 个文件中的 {changed} 个。",
            "Formatted {changed} of {total} files.",
            changed=changed,
            total=total,
        )
    return text(
        "{total} 个文件中有 {changed} 个需要整理。运行 deskbook fmt 来整理。",
        "{changed} of {total} files are to be formatted. Run deskbook fmt to do it.",
        changed=changed,
        total=total,
    )


_ALONE = Text(
    "“-”不能和别的文件、--check 或 --diff 一起用。",
    '"-" goes neither with other files nor with --check or --diff.',
)
_NO_SOURCE = Text(
    "“{path}”不是这本手册的文件。没有改动任何文件。",
    '"{path}" is no file of this handbook. Nothing was changed.',
)
