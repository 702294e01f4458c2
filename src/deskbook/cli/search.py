"""`deskbook search`: what callers' words find, and why."""

from __future__ import annotations

from datetime import date
from pathlib import Path

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
from deskbook.cli.search_scope import fits_nothing, read
from deskbook.messages import Text, text


def command(language: str) -> click.Command:
    """Return the command with its help in `language`."""

    @click.command(
        "search",
        short_help=Text("按客户的说法查手册。", "Search the handbook by what callers say.").render(
            language
        ),
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
    @click.argument("words", metavar="[TEXT]…", nargs=-1)
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
        query = " ".join(words).strip()
        if tests and words:
            misuse(
                text(
                    zh="要查的话和 --tests 只能选一样：--tests 试搜的是 search-tests.yml。",
                    en="Give either words or --tests, which tries those of search-tests.yml.",
                ),
                language,
            )
        if not query and not tests:
            misuse(
                text(
                    zh="请写要查的话，例如：deskbook search 没人接电话；"
                    "或者用 --tests 试搜 search-tests.yml。",
                    en="Give the words to search for, as in: deskbook search 没人接电话;"
                    " or --tests to run search-tests.yml.",
                ),
                language,
            )
        scope = read(scopes, language)
        if tests:
            from deskbook.cli.search_tests import show

            day = as_of.isoformat() if as_of else ""
            show(*from_sources(config_file, language), day, output, language)
            return
        # Whoever asks wants to know what holds now, as the desk does.
        today = (as_of or date.today()).isoformat()
        # Imported here: the help of all commands needs no engine.
        from deskbook.cli import search_results as shown

        found = open_search(config_file, site, sources, language)
        for note in fits_nothing(found.engine.index, scope):
            tell(note, language)
        results = ask(found, query, today, limit, scope, language)
        if output == "json":
            show_json(shown.data(query, results, found, explained, scope, today))
        else:
            if explained:
                click.echo("\n".join(shown.understood(found.engine, query, language)))
            for number, one in enumerate(results, 1):
                told = shown.factors(one, found, scope, today, language) if explained else ""
                click.echo("\n".join(shown.lines(number, one, found, explained, told, language)))
            tell(found.source, language)
            if not results:
                tell(text(zh="没有找到。", en="Nothing was found."), language)
        if not results:
            raise SystemExit(EXIT_ERRORS)

    return search
