"""`deskbook search`: what callers' words find, and why."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from deskbook.cli.common import (
    EXIT_ERRORS,
    as_of_option,
    find_project,
    language_option,
    misuse,
    open_cache,
    project_option,
    tell,
)
from deskbook.diagnostics.excerpt import visible
from deskbook.messages import Text, text
from deskbook.project import Project

if TYPE_CHECKING:
    from deskbook.model import Handbook
    from deskbook.search.engine import Engine, Result
    from deskbook.search.standing import Scope

_HOW = {
    "title": Text("标题", "title"),
    "question": Text("问法", "question"),
    "pinyin": Text("拼音", "pinyin"),
    "initials": Text("拼音首字母", "initials"),
    "sound": Text("同音字", "same sound"),
    "synonym": Text("同义词", "synonym"),
    "code": Text("代码", "code"),
    "term": Text("别名或标签", "other name or label"),
    "body": Text("正文", "text"),
}
_WEAK = Text("不太相关", "weak")


@dataclass(frozen=True, slots=True)
class _Found:
    """An engine, what it was made from, and the handbook where it was loaded."""

    engine: Engine
    source: Text
    names: Mapping[str, str]
    handbook: Handbook | None = None


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
    @click.option(
        "--format",
        "output",
        type=click.Choice(["text", "json"]),
        default="text",
        help=Text("输出格式。", "Output format.").render(language),
    )
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

            show(*_sources(config_file, language), today, output, language)
            return
        found = _open(config_file, site, sources, language)
        query = " ".join(words)
        results = found.engine.search(query, today=today, limit=limit, scope=scope)
        if output == "json":
            click.echo(
                json.dumps(_data(query, results, found, explained), ensure_ascii=False, indent=2)
            )
        else:
            if explained:
                click.echo("\n".join(_understood(found.engine, query, language)))
            for number, one in enumerate(results, 1):
                click.echo("\n".join(_lines(number, one, found, explained, language)))
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


def _open(config_file: str | None, site: Path | None, sources: bool, language: str) -> _Found:
    """Return the engine of the site that is named, of the project's, or of the sources."""
    if site is not None:
        return _site(site, language)
    if not sources:
        where = find_project(config_file, language)
        if (where.site_dir / "search" / "manifest.json").is_file():
            return _site(where.site_dir, language)
    where, handbook, engine = _sources(config_file, language)
    names = {one.id: one.name for one in handbook.organizations}
    told = text(zh="查的是源文件。", en="Searched the sources.")
    return _Found(engine, told, names, handbook)


def _site(folder: Path, language: str) -> _Found:
    from deskbook.search.engine import open_site
    from deskbook.search.container import BadIndex

    try:
        engine = open_site(folder)
        manifest = json.loads((folder / "search" / "manifest.json").read_bytes())
    except (BadIndex, OSError, ValueError) as error:
        misuse(
            text(
                zh="网站“{folder}”里的搜索文件不能用（{reason}）。请重新运行 deskbook build，"
                "或者加 --sources 直接查源文件。",
                en='The search files of the site "{folder}" cannot be used ({reason}). Run'
                " deskbook build again, or search the sources with --sources.",
                folder=folder,
                reason=error,
            ),
            language,
        )
    told = text(
        zh="查的是网站 {folder}；源文件改过以后请重新生成，或者加 --sources。",
        en="Searched the site {folder}; build it again after edits, or use --sources.",
        folder=folder,
    )
    return _Found(engine, told, manifest.get("organizations", {}))


def _sources(config_file: str | None, language: str) -> tuple[Project, Handbook, Engine]:
    from deskbook.checking import check
    from deskbook.desk.opening import engine

    where = find_project(config_file, language)
    with open_cache(where, enabled=True) as cache:
        handbook = check(where.root, where.directory, cache=cache).handbook
    made = engine(handbook, where.docs, directory_urls=where.directory_urls)
    return where, handbook, made


def _lines(number: int, one: Result, found: _Found, explained: bool, language: str) -> list[str]:
    owner, _, _ = one.id.rpartition("/")
    weak = f"  [{_WEAK.render(language)}]" if one.weak else ""
    lines = [visible(f"{number:2}. {one.title}{weak}")]
    where = found.names.get(owner, "")
    lines.append(visible("    " + "  ".join(filter(None, (one.id, where, one.url)))))
    how = _HOW[one.how].render(language)
    if one.matched and one.matched != one.title:
        how = (
            Text("{how}：{text}", "{how}: {text}")
            .render(language)
            .format(how=how, text=one.matched)
        )
    if explained or how != _HOW["title"].render(language):
        score = f"{one.score:.3f}  " if explained else ""
        lines.append(visible(f"    {score}{how}"))
    return lines


def _understood(engine: Engine, query: str, language: str) -> list[str]:
    from deskbook.search.explain import explain

    read, understood = explain(engine, query)
    lines = [text(zh="读作：{text}", en="Read as: {text}", text=read).render(language)]
    for one in understood:
        terms = " ".join(one.terms) + (" …" if one.count > len(one.terms) else "")
        why = f"  [{_HOW[one.why].render(language)}]" if one.why else ""
        about = text(
            zh="权重 {weight}，少见程度 {rarity}，{entries} 个条目里有",
            en="weight {weight}, rarity {rarity}, in {entries} entries",
            weight=f"{one.weight:g}",
            rarity=f"{one.rarity:.2f}",
            entries=one.entries,
        ).render(language)
        lines.append(f"  {terms}{why}  ({about})")
    return [visible(line) for line in [*lines, ""]]


def _data(query: str, results: list[Result], found: _Found, explained: bool) -> dict[str, Any]:
    data: dict[str, Any] = {
        "version": 1,
        "query": query,
        "results": [{name: getattr(one, name) for name in one.__slots__} for one in results],
    }
    if explained:
        from deskbook.search.explain import explain

        read, understood = explain(found.engine, query)
        data["read"] = read
        data["understood"] = [
            {name: getattr(one, name) for name in one.__slots__} for one in understood
        ]
    return data
