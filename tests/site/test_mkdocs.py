"""The plugin inside MkDocs itself."""

from __future__ import annotations

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from deskbook.diagnostics import Diagnostic, Location, Severity
from deskbook.messages import text
from deskbook.site import mkdocs as plugin_module
from tests.site.conftest import MakeProject, Project


def mkdocs_build(project: Project, monkeypatch: pytest.MonkeyPatch, strict: bool = True) -> None:
    monkeypatch.setattr(plugin_module, "open_source", lambda *_, **__: project.source)
    config = load_config(str(project.config), strict=strict)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    config.plugins.on_shutdown()


@pytest.mark.parametrize("directory_urls", [False, True])
def test_strict_build_writes_every_page(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch, directory_urls: bool
) -> None:
    project = make_project(directory_urls)
    mkdocs_build(project, monkeypatch)
    for path in project.source.pages:
        assert (project.site / path).is_file()
    assert (project.site / "404.html").is_file()


def test_authored_links_lead_to_generated_pages(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make_project()
    project.write(
        "handbook/sales/notes.md",
        "# 说明\n\n"
        "[甲](role:manager) [](organization:sales) [](sales/role:manager#metrics)\n"
        "[乙](roles/manager.md) [丙](../index.md) [丁](roles/manager.yml#d-call)\n\n"
        '<a href="role:manager">raw</a> `[x](role:manager)`\n',
    )
    mkdocs_build(project, monkeypatch)
    html = project.read("sales/notes.html")
    assert '<a href="roles/manager.html">甲</a>' in html
    assert '<a href="index.html">售后部 &amp; 门店</a>' in html
    assert '<a href="roles/manager.html#metrics">指标</a>' in html
    assert '<a href="roles/manager.html">乙</a>' in html
    assert '<a href="../index.html">丙</a>' in html
    assert '<a href="roles/manager.html#d-call">丁</a>' in html
    assert '<a href="roles/manager.html">raw</a>' in html
    assert "<code>[x](role:manager)</code>" in html


def test_an_unknown_reference_stops_a_strict_build_with_its_place(
    make_project: MakeProject,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    project = make_project()
    project.write(
        "handbook/about.md", "---\ntitle: 关于\n---\n\n# 关于\n\n看[这里](role:nobody)。\n"
    )
    with pytest.raises(Abort):
        mkdocs_build(project, monkeypatch)
    assert "handbook/about.md:7:7: SITE001" in caplog.text
    mkdocs_build(project, monkeypatch, strict=False)
    assert '<a class="deskbook-unknown" title="role:nobody">这里</a>' in project.read("about.html")


def test_an_error_in_the_handbook_stops_the_build(
    make_project: MakeProject,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    project = make_project()
    project.source.diagnostics = (
        Diagnostic("REF001", Severity.ERROR, Location("handbook/a.yml", 3, 5), text("坏", "bad")),
    )
    with pytest.raises(Abort):
        mkdocs_build(project, monkeypatch, strict=False)
    assert "handbook/a.yml:3:5: REF001 坏" in caplog.text


def test_titles_cannot_break_out_of_the_head(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make_project()
    project.write("handbook/a.md", "# &lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;\n")
    project.write("handbook/b.md", "---\ntitle: </title><script>alert(2)</script>\n---\n# B\n")
    mkdocs_build(project, monkeypatch)
    for path in ("a.html", "b.html"):
        html = project.read(path)
        assert "<script>alert" not in html
        assert "<title>&lt;/title&gt;&lt;script&gt;alert(" in html


def test_sources_are_not_published_and_nothing_comes_from_elsewhere(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make_project()
    project.configure("  font: false\n", "")
    mkdocs_build(project, monkeypatch)
    assert not list(project.site.rglob("*.yml"))
    for file in project.site.rglob("*.html"):
        html = file.read_text("utf-8")
        assert "fonts.googleapis" not in html
        assert 'data-md-component="source"' not in html
        assert 'type="module"' in html


def test_external_resources_and_diagrams_are_reported(
    make_project: MakeProject,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    project = make_project()
    project.write("handbook/about.md", "# A\n\n![x](https://cdn.example.org/x.png)\n")
    project.configure("plugins:", "extra_javascript: [https://cdn.example.org/y.js]\nplugins:")
    mkdocs_build(project, monkeypatch, strict=False)
    found = [record.getMessage() for record in caplog.records if "SITE006" in record.getMessage()]
    assert any(one.startswith("handbook/about.md:1:1") and "/x.png" in one for one in found)
    assert any(one.startswith("mkdocs.yml:1:1") and "/y.js" in one for one in found)


def test_an_authored_home_page_moves_the_generated_one(
    make_project: MakeProject,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    project = make_project()
    project.write("handbook/index.md", "# 自己的首页\n")
    mkdocs_build(project, monkeypatch, strict=False)
    assert "自己的首页" in project.read("index.html")
    assert "欢迎" in project.read("home.html")
    assert "SITE002" in caplog.text


def test_sitemap_lists_authored_and_generated_pages(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make_project(True)
    mkdocs_build(project, monkeypatch)
    sitemap = project.read("sitemap.xml")
    base = "https://handbook.example.com/kb/"
    for url in ("", "about/", "sales/", "sales/roles/manager/"):
        assert f"<loc>{base}{url}</loc>" in sitemap


def test_sections_are_entries_of_every_page(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make_project()
    mkdocs_build(project, monkeypatch)
    about, manager = project.read("about.html"), project.read("sales/roles/manager.html")
    assert 'href="sales/index.html"' in about
    assert 'href="../index.html"' in manager
    assert about.count("md-tabs__item--active") == 1
    active = manager.split("md-tabs__item--active", 1)[1].split("</li>", 1)[0]
    assert "售后部 &amp; 门店" in active
    assert "坐席" not in about


def test_serving_shows_findings_and_keeps_the_last_good_pages(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make_project()
    monkeypatch.setattr(plugin_module, "open_source", lambda *_, **__: project.source)
    config = load_config(str(project.config), strict=True)
    config.plugins.on_startup(command="serve", dirty=False)
    build(config, serve_url="http://127.0.0.1:8000/")
    assert "deskbook-findings" not in project.read("sales/roles/manager.html")
    project.source.failure = ValueError("<b>broken</b>")
    for strict in (False, True):
        config = load_config(str(project.config), strict=strict)
        build(config, serve_url="http://127.0.0.1:8000/")
        for path in ("about.html", "sales/roles/manager.html"):
            html = project.read(path)
            assert "deskbook-findings" in html
            assert "&lt;b&gt;broken&lt;/b&gt;" in html
    project.source.failure = None
    build(load_config(str(project.config)), serve_url="http://127.0.0.1:8000/")
    assert "deskbook-findings" not in project.read("sales/roles/manager.html")
