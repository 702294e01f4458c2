"""What the commands that write sources share: opening, refusing, showing, writing."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NoReturn, TypeVar

import click

from deskbook.authoring.plan import Plan, difference
from deskbook.authoring.refusal import Refusal
from deskbook.authoring.writing import Desk, carry_out, open_desk, texts
from deskbook.cli.common import EXIT_ERRORS, EXIT_MISUSE, find_project, misuse, open_cache, tell
from deskbook.diagnostics.excerpt import visible
from deskbook.editing import TransactionError
from deskbook.editing.edits import EditError
from deskbook.messages import Text, text
from deskbook.messages.system import reason

Function = TypeVar("Function", bound=Callable[..., Any])


def dry_run_options(language: str) -> Callable[[Function], Function]:
    """The options `--dry-run` and `--diff`, which show and do not write."""

    def add(command: Function) -> Function:
        command = click.option(
            "--diff",
            is_flag=True,
            help=Text(
                "只显示要改的每一行，不写入。", "Show every line that would change; write nothing."
            ).render(language),
        )(command)
        return click.option(
            "--dry-run",
            is_flag=True,
            help=Text(
                "只列出要改的文件，不写入。", "List the files that would change; write nothing."
            ).render(language),
        )(command)

    return add


@contextmanager
def opened(config_file: str | None, language: str) -> Iterator[Desk]:
    """Give the loaded handbook; a refusal inside becomes its message and exit code."""
    where = find_project(config_file, language)
    try:
        with open_cache(where, enabled=True) as cache:
            desk = open_desk(where, cache)
        yield desk
    except Refusal as refusal:
        refuse(refusal, language)
    except (TransactionError, EditError) as error:
        misuse(error.text, language)
    except OSError as error:
        misuse(
            text(
                zh="读写文件时出错：{reason}。没有改动任何文件。",
                en="A file cannot be read or written: {reason}. No file was changed.",
                reason=reason(error),
            ),
            language,
        )


def refuse(refusal: Refusal, language: str) -> NoReturn:
    """Say why nothing is done, with the places that stand in the way."""
    lines = [refusal.text.render(language)]
    lines += [f"  {one.location}  {one.message.render(language)}" for one in refusal.places]
    click.echo(visible_lines(lines), err=True)
    raise SystemExit(EXIT_MISUSE if refusal.misuse else EXIT_ERRORS)


def visible_lines(lines: list[str]) -> str:
    """Return lines without anything that could move or hide what is around it."""
    return "\n".join(map(visible, lines))


def finish(desk: Desk, plan: Plan, done: Text, language: str, *, dry_run: bool, diff: bool) -> None:
    """Write a plan, or show it, and say what was done."""
    if diff:
        lines = difference(plan, texts(desk.root, plan))
        click.echo("".join(visible(line.rstrip("\n")) + "\n" for line in lines), nl=False)
    elif dry_run:
        click.echo("".join(f"{visible(line)}\n" for line in changes(plan, language)), nl=False)
    else:
        carry_out(desk, plan)
        tell(done, language)
    for note in plan.notes:
        tell(note, language)


def changes(plan: Plan, language: str) -> list[str]:
    """Return a line for every file that a plan changes."""
    chinese = language == "zh"
    edited = plan.edited()
    lines: list[str] = []
    for path in plan.touched():
        count = len(edited.get(path, ()))
        times = f"{count} 处" if chinese else f"{count} {'place' if count == 1 else 'places'}"
        if path in plan.removed:
            lines.append(f"{path}  {'删除' if chinese else 'removed'}")
        elif path in plan.moves:
            lines.append(f"{path} → {plan.moves[path]}" + (f"  {times}" if count else ""))
        else:
            lines.append(f"{path}  {times}")
    lines += [f"{path}  {'新建' if chinese else 'new'}" for path in sorted(plan.created)]
    return lines


def on_terminal() -> bool:
    """Whether somebody can be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()
