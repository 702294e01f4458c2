"""The builder: what is written, what is kept, what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from deskbook.diagnostics import Diagnostic, Location, Severity
from deskbook.messages import text
from deskbook.site import files
from deskbook.site.build import Builder, BuildResult
from deskbook.site.errors import ForeignFolderError, SiteBusyError, ThemeError, WriteError
from deskbook.site.lock import build_lock
from tests.site.conftest import MakeProject, Project, page


def builder_of(project: Project) -> Builder:
    return Builder(project.root, project.config, project.source)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def states(folder: Path) -> dict[str, tuple[int, int]]:
    return {
        file.relative_to(folder).as_posix(): (file.stat().st_ino, file.stat().st_mtime_ns)
        for file in folder.rglob("*")
        if file.is_file() and file.name != ".deskbook-site"
    }


def assert_same_site(project: Project) -> None:
    """The incremental site equals one built from nothing."""
    fresh = project.root / "fresh"
    fresh.mkdir()
    for name in ("mkdocs.yml", "handbook"):
        (fresh / name).symlink_to(project.root / name)
    other = Project(fresh, project.source)
    builder_of(other).build()
    assert contents(project.site) == contents(other.site)


def test_builds_rebuilds_and_follows_every_change(make_project: MakeProject) -> None:
    project = make_project()
    builder = builder_of(project)
    first = builder.build()
    assert set(project.source.pages) < set(first.written)
    assert {"about.html", "404.html", "sitemap.xml"} < set(first.written)
    before = states(project.site)

    assert builder.build().written == ()
    assert builder_of(project).build().written == ()
    assert states(project.site) == before

    project.source.edit("hotline/roles/agent.html", html="<h1>坐席</h1>新内容")
    assert builder.build().written == ("hotline/roles/agent.html",)
    assert "新内容" in project.read("hotline/roles/agent.html")
    after = states(project.site)
    assert {p for p in before if before[p] != after[p]} == {"hotline/roles/agent.html"}

    project.source.edit("hotline/roles/agent.html", html="<h1>坐席</h1>第三版")
    assert builder_of(project).build().written == ("hotline/roles/agent.html",)

    del project.source.pages["hotline/roles/agent.html"]
    new = page("sales/roles/new.html", "新岗位", section="sales")
    project.source.pages[new.path] = new
    result = builder.build()
    assert result.written == ("sales/roles/new.html", "sitemap.xml", "sitemap.xml.gz")
    assert result.removed == ("hotline/roles/agent.html",)
    assert not (project.site / "hotline/roles").exists()
    assert_same_site(project)


def test_authored_pages_and_configuration_are_followed(make_project: MakeProject) -> None:
    project = make_project()
    builder = builder_of(project)
    builder.build()
    project.write("handbook/about.md", "# 关于\n\n改了。\n")
    assert builder.build().written == ("about.html",)
    project.write("handbook/more.md", "# 另一页\n")
    written = builder.build().written
    assert "more.html" in written
    assert "sales/roles/manager.html" in written  # the navigation has a new entry
    project.configure("客服手册", "新手册")
    assert "新手册" in project.read("about.html") or builder.build().written
    assert "新手册" in project.read("sales/roles/manager.html")
    assert_same_site(project)


def test_a_link_in_an_authored_page_follows_the_handbook(make_project: MakeProject) -> None:
    project = make_project()
    project.write("handbook/about.md", "# 关于\n\n[](role:manager)\n")
    builder = builder_of(project)
    assert builder.build().diagnostics == ()
    project.source.edit("sales/roles/manager.html", title="总管")
    builder.build()
    assert '<a href="sales/roles/manager.html">总管</a>' in project.read("about.html")
    del project.source.link_targets["role:manager"]
    result = builder.build()
    assert [one.code for one in result.diagnostics] == ["SITE001"]
    assert [one.code for one in builder_of(project).build().diagnostics] == ["SITE001"]


def test_a_section_that_changes_its_name_changes_every_page(make_project: MakeProject) -> None:
    project = make_project()
    builder = builder_of(project)
    builder.build()
    project.source.edit("hotline/index.html", title="热线部")
    assert "about.html" in builder.build().written
    assert "热线部" in project.read("sales/roles/clerk.html")
    assert_same_site(project)


def test_errors_refuse_and_leave_the_site_alone(make_project: MakeProject) -> None:
    project = make_project()
    builder = builder_of(project)
    builder.build()
    before = contents(project.site)
    project.source.edit("sales/roles/clerk.html", html="<h1>x</h1>")
    error = Diagnostic("REF001", Severity.ERROR, Location("handbook/a.yml"), text("坏", "bad"))
    project.source.diagnostics = (error,)
    result = builder.build()
    assert (result.refused, result.written, result.diagnostics) == (True, (), (error,))
    assert contents(project.site) == before
    project.source.diagnostics = ()
    assert builder.build().written == ("sales/roles/clerk.html",)


@pytest.mark.parametrize(
    "path", ["../out.html", "/abs.html", "a\\b.html", "con.html", "a/u\u0308.html", "a//b.html"]
)
def test_unsafe_paths_are_refused(make_project: MakeProject, path: str) -> None:
    project = make_project()
    builder = builder_of(project)
    builder.build()
    project.source.pages[path] = page(path, "x")
    for one in (builder, builder_of(project)):
        result = one.build()
        assert result.refused
        assert {finding.code for finding in result.diagnostics} == {"SITE004"}
    del project.source.pages[path]
    assert not builder.build().refused


def test_paths_that_differ_in_case_only_are_refused(make_project: MakeProject) -> None:
    project = make_project()
    project.source.pages["Search.html"] = page("Search.html", "x")
    result = builder_of(project).build()
    assert (result.refused, [one.code for one in result.diagnostics]) == (True, ["SITE005"])
    assert not project.site.exists()


def test_files_of_others_are_never_lost(make_project: MakeProject) -> None:
    project = make_project()
    project.write("site/thesis.doc", "mine")
    with pytest.raises(ForeignFolderError, match="did not write"):
        builder_of(project).build()
    assert contents(project.site) == {"thesis.doc": b"mine"}

    (project.site / "thesis.doc").unlink()
    builder_of(project).build()
    project.write("site/CNAME", "handbook.example.com")
    for number in range(3):
        project.source.edit("sales/roles/clerk.html", html=f"<h1>{number}</h1>")
        builder_of(project).build()
        assert project.read("CNAME") == "handbook.example.com"


def test_files_changed_or_deleted_in_the_site_are_repaired(make_project: MakeProject) -> None:
    project = make_project()
    builder_of(project).build()
    project.source.edit("index.html", html="<h1>2</h1>")
    builder_of(project).build()
    before = contents(project.site)
    with (project.site / "about.html").open("a") as file:
        file.write("vandal")
    (project.site / "404.html").unlink()
    assert builder_of(project).build().written == ("404.html", "about.html")
    assert contents(project.site) == before
    project.source.edit("index.html", html="<h1>3</h1>")
    builder_of(project).build()
    assert "vandal" not in project.read("about.html")


def test_a_lost_record_keeps_the_old_site_aside(make_project: MakeProject) -> None:
    project = make_project()
    builder_of(project).build()
    before = contents(project.site)
    for record in (project.root / ".deskbook/generations").iterdir():
        record.unlink()
    project.write("site/CNAME", "x")
    builder_of(project).build()
    assert contents(project.site) == before
    assert (project.root / ".deskbook/old-site-1/CNAME").is_file()


def test_a_full_disk_leaves_the_old_site(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make_project()
    builder = builder_of(project)
    builder.build()
    before = contents(project.site)
    project.source.edit("sales/roles/clerk.html", html="<h1>x</h1>" + "y" * 100_000)
    whole = files.write_bytes

    def full(descriptor: int, data: bytes) -> None:
        if b"yyyy" in data:
            whole(descriptor, data[:50])
            raise OSError(28, "No space left on device")
        whole(descriptor, data)

    monkeypatch.setattr(files, "write_bytes", full)
    for one in (builder, builder_of(project)):
        with pytest.raises(WriteError, match="disk is full"):
            one.build()
        assert contents(project.site) == before
    monkeypatch.undo()
    assert builder.build().written == ("sales/roles/clerk.html",)
    assert_same_site(project)


def test_only_one_build_at_a_time(make_project: MakeProject) -> None:
    project = make_project()
    builder = builder_of(project)
    builder.build()
    with build_lock(project.root / ".deskbook"), pytest.raises(SiteBusyError):
        builder_of(project).build()
    assert builder.build().written == ()


def test_two_builders_take_turns(make_project: MakeProject) -> None:
    project = make_project()
    other = Project(project.root, type(project.source)(**{**vars(project.source), "_shown": None}))
    other.source.pages = dict(project.source.pages)
    one, two = builder_of(project), builder_of(other)
    one.build()
    for number in range(4):
        current, builder = ((project, one), (other, two))[number % 2]
        for each in (project, other):
            each.source.edit("sales/roles/clerk.html", html=f"<h1>{number}</h1>")
        assert builder.build().written == ("sales/roles/clerk.html",)
        assert f"<h1>{number}</h1>" in current.read("sales/roles/clerk.html")
    assert_same_site(project)


def test_the_site_builder_is_not_imported_for_an_unchanged_theme(
    make_project: MakeProject,
) -> None:
    import subprocess
    import sys

    project = make_project()
    builder_of(project).build()
    script = (
        "import sys\nfrom pathlib import Path\n"
        "from deskbook.site.build import Builder\n"
        "from tests.site.conftest import FakeSource, TARGETS, sample_pages\n"
        "pages = sample_pages(False)\n"
        "source = FakeSource(pages, assets={'assets/deskbook/deskbook.css': b'body{}', "
        "'assets/deskbook/chart.js': b'0'}, link_targets=dict(TARGETS))\n"
        "source.edit('sales/roles/clerk.html', html='<h1>neu</h1>')\n"
        f"root = Path({str(project.root)!r})\n"
        "print(Builder(root, root / 'mkdocs.yml', source).build().written)\n"
        "assert 'mkdocs' not in sys.modules\n"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "('sales/roles/clerk.html',)\n"


def test_a_broken_configuration_is_explained(make_project: MakeProject) -> None:
    project = make_project()
    builder_of(project).build()
    before = contents(project.site)
    project.configure("docs_dir: handbook", "docs_dir: nowhere")
    with pytest.raises(ThemeError, match="nowhere"):
        builder_of(project).build()
    project.write("mkdocs.yml", "a: [")
    with pytest.raises(ThemeError, match=r"mkdocs\.yml"):
        builder_of(project).build()
    project.config.unlink()
    with pytest.raises(ThemeError, match="plugins: "):
        builder_of(project).build()
    assert contents(project.site) == before


def test_result_counts(make_project: MakeProject) -> None:
    project = make_project()
    builder = builder_of(project)
    total = len(builder.build().written)
    again = builder.build()
    assert isinstance(again, BuildResult)
    assert (again.unchanged, again.written, again.removed) == (total, (), ())


def test_strict_refuses_on_warnings(make_project: MakeProject) -> None:
    project = make_project()
    builder = builder_of(project)
    assert not builder.build(strict=True).refused
    project.write("handbook/about.md", "# 关于\n\n[x](role:nobody)\n")
    result = builder.build(strict=True)
    assert (result.refused, [one.code for one in result.diagnostics]) == (True, ["SITE001"])
    assert "nobody" not in project.read("about.html")
    assert "about.html" in builder.build().written


def test_the_generated_home_page_beside_an_authored_one(make_project: MakeProject) -> None:
    project = make_project()
    project.write("handbook/index.md", "# 自己的首页\n")
    builder = builder_of(project)
    result = builder.build()
    assert [one.code for one in result.diagnostics] == ["SITE002"]
    assert "自己的首页" in project.read("index.html")
    project.source.edit("index.html", html="<h1>手册首页</h1>新欢迎词")
    result = builder.build()
    assert result.written == ("home.html",)
    assert [one.code for one in result.diagnostics] == ["SITE002"]
    assert "新欢迎词" in project.read("home.html")
    assert "自己的首页" in project.read("index.html")
    assert_same_site(project)


def test_a_theme_that_cannot_be_stamped_renders_every_page(make_project: MakeProject) -> None:
    project = make_project()
    project.configure("  language: zh\n", "  language: zh\n  custom_dir: overrides\n")
    main = project.write(
        "overrides/main.html",
        '{% extends "base.html" %}{% block extrahead %}'
        '<meta name="size" content="{{ page.title | length }}">{% endblock %}',
    )
    result = builder_of(project).build()
    assert [one.code for one in result.diagnostics] == ["SITE008"]
    assert '<meta name="size" content="2">' in project.read("sales/roles/clerk.html")
    assert builder_of(project).build().written == ()
    project.source.edit("sales/roles/clerk.html", title="高级文员")
    assert builder_of(project).build().written == ("sales/roles/clerk.html",)
    assert '<meta name="size" content="4">' in project.read("sales/roles/clerk.html")
    main.write_text('{% extends "base.html" %}', "utf-8")
    result = builder_of(project).build()
    assert result.diagnostics == ()
    assert "hotline/roles/agent.html" in result.written


def test_a_page_where_none_lay_before(make_project: MakeProject) -> None:
    project = make_project()
    builder = builder_of(project)
    builder.build()
    for one in (builder, builder_of(project)):
        path = f"sales/{'deep/' if one is builder else ''}forms/print/f.html"
        project.source.pages[path] = page(path, "表单", section="sales")
        assert path in one.build().written
        assert_page_is_in_place(project, path)


def assert_page_is_in_place(project: Project, path: str) -> None:
    html = project.read(path)
    assert f'href="{"../" * path.count("/")}assets/stylesheets/main' in html


def test_prepare_changes_nothing_that_is_seen(make_project: MakeProject) -> None:
    project = make_project()
    builder = builder_of(project)
    builder.build()
    before = states(project.site)
    builder.prepare()
    assert states(project.site) == before
    assert builder.build().written == ()
    project.source.edit("search.html", html="<h1>找</h1>")
    assert builder.build().written == ("search.html",)


def test_assets_are_followed(make_project: MakeProject) -> None:
    project = make_project()
    builder = builder_of(project)
    builder.build()
    project.source.assets["assets/deskbook/chart.js"] = b"1"
    assert builder.build().written == ("assets/deskbook/chart.js",)
    project.source.assets["search/index.bin"] = b"x"
    assert builder.build().written == ("search/index.bin",)
    del project.source.assets["search/index.bin"]
    assert builder.build().removed == ("search/index.bin",)
    project.source.assets["assets/deskbook/more.css"] = b"2"
    assert "about.html" in builder.build().written
    assert '<link rel="stylesheet" href="assets/deskbook/more.css">' in project.read("index.html")
    assert_same_site(project)
