"""The MkDocs plugin: with `plugins: [deskbook]`, `mkdocs build` and `mkdocs serve` just work."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from deskbook.diagnostics import Diagnostic, Severity
from deskbook.site.authored import Authored, safe_title, slow_theme, without_address
from deskbook.site.banner import banner, line, with_banner
from deskbook.site.markdown_links import AuthoredLinks
from deskbook.site.mkdocs_theme import MkDocsTheme, theme_language
from deskbook.site.output import generated_files, write_site
from deskbook.site.shells import render_shells
from deskbook.site.source import PageSource
from deskbook.site.theme import polish
from deskbook.site.tolerant import Tolerant

log = logging.getLogger("mkdocs.plugins.deskbook")


def open_source(project: Path, handbook: Path, config: MkDocsConfig, prove: bool) -> PageSource:
    """The pages of the handbook in `handbook`, for a run that MkDocs itself has started."""
    from deskbook.site.opening import open_source as open_pipeline

    docs, address = Path(config.docs_dir), config.repo_url or ""
    hidden = config.exclude_docs, config.draft_docs
    return open_pipeline(project, handbook, config.use_directory_urls, docs, prove, hidden, address)


class Options(Config):  # type: ignore[no-untyped-call]
    """`handbook`: the folder of the sources; without it, the folder of the authored pages."""

    handbook = config_options.Type(str, default="")


class DeskbookPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """Adds the generated pages to a site. `source` and `stamping` are set by `mkdocs_run`."""

    source: PageSource | None = None
    stamping = True
    serving = False

    def on_startup(self, *, command: str, dirty: bool) -> None:
        # MkDocs keeps one plugin object for all builds of a process: begin afresh.
        self.source, self.stamping, self.serving = None, True, command == "serve"

    def on_config(self, config: MkDocsConfig) -> None:
        project = Path(config.config_file_path).absolute().parent
        docs = Path(config.docs_dir)
        place = docs.relative_to(project).as_posix() if docs.is_relative_to(project) else "."
        if self.source is None:
            handbook = Path(project, self.config.handbook or docs)
            source = open_source(project, handbook, config, not self.serving)
            self.source = Tolerant(source, place) if self.serving else source
        self.language = theme_language(config.theme)
        refresh = self.source.refresh()
        self._stop_on_errors(refresh.errors)
        self.authored = Authored(refresh, place, config.use_directory_urls)
        self.extension = AuthoredLinks(self.authored.links, lambda path: False)
        config.markdown_extensions.append(self.extension)
        config.extra_css.extend(refresh.loaded(".css"))
        script = config_options.ExtraScript()  # type: ignore[no-untyped-call]
        modules = ({"path": path, "type": "module"} for path in refresh.loaded(".js"))
        config.extra_javascript.extend(map(script.run_validation, modules))
        config.theme["font"] = False

    def on_serve(self, server: Any, *, config: MkDocsConfig, builder: Any) -> Any:
        if self.config.handbook:
            server.watch(str(Path(config.config_file_path).parent / self.config.handbook))
        return server

    @event_priority(-50)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        for file in list(files):
            if file.src_dir == config.docs_dir and file.src_uri.endswith((".yml", ".yaml")):
                files.remove(file)
        self.extension.exists = lambda path: files.get_file_from_path(path) is not None
        included = [f for f in files if f.inclusion.is_included()]  # type: ignore[no-untyped-call]
        self.authored.arrange({file.dest_uri for file in included})
        return files

    @event_priority(-50)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        self.theme = MkDocsTheme(config, files, nav)
        self.theme.add_entries(self.authored.entries())
        return nav

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> None:
        self.theme.use(env)

    def on_page_markdown(self, markdown: str, *, page: Page, **_: Any) -> None:
        self.extension.source = page.file.src_uri
        if "title" in page.meta:
            page.meta["title"] = safe_title(page.meta["title"])

    def on_page_content(self, html: str, *, page: Page, **_: Any) -> str:
        file = page.file
        return self.authored.content(html, file.src_uri, page.url, file.abs_src_path)

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        output = polish(output, page.title or "")
        self.authored.rendered(output, page.file.src_uri, config.site_url or "")
        return (
            with_banner(output, self._banner(self.authored.findings())) if self.serving else output
        )

    def on_post_template(self, output_content: str, *, config: MkDocsConfig, **_: Any) -> str:
        output = polish(output_content, "")
        self.authored.rendered(output, "", config.site_url or "")
        return output

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        authored = self.authored
        self.layout = self.theme.layout(authored.handbook, authored.entries())
        if not self.stamping:
            return
        findings = authored.findings() + authored.path_findings()
        self._stop_on_errors(findings)
        shells = render_shells(self.theme, self.layout, authored.pages.values())
        if not shells.stampable:
            findings.append(slow_theme(authored.handbook))
        if not config.site_url:
            findings.append(without_address(authored.handbook))
        notice = self._banner(findings) if self.serving else None
        files = generated_files(authored, shells, self.theme, self.theme.urls())
        write_site(Path(config.site_dir), authored, shells, files, notice)
        for one in [*authored.refresh.diagnostics, *findings]:
            severity = Severity.INFO if self.serving else one.severity
            log.log(getattr(logging, severity.name), line(one, self.language))

    def _stop_on_errors(self, findings: Sequence[Diagnostic]) -> None:
        errors = [one for one in findings if one.severity is Severity.ERROR]
        if errors and not self.serving:
            raise PluginError("\n".join(line(one, self.language) for one in errors))

    def _banner(self, findings: Sequence[Diagnostic]) -> str:
        return banner([*self.authored.refresh.diagnostics, *findings], self.language)
