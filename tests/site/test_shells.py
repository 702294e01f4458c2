"""Stamped pages are, byte for byte, what MkDocs would have rendered."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.commands.build import get_context
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from deskbook.pages.page import Heading, Page
from deskbook.site.mkdocs_run import Run, run_mkdocs
from deskbook.site.mkdocs_theme import MkDocsTheme
from deskbook.site.shells import render_shells
from deskbook.site.theme import plain, polish
from tests.site.conftest import TOC, MakeProject, page


def mkdocs_toc(toc: tuple[Heading, ...], level: int = 2) -> list[AnchorLink]:
    links = []
    for one in toc:
        link = AnchorLink(plain(one.title), one.id, level)
        link.children = mkdocs_toc(one.children, level + 1)
        links.append(link)
    return links


def as_mkdocs_renders(page: Page, run: Run) -> bytes:
    """The page as one of MkDocs' own, rendered with MkDocs' own objects and context."""
    theme = run.theme
    assert isinstance(theme, MkDocsTheme)
    config = theme.config
    source = page.path.removesuffix("/index.html") if page.path != "index.html" else "index"
    if page.path in run.layout.entries or not config.use_directory_urls:
        source = page.path.removesuffix(".html")
    file = File.generated(config, source + ".md", content="")
    assert file.dest_uri == page.path
    if page.source is not None:
        file.generated_by = None
        file.edit_uri = page.source.removeprefix("handbook/")
    own = MkDocsPage(plain(page.title), file, config)
    own.content, own.markdown = page.html, ""
    own.toc = TableOfContents(mkdocs_toc(page.toc))
    own.meta = {"description": plain(page.description)} if page.description else {}
    own.active = True
    nav, items = theme.nav, theme.nav.items
    nav.items = [own if getattr(one, "url", None) == own.url else one for one in items]
    for one in items:
        one.active = getattr(one, "url", "") == f"{page.section}/index.html".removesuffix(
            "index.html" if config.use_directory_urls else ""
        )
    try:
        context = get_context(nav, theme.files, config, own)
        html = theme.env.get_template("main.html").render(context)
    finally:
        nav.items = items
        for one in items:
            one.active = False
    return polish(html, own.title or "").encode()


FEATURES = (
    "[navigation.instant, navigation.tabs, content.action.edit, toc.follow]",
    "[navigation.sections, navigation.path, navigation.indexes, navigation.footer, "
    "toc.integrate, content.action.edit, content.action.view, navigation.top, "
    "navigation.expand]",
)


@pytest.mark.parametrize("directory_urls", [False, True])
@pytest.mark.parametrize("features", FEATURES)
def test_stamped_equals_rendered(
    make_project: MakeProject, directory_urls: bool, features: str
) -> None:
    project = make_project(directory_urls)
    project.configure(FEATURES[0], features)
    project.write("handbook/sales/roles/notes.md", "# 同一文件夹里的网页\n")
    refresh = project.source.refresh()
    run = run_mkdocs(project.config, project.root / "out", refresh)
    pages = run.authored.pages
    shells = render_shells(run.theme, run.layout, pages.values())
    assert shells.stampable
    seen = set()
    for one in pages.values():
        stamped = shells.render(one, None)
        assert stamped == as_mkdocs_renders(one, run), one.path
        assert b"xdeskbook" not in stamped
        seen.add(shells.key(one))
    assert len(seen) == len(shells.shells) == len(pages)
    if "toc.integrate" not in features:
        manager = next(p for p in pages if "manager" in p)
        stamped_text = shells.render(pages[manager], None).decode()
        assert stamped_text.count('href="#deep"') == 1
        assert "经理 &lt;高级&gt; &amp; Co - 客服手册" in stamped_text.split("</title>")[0]
        url = manager.removesuffix("index.html" if directory_urls else "")
        assert f'href="https://handbook.example.com/kb/{url}"' in stamped_text
        edit = "https://git.example.com/team/handbook/edit/main/handbook/"
        assert f'href="{edit}sales/roles/manager.yml"' in stamped_text


def test_pages_alike_share_a_shell(make_project: MakeProject) -> None:
    project = make_project()
    for number in range(20):
        path = f"sales/roles/r-{number}.html"
        project.source.pages[path] = page(path, f"岗位 {number}", toc=TOC[: number % 3])
    refresh = project.source.refresh()
    run = run_mkdocs(project.config, project.root / "out", refresh)
    rendered: list[str] = []
    whole = run.theme.render

    class Counting:
        render_toc = staticmethod(run.theme.render_toc)

        @staticmethod
        def render(page: object, section: str, entry: str) -> str:
            rendered.append(entry)
            return whole(page, section, entry)  # type: ignore[arg-type]

    shells = render_shells(Counting(), run.layout, run.authored.pages.values())
    assert len(shells.shells) == 10
    assert len(rendered) < 30


OVERRIDES = {
    "the length of the title": "{{ page.title | length }}",
    "the encoded title": "{{ page.title | urlencode }}",
    "the encoded address": "{{ page.url | replace('/', '%2F') }}",
    "the size of the content": "{{ page.content | wordcount }}",
    "the number of headings": "{{ page.toc | length }}",
}


@pytest.mark.parametrize("computed", OVERRIDES.values(), ids=OVERRIDES.keys())
def test_a_theme_that_computes_on_pages_is_noticed(
    make_project: MakeProject, computed: str
) -> None:
    project = make_project()
    project.configure("  language: zh\n", "  language: zh\n  custom_dir: overrides\n")
    project.write(
        "overrides/main.html",
        '{% extends "base.html" %}{% block extrahead %}'
        f'<meta name="x" content="{computed}">{{% endblock %}}',
    )
    refresh = project.source.refresh()
    run = run_mkdocs(project.config, project.root / "out", refresh)
    assert run.inputs == (Path(project.root / "overrides"),)
    shells = render_shells(run.theme, run.layout, run.authored.pages.values())
    assert not shells.stampable
    clerk = run.authored.pages["sales/roles/clerk.html"]
    assert shells.render(clerk, run.theme) == as_mkdocs_renders(clerk, run)
