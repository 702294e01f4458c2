"""The small parts: addresses, tables of contents, settings, sitemap, banner, what is local."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from mkdocs.utils import get_relative_url

import deskbook.site
from deskbook import project
from deskbook.diagnostics import Diagnostic, Location, Severity
from deskbook.messages import text
from deskbook.pages.page import Heading
from deskbook.site.banner import banner, with_banner
from deskbook.site.links import Links, Target
from deskbook.site.local import loaded_from_elsewhere
from deskbook.site.sitemap import sitemap
from deskbook.site.source import Refresh, sections
from deskbook.site.theme import ThemeHeading, headings
from deskbook.site.toc import learn
from deskbook.site.urls import below, edit_url, relative_url, url_of
from tests.site.conftest import TOC, sample_pages


def test_only_the_adapter_knows_the_site_builder() -> None:
    folder = Path(deskbook.site.__file__).parent
    for file in folder.glob("*.py"):
        names = set()
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                names |= {one.name.partition(".")[0] for one in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                names.add(node.module.partition(".")[0])
        assert ("mkdocs" in names) == file.stem.startswith("mkdocs"), file.name
    plugin = (folder / "mkdocs.py").read_text("utf-8")
    assert len(plugin.splitlines()) < 150


@pytest.mark.parametrize("origin", ["", "a/", "a/b/", "a.html", "a/b.html", "a/b/c.html"])
@pytest.mark.parametrize("target", ["", "a/", "a/b/", "x/y/", "a/b.html", "x.html"])
def test_relative_addresses_lead_where_mkdocs_says(origin: str, target: str) -> None:
    ours, theirs = relative_url(target, origin), get_relative_url(target or "./", origin)
    assert ours.rstrip("/") == theirs.rstrip("/")
    assert relative_url(target + "#x", origin) == ours + "#x"


def test_addresses() -> None:
    assert url_of("index.html", True) == ""
    assert url_of("index.html", False) == "index.html"
    assert url_of("a/index.html", True) == "a/"
    assert url_of("a/b.html", True) == "a/b.html"
    assert url_of("部门/a b.html", False) == "%E9%83%A8%E9%97%A8/a%20b.html"
    assert below("handbook/a/b.yml", "handbook") == "a/b.yml"
    assert below("other/b.yml", "handbook") == "../other/b.yml"


@pytest.mark.parametrize(
    ("repository", "uri", "template", "expected"),
    [
        ("https://h/r", "edit/main/", None, "https://h/r/edit/main/a/b.yml"),
        ("https://h/r/", "?path=", None, "https://h/r/?path=/a/b.yml"),
        ("https://h/r", None, "e/{path_noext}?f={path}", "https://h/r/e/a/b?f=a/b.yml"),
        (None, "https://x/e/", None, "https://x/e/a/b.yml"),
        ("https://h/r", None, None, None),
    ],
)
def test_edit_addresses(
    repository: str | None, uri: str | None, template: str | None, expected: str | None
) -> None:
    assert edit_url("a/b.yml", repository, uri, template) == expected


def bare(items: list[ThemeHeading]) -> str:
    """A theme that writes entries with children differently on every level."""
    parts = [
        f"\n  <li><a href='{one.url}'>{{{one.title}}}</a>"
        + (f"<ul title='{one.title}'>{bare(one.children)}\n  </ul>" if one.children else "")
        + "</li>"
        for one in items
    ]
    return "".join(parts)


def test_a_table_of_contents_is_learned() -> None:
    template = learn(lambda items: f"<nav><ul>{bare(items)}\n</ul></nav>")
    assert template is not None
    for toc in ((), TOC, TOC[1:], (Heading('a"b', "x & <y> {0}", TOC), *TOC)):
        assert template.write(toc) == f"<nav><ul>{bare(headings(toc))}\n</ul></nav>"


@pytest.mark.parametrize(
    "odd",
    [
        lambda items: None,
        lambda items: f"{len(items)}{bare(items)}",
        lambda items: bare(items[:1]),
        lambda items: "".join(f"{n}{bare([one])}" for n, one in enumerate(items)),
        lambda items: bare(items).upper(),
    ],
)
def test_a_table_of_contents_that_depends_on_more_is_not_learned(odd: object) -> None:
    assert learn(odd) is None  # type: ignore[arg-type]


def test_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE", "https://x.example/kb")
    (tmp_path / "base.yml").write_text("docs_dir: handbook\nsite_name: a\nsite_url: b\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        "INHERIT: base.yml\nsite_url: !ENV [NOT_SET, SITE, 'https://default/']\n"
        "use_directory_urls: false\ntheme: {name: material, language: zh-TW}\n"
        "markdown_extensions: [{x: {f: !!python/name:os.system }}]\n"
        "plugins: [search, deskbook: {handbook: sources}]\n",
        "utf-8",
    )
    settings = project.read(tmp_path / "mkdocs.yml")
    assert settings.docs == tmp_path / "handbook"
    assert settings.handbook == tmp_path / "sources"
    assert settings.site_dir == tmp_path / "site"
    assert (settings.directory_urls, settings.language) == (False, "zh")
    assert settings.site_url == "https://x.example/kb/"
    assert [one.name for one in settings.files] == ["mkdocs.yml", "base.yml"]
    (tmp_path / "base.yml").write_text("INHERIT: mkdocs.yml\n", "utf-8")
    with pytest.raises(project.ProjectError, match="INHERIT"):
        project.read(tmp_path / "mkdocs.yml")


def test_sitemap_needs_a_whole_address() -> None:
    files = sitemap("https://x.example/", ["b/", "", "a.html", "b/"])
    assert files == sitemap("https://x.example/", ["a.html", "b/", ""])
    assert files["sitemap.xml"].count(b"<loc>") == 3
    assert b"<loc>" not in sitemap("", ["a/"])["sitemap.xml"]


def test_the_banner_escapes_and_sorts() -> None:
    def finding(severity: Severity, words: str) -> Diagnostic:
        return Diagnostic(
            "REF001", severity, Location("<a>.yml"), text(words, words), text("h", "h")
        )

    assert banner((), "zh") == ""
    assert banner([finding(Severity.INFO, "x")], "zh") == ""
    shown = banner([finding(Severity.WARNING, "<w>"), finding(Severity.ERROR, "{e}")], "zh")
    assert shown.index("{e}") < shown.index("&lt;w&gt;")
    assert "&lt;a&gt;.yml" in shown
    many = banner([finding(Severity.ERROR, str(number)) for number in range(60)], "en")
    assert "and 10 more" in many
    assert with_banner("<body>a</body></html>", shown) == f"<body>a{shown}</body></html>"


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ('<script src="https://cdn.x/a.js"></script>', ("https://cdn.x/a.js",)),
        ("<img alt='a' src=//cdn.x/a.png>", ("//cdn.x/a.png",)),
        ('<link rel="stylesheet" href="https://f.x/c.css">', ("https://f.x/c.css",)),
        ('<pre class="mermaid"><code>a</code></pre>', ("unpkg.com/mermaid",)),
        ('<a href="https://x.y/">x</a><img src="../a.png">', ()),
        ('<link rel="canonical" href="https://x.y/">', ()),
        ('<img src="https://own.example/a.png">', ()),
    ],
)
def test_what_comes_from_elsewhere(html: str, found: tuple[str, ...]) -> None:
    assert loaded_from_elsewhere(html, "https://own.example/") == found


def test_links_prefer_the_own_organization() -> None:
    pages = sample_pages(True)
    targets = {
        "role:agent": "hotline/roles/agent/index.html",
        "sales/role:agent": "sales/roles/clerk/index.html",
        "term:warranty": "search/index.html#warranty",
    }
    links = Links(Refresh(pages, link_targets=targets), "handbook", True)
    assert links.resolve("role:agent", "sales") == Target(
        "sales/roles/clerk/index.html", "", "文员"
    )
    assert links.resolve("role:agent", "") == Target("hotline/roles/agent/index.html", "", "坐席")
    assert links.resolve("role:nobody", "") is None
    assert links.resolve("term:warranty", "") is None  # the page has no such anchor
    assert links.is_ours("mailto:a@b.c", "") is False
    assert links.is_ours("https://example.com/role:x", "") is False
    assert links.is_ours("roles/manager/", "sales") is True
    assert links.is_ours("roles/manager.md#d-call", "sales") is True
    assert links.is_ours("roles/nobody.md", "sales") is False


def test_sections_are_the_index_pages_of_organizations() -> None:
    assert [one.id for one in sections(sample_pages(True))] == ["sales", "hotline"]
