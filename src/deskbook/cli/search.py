"""`deskbook search`: what callers' words find, and why."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from deskbook.cli.common import (
    EXIT_ERRORS,
    as_of_option,
    format_option,
    language_option,
    misuse,
    project_option,
    show_json,
    tell,
)
from deskbook.cli.search_engine import ask, from_sources, open_search
from deskbook.messages import Text, text

if TYPE_CHECKING:
    from deskbook.search.standing import Scope


def command(language: str) -> click.Command:
    """Return the command with its help in `language`."""

    @click.command(
        "search",
        help=Text(
            "按客户的说法查手册：整句话、关键词、拼音、首字母、错别字、繁体字、代码都可以。"
            "有生成好的网站就在网站里查，没有就直接查源文件。",
            "Search the handbook by what callers say: sentences, key words, pinyin, initials,"
            " wrong or traditional characters, codes. The built site is searched, or the sources"
            " where there is none.",
        ).render(language),
        epilog=Text(
            "\b\n示例：\n  deskbook search 没人接电话怎么办\n  deskbook search kehuzhuguan\n"
            "  deskbook search khzg --explain\n  deskbook search 退货 --scope queue=returns\n"
            "  deskbook search 退货 --format json\n  deskbook search --tests\n\n"
            "\b\n退出码：0 找到了（或测试合格），1 没有找到（或不合格），2 用法不对。",
            "\b\nExamples:\n  deskbook search 没人接电话怎么办\n  deskbook search kehuzhuguan\n"
            "  deskbook search khzg --explain\n  deskbook search 退货 --scope queue=returns\n"
            "  deskbook search 退货 --format json\n  deskbook search --tests\n\n"
            "\b\nExit code: 0 found (or tests passed), 1 nothing (or not enough passed), 2 misuse.",
        ).render(language),
    )
    @click.argument("words", metavar="TEXT", nargs=-1)
    @project_option(language)
    @click.option(
        "--limit",
        type=click.IntRange(1, 100),
        default=10,
        show_default=True,
        help=Text("最多列出几条。", "How many results at most.").render(language),
    )
    @click.option(
        "--explain",
        "explained",
        is_flag=True,
        help=Text("说明怎样理解、怎样打分。", "Tell what was understood, and the scores.").render(
            language
        ),
    )
    @click.option(
        "--tests",
        is_flag=True,
        help=Text(
            "逐条试搜 search-tests.yml，列出各类的合格率。",
            "Run search-tests.yml and list how many pass by class.",
        ).render(language),
    )
    @click.option(
        "--scope",
        "scopes",
        multiple=True,
        metavar="NAME=VALUE",
        help=Text(
            "来电的情况，相符的排在前面：queue、product、channel、organization；"
            "kinds 只留这些类型。",
            "What the call is about, which raises what fits: queue, product, channel,"
            " organization; kinds leaves out all others.",
        ).render(language),
    )
    @click.option(
        "--site",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        metavar="FOLDER",
        help=Text("在这个网站文件夹里查。", "Search the site in this folder.").render(language),
    )
    @click.option(
        "--sources",
        is_flag=True,
        help=Text(
            "不管有没有网站，都直接查源文件。", "Search the sources even where there is a site."
        ).render(language),
    )
    @as_of_option(language)
    @format_option(language)
    @language_option(language)
    def search(
        words: tuple[str, ...],
        config_file: str | None,
        limit: int,
        explained: bool,
        tests: bool,
        scopes: tuple[str, ...],
        site: Path | None,
        sources: bool,
        as_of: date | None,
        output: str,
    ) -> None:
        if bool(words) == tests:
            misuse(
                text(
                    zh="请写要查的话，例如：deskbook search 没人接电话；"
                    "或者用 --tests 试搜 search-tests.yml，两样只能选一样。",
                    en="Give the words to search for, as in: deskbook search 没人接电话;"
                    " or --tests to run search-tests.yml, but not both.",
                ),
                language,
            )
        scope = _scope(scopes, language)
        today = as_of.isoformat() if as_of else ""
        if tests:
            from deskbook.cli.search_tests import show

            show(*from_sources(config_file, language), today, output, language)
            return
        # Imported here: the help of all commands needs no engine.
        from deskbook.cli import search_results as shown

        found = open_search(config_file, site, sources, language)
        query = " ".join(words)
        results = ask(found, query, today, limit, scope, language)
        if output == "json":
            show_json(shown.data(query, results, found, explained))
        else:
            if explained:
                click.echo("\n".join(shown.understood(found.engine, query, language)))
            for number, one in enumerate(results, 1):
                click.echo("\n".join(shown.lines(number, one, found, explained, language)))
            tell(found.source, language)
            if not results:
                tell(text(zh="没有找到。", en="Nothing was found."), language)
        if not results:
            raise SystemExit(EXIT_ERRORS)

    return search


def _scope(scopes: tuple[str, ...], language: str) -> Scope:
    from deskbook.search.standing import Scope

    known = [one.name for one in fields(Scope)]
    values: dict[str, Any] = {}
    for one in scopes:
        name, equals, value = one.partition("=")
        if name not in known or not equals or not value:
            misuse(
                text(
                    zh="--scope 不认识“{value}”。请写成“名称=值”，名称可以是：{known}。",
                    en='--scope does not know "{value}". Write NAME=VALUE; names: {known}.',
                    value=one,
                    known=Text("、".join(known), ", ".join(known)),
                ),
                language,
            )
        values[name] = tuple(value.split(",")) if name == "kinds" else value
    return Scope(**values)
