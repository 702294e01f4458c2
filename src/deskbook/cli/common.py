"""What every command shares: the language, the options, the exit codes, the streams."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click

from deskbook import project
from deskbook.diagnostics.baseline import Baseline, BaselineError
from deskbook.messages import LANGUAGES, Text, text
from deskbook.messages.system import reason
from deskbook.project import Project, ProjectError
from deskbook.sources import Cache

EXIT_ERRORS = 1
EXIT_MISUSE = 2

Function = TypeVar("Function", bound=Callable[..., Any])


def choose_language(arguments: Sequence[str], environment: dict[str, str] | None = None) -> str:
    """Return the language of the interface: `--lang`, else the locale's, else Chinese.

    A locale without a language (C, POSIX, none) reads as Chinese, the first language here.
    """
    for position, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name == "--lang":
            chosen = value or next(iter(arguments[position + 1 : position + 2]), "")
            return chosen if chosen in LANGUAGES else LANGUAGES[0]
    variables = os.environ if environment is None else environment
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        locale = variables.get(variable, "")
        if locale:
            plain = locale.partition(".")[0]
            return "zh" if plain in ("C", "POSIX") or plain.startswith("zh") else "en"
    return LANGUAGES[0]


def language_option(language: str) -> Callable[[Function], Function]:
    """The `--lang` option; its value has been read before the commands are made."""
    return click.option(
        "--lang",
        type=click.Choice(LANGUAGES),
        expose_value=False,
        help=Text("界面语言。", "Language of the interface.").render(language),
    )


def project_option(language: str) -> Callable[[Function], Function]:
    """The `-f` option that names the project's `mkdocs.yml`."""
    return click.option(
        "-f",
        "--config-file",
        metavar="FILE",
        help=Text(
            "项目的 mkdocs.yml（默认：当前文件夹里的）。",
            "The project's mkdocs.yml (default: the one in the current folder).",
        ).render(language),
    )


class Day(click.ParamType[date]):
    """A day as `2026-01-31`, or `today`."""

    name = "date"

    def __init__(self, language: str) -> None:
        self._language = language

    def convert(self, value: Any, param: Any, ctx: Any) -> date:
        """Return the day; end the program with what a day looks like."""
        try:
            return date.today() if value == "today" else date.fromisoformat(value)
        except ValueError:
            message = text(
                zh="“{value}”不是日期。请写成 2026-01-31 这样，或者写 today。",
                en='"{value}" is no day. Write it like 2026-01-31, or today.',
                value=value,
            )
            misuse(message, self._language)


def as_of_option(language: str) -> Callable[[Function], Function]:
    """The `--as-of` option: the day on which reviews, waivers and validity are judged."""
    return click.option(
        "--as-of",
        type=Day(language),
        metavar="DATE",
        help=Text(
            "按哪一天判断复审、豁免和有效期（2026-01-31 或 today）；不写就不检查这些。",
            "The day on which reviews, waivers and validity are judged (2026-01-31 or today);"
            " without it they are not.",
        ).render(language),
    )


def format_option(language: str) -> Callable[[Function], Function]:
    """The `--format` option of commands that show text, or JSON for other programs."""
    return click.option(
        "--format",
        "output",
        type=click.Choice(["text", "json"]),
        default="text",
        help=Text("输出格式。", "Output format.").render(language),
    )


def show_json(data: object) -> None:
    """Print data for other programs."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))


def find_project(config_file: str | None, language: str) -> Project:
    """Return the project, or end the program with what is wrong and what to do."""
    try:
        where = project.find(config_file)
    except ProjectError as error:
        misuse(error.text, language)
    if (where.state / "edits").is_dir():
        _complete(where, language)
    return where


def _complete(where: Project, language: str) -> None:
    """Complete the writing of sources that was interrupted; what would be read is half done."""
    # Imported here: hardly any run has anything to complete.
    from deskbook.editing import TransactionError, recover

    try:
        paths = recover(where.root)
    except TransactionError as error:
        misuse(error.text, language)
    if paths:
        message = text(
            zh="上一次修改文件时中断了，现已完成，涉及 {count} 个文件。",
            en="An interrupted change of sources has been completed ({count} files).",
            count=len(paths),
        )
        tell(message, language)


def misuse(message: Text, language: str) -> NoReturn:
    """Say what is wrong with the call and end with exit code 2."""
    tell(message, language)
    raise SystemExit(EXIT_MISUSE)


def tell(message: Text, language: str) -> None:
    """Print a message for people: standard error, since standard output is for data."""
    click.echo(message.render(language), err=True)


@contextmanager
def open_cache(where: Project, enabled: bool) -> Iterator[Cache | None]:
    """Give the project's cache, or None when it is switched off."""
    if not enabled:
        yield None
        return
    with Cache(where.root) as cache:
        yield cache


def wants_colour(choice: str, stream: Any) -> bool:
    """Whether to colour: as told, else on a terminal unless NO_COLOR is set."""
    if choice != "auto":
        return choice == "always"
    return stream.isatty() and not os.environ.get("NO_COLOR")


def use_utf8() -> None:
    """Make both streams UTF-8 whatever the locale says, so that Chinese never fails to print."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def write_failed(path: str, error: OSError) -> Text:
    """The message for a file that cannot be written."""
    return text(
        zh="无法写入 {path}：{reason}。请检查磁盘空间和权限；原有内容没有改动。",
        en="{path} cannot be written: {reason}. Check space and permissions; what was there is"
        " unchanged.",
        path=path,
        reason=reason(error),
    )


def read_text(path: Path) -> str | None:
    """Return a source's text for quoting, or None when it cannot be shown."""
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None


def read_known(where: Project, language: str) -> Baseline:
    """Return the project's baseline, or end the program with what is wrong with it."""
    # Imported here, because most commands do without.
    from deskbook.checking import read_baseline

    try:
        return read_baseline(where.root)
    except BaselineError as error:
        misuse(error.text, language)


def write_whole(path: Path, content: str) -> None:
    """Write a file so that it is either the old one or all of the new one."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        temporary.write_text(content, "utf-8")
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
