"""`deskbook check --fix`: repairs what can be repaired for certain."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable

import click

from deskbook.cli.common import misuse, tell, wants_colour
from deskbook.cli.differences import unified
from deskbook.cli.fix_rounds import Fixing, Judging, fix_all
from deskbook.diagnostics import Diagnostic
from deskbook.editing import TransactionError, write_all
from deskbook.messages import Text, text
from deskbook.sources import Cache
from deskbook.sources.encoding import decode, recoded
from deskbook.sources.parsing import digest_of

__all__ = ["Judging", "apply_fixes"]


def apply_fixes(
    judging: Judging,
    cache: Cache | None,
    wanted: Callable[[str], bool],
    language: str,
    *,
    diff: bool,
    colour: str,
) -> None:
    """Make all fixes in the files that are `wanted` and write them, or with `diff` only show how
    they would change; then say of each file what was done.

    Raises `deskbook.rules.UnknownRule`.
    """
    done = fix_all(judging, cache, wanted)
    if diff:
        painted = wants_colour(colour, sys.stdout)
        for path, content in sorted(done.after.items()):
            shown = unified(path, _shown(done.before[path]), _shown(content), colour=painted)
            click.echo(shown, nl=False, color=True)
    elif done.after:
        _write(judging, done, language)
    for path, found in sorted(done.fixed.items()):
        tell(_told(path, found, written=not diff), language)
    if not done.fixed:
        tell(text("没有可以自动改好的问题。", "Nothing can be fixed automatically."), language)


def _write(judging: Judging, done: Fixing, language: str) -> None:
    known = {path: digest_of(content) for path, content in done.before.items()}
    try:
        write_all(judging.where.root, done.after, known)
    except TransactionError as error:
        misuse(error.text, language)


def _told(path: str, found: list[Diagnostic], *, written: bool) -> Text:
    counts = sorted(Counter(one.code for one in found).items())
    codes = ", ".join(code if count == 1 else f"{code} × {count}" for code, count in counts)
    if written:
        return text(
            "{path}：改好 {count} 处（{codes}）。",
            "{path}: {count} fixed ({codes}).",
            path=path,
            count=len(found),
            codes=codes,
        )
    return text(
        "{path}：可以改好 {count} 处（{codes}）。",
        "{path}: {count} can be fixed ({codes}).",
        path=path,
        count=len(found),
        codes=codes,
    )


def _shown(content: bytes) -> str:
    read = decode("", content)
    return read if isinstance(read, str) else recoded(content) or ""
