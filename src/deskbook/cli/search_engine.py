"""What `deskbook search` and `deskbook gaps` ask: the search of a site, or of the sources."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from deskbook.cli.common import find_project, misuse, open_cache
from deskbook.messages import Text, text
from deskbook.messages.system import reason
from deskbook.project import Project

if TYPE_CHECKING:
    from deskbook.model import Handbook
    from deskbook.search.engine import Engine, Result
    from deskbook.search.standing import Scope


REASONS = {
    "The site has no search index.": "这个文件夹里没有搜索文件",
    "The search index is damaged.": "搜索文件损坏了",
    "The search index is cut short.": "搜索文件不完整",
    "The search index has lost some of its files.": "缺了一部分搜索文件",
    "The search index is of another version than this program.": "搜索文件是别的版本的 "
    "deskbook 生成的",
}
"""What `BadIndex` says, in Chinese."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An engine, a sentence on what it was made from, the names of the organizations, and the
    folder of the site, if it is one's."""

    engine: Engine
    source: Text
    names: Mapping[str, str]
    folder: Path | None = None


def open_search(config_file: str | None, site: Path | None, sources: bool, language: str) -> Opened:
    """Return the engine of the site that is named, of the project's, or of the sources."""
    if site is not None:
        return _site(site, language)
    if not sources:
        where = find_project(config_file, language)
        if (where.site_dir / "search" / "manifest.json").is_file():
            return _site(where.site_dir, language)
    where, handbook, engine = from_sources(config_file, language)
    names = {one.id: one.name for one in handbook.organizations}
    told = text(zh="查的是源文件。", en="Searched the sources.")
    return Opened(engine, told, names)


def ask(
    found: Opened, query: str, today: str, limit: int, scope: Scope, language: str
) -> list[Result]:
    """Return what answers a query, with what says the matter only in its text."""
    from deskbook.search.container import BadIndex

    search = partial(found.engine.search, query, today=today, limit=limit, scope=scope)
    try:
        return search(bodies=True)
    except BadIndex as error:
        _unusable(found.folder, error, language)


def _site(folder: Path, language: str) -> Opened:
    from deskbook.search.container import BadIndex
    from deskbook.search.engine import open_site

    try:
        engine = open_site(folder)
        manifest = json.loads((folder / "search" / "manifest.json").read_bytes())
    except (BadIndex, OSError, ValueError) as error:
        _unusable(folder, error, language)
    told = text(
        zh="查的是网站 {folder}；源文件改过以后请重新生成，或者加 --sources。",
        en="Searched the site {folder}; build it again after edits, or use --sources.",
        folder=folder,
    )
    return Opened(engine, told, manifest.get("organizations", {}), folder)


def _unusable(folder: Path | None, error: Exception, language: str) -> NoReturn:
    misuse(
        text(
            zh="网站“{folder}”里的搜索文件不能用：{reason}。请重新运行 deskbook build，"
            "或者加 --sources 直接查源文件。",
            en='The search files of the site "{folder}" cannot be used: {reason}. Run'
            " deskbook build again, or search the sources with --sources.",
            folder=folder or "",
            reason=why(error),
        ),
        language,
    )


def why(error: Exception) -> Text:
    """Return why an index cannot be used, in the languages of the interface."""
    if isinstance(error, OSError):
        return reason(error)
    words = str(error).rstrip(".")
    return Text(REASONS.get(str(error), words), f"{words[:1].lower()}{words[1:]}")


def from_sources(config_file: str | None, language: str) -> tuple[Project, Handbook, Engine]:
    """Return the project, its handbook and the engine that its site would have."""
    from deskbook.checking import check

    where = find_project(config_file, language)
    with open_cache(where, enabled=True) as cache:
        handbook = check(where.root, where.directory, cache=cache).handbook
    return where, handbook, made_from(where, handbook)


def made_from(where: Project, handbook: Handbook) -> Engine:
    """Return the engine that the site of a handbook would have."""
    from deskbook.desk.opening import engine
    from deskbook.desk.unpublished import left_out

    unseen = left_out(*where.unpublished)
    return engine(handbook, where.docs, directory_urls=where.directory_urls, left_out=unseen)
