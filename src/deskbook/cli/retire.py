"""`deskbook retire`: an entry goes out of use."""

from __future__ import annotations

from datetime import date

import click

from deskbook.authoring.address import find
from deskbook.authoring.retire import retire, retired_path
from deskbook.authoring.writing import header
from deskbook.cli.authoring import dry_run_options, finish, opened
from deskbook.cli.common import Day, language_option, project_option
from deskbook.messages import Text, text


def command(language: str) -> click.Command:
    """Return the command with its help in `language`."""

    @click.command(
        "retire",
        short_help=Text(
            "停用一个条目，在 retired.yml 里留下记录。",
            "Take an entry out of use and keep a record.",
        ).render(language),
        help=Text(
            "停用一个条目：删去它的文件，在 retired.yml 里留下一行，编号不再给别的条目用。"
            "还有地方提到它时，不写 --replaced-by 就不停用。",
            "Take an entry out of use: its file goes, retired.yml keeps a line, and the id is never"
            " used again. While something still mentions it, --replaced-by is needed.",
        ).render(language),
        epilog=Text(
            "\b\n示例：\n  deskbook retire form:old-report --as-of today\n"
            "  deskbook retire role:night-clerk --replaced-by role:clerk --reason 夜班并入白班\n"
            "  deskbook retire role:night-clerk --replaced-by role:clerk --diff\n\n"
            "\b\n退出码：0 已停用，1 现在不能停用，2 用法不对。",
            "\b\nExamples:\n  deskbook retire form:old-report --as-of today\n"
            '  deskbook retire role:night-clerk --replaced-by role:clerk --reason "Merged"\n'
            "  deskbook retire role:night-clerk --replaced-by role:clerk --diff\n\n"
            "\b\nExit code: 0 done, 1 not possible now, 2 misuse.",
        ).render(language),
    )
    @click.argument("what")
    @click.option(
        "--replaced-by",
        metavar="WHAT",
        help=Text(
            "由哪个条目取代；提到旧条目的地方都改成它。",
            "What takes its place; everything that mentions the old entry is led there.",
        ).render(language),
    )
    @click.option(
        "--reason", default="", help=Text("为什么停用。", "Why it is retired.").render(language)
    )
    @click.option(
        "--as-of",
        type=Day(language),
        metavar="DATE",
        help=Text(
            "从哪一天起停用（2026-01-31 或 today）；不写就不记日期。",
            "The day from which it is out of use (2026-01-31 or today); not written when left out.",
        ).render(language),
    )
    @project_option(language)
    @dry_run_options(language)
    @language_option(language)
    def command_retire(
        what: str,
        replaced_by: str | None,
        reason: str,
        as_of: date | None,
        config_file: str | None,
        dry_run: bool,
        diff: bool,
    ) -> None:
        with opened(config_file, language) as desk:
            handbook = desk.handbook
            found = find(handbook, what)
            path = retired_path(handbook, found.key)
            plan = retire(
                handbook,
                desk.sources.files,
                found,
                desk.authored,
                replaced_by=None if replaced_by is None else find(handbook, replaced_by),
                reason=" ".join(reason.split()),
                day=as_of,
                header=header(desk.root, path, "retired"),
            )
            done = text(
                zh="“{label}”已停用，记在 {path} 里。",
                en="{label} is retired; {path} remembers it.",
                label=handbook.label(found.key),
                path=path,
            )
            finish(desk, plan, done, language, dry_run=dry_run, diff=diff)

    return command_retire
