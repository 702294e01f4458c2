"""`deskbook gaps`: what agents did not find, and what to add so that they will."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from deskbook.authoring import additions
from deskbook.authoring.plan import difference
from deskbook.authoring.writing import carry_out, texts
from deskbook.cli.authoring import opened
from deskbook.cli.common import (
    find_project,
    format_option,
    language_option,
    misuse,
    project_option,
    show_json,
    tell,
)
from deskbook.cli.gaps_told import as_data, flag_lines, proposal_line, summary
from deskbook.cli.search_engine import made_from
from deskbook.desk import gaps, reports
from deskbook.desk.flagged import flagged
from deskbook.desk.gaps import Proposal
from deskbook.desk.reports import Report, UnreadableQueue
from deskbook.diagnostics.excerpt import visible
from deskbook.messages import Text, text
from deskbook.messages.system import reason
from deskbook.model import Key

_FIELDS = {"question": "questions", "term": "hidden"}


def command(language: str) -> click.Command:
    """Return the command with its help in `language`."""

    @click.command(
        "gaps",
        short_help=Text(
            "看坐席没有查到什么，建议补上哪些说法。",
            "See what agents did not find, and what to add.",
        ).render(language),
        help=Text(
            "读坐席工作台导出的“查不到”记录（JSON 或 CSV），把意思相近的说法归在一起，"
            "建议给哪个条目补上问法、给哪个术语补上别的叫法；坐席报错的条目另外列出。"
            "几个文件里重复的记录只算一次。",
            "Read what agents did not find, as exported by the desk (JSON or CSV), gather what"
            " means the same, and propose questions for entries and labels for terms; entries"
            " that agents flagged are listed apart. What several files hold counts once.",
        ).render(language),
        epilog=Text(
            "\b\n示例：\n  deskbook gaps queue.json\n"
            "  deskbook gaps 一线.csv 二线.csv --at-least 3\n"
            "  deskbook gaps queue.json > gaps.patch\n  deskbook gaps queue.json --write\n\n"
            "\b\n退出码：0 做完了，2 用法不对。",
            "\b\nExamples:\n  deskbook gaps queue.json\n  deskbook gaps a.csv b.csv --at-least 3\n"
            "  deskbook gaps queue.json > gaps.patch\n  deskbook gaps queue.json --write\n\n"
            "\b\nExit code: 0 done, 2 misuse.",
        ).render(language),
    )
    @click.argument(
        "files", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path)
    )
    @project_option(language)
    @click.option(
        "--at-least",
        type=click.IntRange(1),
        default=2,
        show_default=True,
        help=Text(
            "至少查过几次才提建议。", "Propose only for what was looked for so often."
        ).render(language),
    )
    @click.option(
        "--write",
        is_flag=True,
        help=Text(
            "把坐席自己点开过的条目的建议写进源文件；其余的只列出来。",
            "Write the proposals for entries that agents opened themselves; list the others.",
        ).render(language),
    )
    @format_option(language)
    @language_option(language)
    def command_gaps(
        files: tuple[Path, ...], config_file: str | None, at_least: int, write: bool, output: str
    ) -> None:
        known = reports.merged([_read(file, language) for file in files])
        flags = flagged(known)
        where = find_project(config_file, language)
        with opened(config_file, language) as desk:
            engine = made_from(where, desk.handbook)
            found = list(gaps.proposals(gaps.clusters(known), engine, at_least))
            plan = additions.plan(desk.handbook, _additions(found, certain=write))
            lines = list(difference(plan, texts(desk.root, plan)))
            if write:
                carry_out(desk, plan)
        if output == "json":
            show_json(as_data(known, found, flags, engine.titles, lines))
        else:
            click.echo("".join(visible(line.rstrip("\n")) + "\n" for line in lines), nl=False)
            for line in (*map(proposal_line, found), *flag_lines(flags, engine.titles)):
                tell(line, language)
        tell(summary(known, found, len(plan.touched()), written=write), language)

    return command_gaps


def _read(file: Path, language: str) -> list[Report]:
    try:
        found = reports.read(str(file), file.read_bytes())
    except OSError as error:
        misuse(
            text(
                zh="无法读取 {file}：{reason}。",
                en="{file} cannot be read: {reason}.",
                file=file,
                reason=reason(error),
            ),
            language,
        )
    except UnreadableQueue as error:
        misuse(error.text, language)
    if not found:
        tell(
            text(zh="“{file}”里没有记录。", en='There is nothing in "{file}".', file=file), language
        )
    return found


def _additions(found: Sequence[Proposal], *, certain: bool) -> Iterator[additions.Addition]:
    for one in found:
        if one.action in _FIELDS and (one.certain or not certain):
            organization, _, name = one.entry.rpartition("/")
            kind, _, identifier = name.partition(":")
            key = Key(organization, kind, identifier)
            yield additions.Addition(key, _FIELDS[one.action], one.cluster.query)
