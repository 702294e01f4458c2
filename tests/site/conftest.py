"""A small project with a made-up handbook, and a source of made-up pages."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from deskbook.diagnostics import Diagnostic
from deskbook.pages.page import Heading, Page
from deskbook.site.source import Refresh

os.environ["NO_MKDOCS_2_WARNING"] = "1"

CONFIG = """\
site_name: 客服手册 & 流程
site_url: https://handbook.example.com/kb/
docs_dir: handbook
use_directory_urls: {directory_urls}
repo_url: https://git.example.com/team/handbook
repo_name: handbook
edit_uri: edit/main/handbook/
theme:
  name: material
  language: zh
  font: false
  features: [navigation.instant, navigation.tabs, content.action.edit, toc.follow]
plugins: [deskbook]
"""


@dataclass
class FakeSource:
    """Pages held in memory. `edit` changes them as an author would."""

    pages: dict[str, Page] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()
    assets: dict[str, bytes] = field(default_factory=dict)
    link_targets: dict[str, str] = field(default_factory=dict)
    failure: Exception | None = None
    _shown: dict[str, Page] | None = None

    def refresh(self) -> Refresh:
        if self.failure is not None:
            raise self.failure
        changed = None
        if self._shown is not None:
            shown = self._shown
            names = shown.keys() | self.pages.keys()
            changed = frozenset(n for n in names if shown.get(n) != self.pages.get(n))
        self._shown = dict(self.pages)
        return Refresh(
            dict(self.pages), changed, self.diagnostics, dict(self.assets), self.link_targets
        )

    def edit(self, path: str, **values: object) -> None:
        self.pages[path] = replace(self.pages[path], **values)  # type: ignore[arg-type]


def page(
    path: str,
    title: str,
    *,
    body: str = "",
    toc: tuple[Heading, ...] = (),
    source: str | None = None,
    description: str = "",
    section: str = "",
) -> Page:
    html = f"<h1>{title.replace('&', '&amp;').replace('<', '&lt;')}</h1>\n<p>{body}</p>"
    html += "".join(f'<h2 id="{one.id}">{one.title}</h2>' for one in toc)
    return Page(path, title, html, toc, source, description, section)


TOC = (
    Heading("duties", "职责", (Heading("d-call", "接听 & 记录", (Heading("deep", "更深"),)),)),
    Heading("metrics", "指标"),
)


def sample_pages(directory_urls: bool) -> dict[str, Page]:
    """One page of every sort: depths 0 to 3, with and without contents, edit link, entry."""

    def at(path: str) -> str:
        return f"{path}/index.html" if directory_urls else f"{path}.html"

    pages = [
        page("index.html", "手册首页", body="欢迎"),
        page(at("search"), "查找", body="找"),
        page("sales/index.html", "售后部 & 门店", toc=TOC, section="sales"),
        page("hotline/index.html", "热线", section="hotline", source="handbook/hotline/o.yml"),
        page(
            at("sales/roles/manager"),
            "经理 <高级> & Co",
            toc=TOC,
            source="handbook/sales/roles/manager.yml",
            description='说 "你好" & <b>',
            section="sales",
        ),
        page(
            at("sales/roles/clerk"),
            "文员",
            source="handbook/sales/roles/clerk.yml",
            section="sales",
        ),
        page(at("sales/procedures/returns/steps"), "退货", toc=TOC[1:], section="sales"),
        page(at("hotline/roles/agent"), "坐席", toc=TOC, section="hotline"),
    ]
    return {one.path: one for one in pages}


TARGETS = {
    "role:manager": "sales/roles/manager.html",
    "sales/role:manager": "sales/roles/manager.html",
    "sales/role:manager#d-call": "sales/roles/manager.html#d-call",
    "sales/role:manager#metrics": "sales/roles/manager.html#metrics",
    "organization:sales": "sales/index.html",
}


@dataclass
class Project:
    """A project folder; `source` provides its pages."""

    root: Path
    source: FakeSource

    @property
    def config(self) -> Path:
        return self.root / "mkdocs.yml"

    @property
    def site(self) -> Path:
        return self.root / "site"

    def read(self, path: str) -> str:
        return (self.site / path).read_text("utf-8")

    def write(self, path: str, content: str) -> Path:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, "utf-8")
        return file

    def configure(self, old: str, new: str) -> None:
        config = self.config.read_text("utf-8")
        assert old in config
        self.config.write_text(config.replace(old, new), "utf-8")


MakeProject = Callable[..., Project]


@pytest.fixture
def make_project(tmp_path: Path) -> MakeProject:
    def make(directory_urls: bool = False, config: str = CONFIG) -> Project:
        def address(path: str) -> str:
            return path.replace(".html", "/index.html") if directory_urls else path

        source = FakeSource(
            sample_pages(directory_urls),
            assets={"assets/deskbook/deskbook.css": b"body{}", "assets/deskbook/chart.js": b"0"},
            link_targets={
                name: address(path) if "index.html" not in path else path
                for name, path in TARGETS.items()
            },
        )
        project = Project(tmp_path, source)
        project.write("mkdocs.yml", config.format(directory_urls=str(directory_urls).lower()))
        project.write("handbook/about.md", "# 关于\n\n正文。\n")
        project.write("handbook/sales/roles/manager.yml", "name: 经理\n")
        return project

    return make
