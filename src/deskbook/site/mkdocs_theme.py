"""Rendering with the theme of an MkDocs run: together with `mkdocs.py` all that knows MkDocs."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, TemplateNotFound
from jinja2.bccache import Bucket
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Link, Navigation
from mkdocs.theme import Theme as MkDocsThemeFiles

from deskbook.site.source import Section
from deskbook.site.theme import Layout, ThemeHeading, ThemePage, plain, polish
from deskbook.site.urls import url_of

_TOC = '{% import "partials/language.html" as lang with context %}{% include "partials/toc.html" %}'


class _Memory(BytecodeCache):
    """Compiled templates, kept while the process lives."""

    def __init__(self) -> None:
        self._compiled: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if (code := self._compiled.get(bucket.key)) is not None:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._compiled[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Memory()


class _Visible(FileSystemLoader):
    """Lists no hidden folders. MkDocs publishes nothing in them, but would look at every file:
    Material keeps more than ten thousand icons there."""

    def list_templates(self) -> list[str]:
        found: set[str] = set()
        for root in self.searchpath:
            for directory, folders, files in os.walk(root, followlinks=self.followlinks):
                folders[:] = [one for one in folders if not one.startswith(".")]
                place = Path(directory).relative_to(root)
                found.update((place / one).as_posix() for one in files)
        return sorted(found)


def list_visible_files(theme: MkDocsThemeFiles) -> None:
    """Let the run's templates be listed without hidden folders."""
    make = theme.get_env

    def get_env() -> Environment:
        env = make()
        if type(env.loader) is FileSystemLoader:
            env.loader = _Visible(env.loader.searchpath)
        return env

    theme.get_env = get_env  # type: ignore[method-assign]


class MkDocsTheme:
    """Renders generated pages inside the navigation of one run. Implements `Theme`."""

    def __init__(self, config: MkDocsConfig, files: Files, nav: Navigation) -> None:
        self.config = config
        self.nav = nav
        self.files = files.documentation_pages()
        self.env = Environment()
        self._links: dict[str, Link] = {}
        self._of_section: dict[str, Link] = {}

    def use(self, env: Environment) -> None:
        """Take the run's templates; those compiled before in this process are not again."""
        env.bytecode_cache = _COMPILED
        self.env = env

    def add_entries(self, sections: Iterable[Section]) -> None:
        """Put links to generated pages into the navigation; a section without id is the home."""
        for section in sections:
            link = Link(plain(section.title), url_of(section.path, self.config.use_directory_urls))
            self._links[section.path] = link
            if section.id:
                self._of_section[section.id] = link
                self.nav.items.append(link)
            else:
                self.nav.items.insert(0, link)
                self.nav.homepage = link  # type: ignore[assignment]

    def layout(self, handbook: str, sections: Iterable[Section]) -> Layout:
        """What the configuration and the navigation say about addresses."""
        return Layout(
            directory_urls=self.config.use_directory_urls,
            site_url=self.config.site_url or "",
            handbook=handbook,
            repository=self.config.repo_url,
            edit_uri=self.config.edit_uri,
            edit_template=self.config.edit_uri_template,
            entries={section.path: section.id for section in sections},
            folders=frozenset(_folders(_addresses(self.nav.items))),
        )

    def urls(self) -> list[str]:
        """The addresses of all authored pages."""
        return [file.page.url for file in self.files if file.page is not None]

    def render(self, page: ThemePage, section: str, entry: str) -> str:
        """The whole HTML of `page`, as `Theme` says; other plugins do not see it."""
        items, own = self.nav.items, self._links.get(entry)
        active = self._of_section.get(section)
        self.nav.items = [page if own is not None and one is own else one for one in items]
        if active is not None:
            active.active = True
        try:
            context = get_context(self.nav, self.files, self.config, page)  # type: ignore[arg-type]
            html = self.env.get_template("main.html").render(context)
        finally:
            self.nav.items = items
            if active is not None:
                active.active = False
        return polish(html, page.title)

    def render_toc(self, headings: list[ThemeHeading]) -> str | None:
        """The theme's table of contents, None for a theme without such a part."""
        try:
            template = self.env.from_string(_TOC)
            return str(template.render(config=self.config, page={"toc": headings}))
        except TemplateNotFound:
            return None


def _addresses(items: Iterable[Any]) -> Iterator[str]:
    """The site-relative addresses that the navigation links to."""
    for item in items:
        if item.children:
            yield from _addresses(item.children)
        elif item.url and "://" not in item.url:
            yield item.url


def _folders(addresses: Iterable[str]) -> Iterator[str]:
    """Every folder that one of the addresses lies in or is."""
    for address in addresses:
        parts = address.split("/")[:-1]
        for size in range(1, len(parts) + 1):
            yield "/".join(parts[:size])


def theme_language(theme: Any) -> str:
    """Return the language of the theme's own words, "zh" or "en".

    Raises `PluginError` for a theme other than Material, whose parts pages are stamped into.
    """
    if theme.name != "material":
        raise PluginError(
            "deskbook 需要 Material 主题：请在 mkdocs.yml 里写 theme: {name: material}。"
            " / deskbook needs the Material theme: write theme: {name: material} in mkdocs.yml."
        )
    return "zh" if str(theme["language"]).startswith("zh") else "en"
