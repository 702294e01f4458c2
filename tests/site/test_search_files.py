"""The files of search beside the pages: what they are made from, and what an edit re-makes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from deskbook import project
from deskbook.search.engine import open_site
from deskbook.site import BuildResult, open_builder
from deskbook.site.build import Builder

CONFIG = """\
site_name: 手册
site_url: https://handbook.example.com/
docs_dir: handbook
theme: {name: material, font: false}
plugins: [deskbook]
"""
SOLUTION = "name: {name}\nquestions: [怎么{name}, 想{name}, 要{name}]\nanswer: {{say: 好的。}}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = {
        "mkdocs.yml": CONFIG,
        "handbook/handbook.yml": "title: 手册\n",
        "handbook/guide.md": "# 怎么用\n\n先看这里。\n",
        "handbook/shop/organization.yml": "name: 商店\n",
        "handbook/shop/solutions/back.yml": SOLUTION.format(name="退货"),
        "handbook/shop/solutions/swap.yml": SOLUTION.format(name="换货"),
    }
    for path, text in files.items():
        write(tmp_path, path, text)
    return tmp_path


def write(root: Path, path: str, text: str) -> None:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def build(root: Path, *, prove: bool = True) -> BuildResult:
    where = project.find(str(root / "mkdocs.yml"))
    with open_builder(where, with_charts=False, prove=prove) as builder:
        return builder.build()


def search_files(root: Path) -> dict[str, bytes]:
    folder = root / "site/search"
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def found(root: Path, words: str) -> list[str]:
    return [one.id for one in open_site(root / "site").search(words, today="2026-01-01")]


def test_a_built_site_can_be_searched(root: Path) -> None:
    build(root)
    assert found(root, "退货")[0] == "shop/solution:back"
    assert any("guide.md" in one for one in found(root, "怎么用这本手册"))
    manifest = json.loads((root / "site/search/manifest.json").read_text("utf-8"))
    assert manifest["organizations"] == {"shop": "商店"}
    assert {*manifest["cards"], *manifest["files"].values()} <= search_files(root).keys()


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("handbook/shop/solutions/swap.yml", SOLUTION.format(name="调换")),
        ("handbook/shop/solutions/new.yml", SOLUTION.format(name="改地址")),
        ("handbook/guide.md", "# 另一个题目\n"),
        ("handbook/glossary.yml", "terms: [{id: back, name: 退货, hidden: [退东西]}]\n"),
        ("handbook/shop/organization.yml", "name: 另一家商店\n"),
    ],
)
def test_after_an_edit_the_files_are_those_of_a_fresh_build(
    root: Path, path: str, text: str
) -> None:
    where = project.find(str(root / "mkdocs.yml"))
    with open_builder(where, with_charts=False) as builder:
        builder.build()
        write(root, path, text)
        builder.build()  # in a living process
        living = search_files(root)
    write(root, path, f"{text}\n")
    build(root)  # between runs
    between = search_files(root)
    for kept in (root / ".deskbook").glob("*.msgpack"):
        kept.unlink()
    build(root)
    assert living == between == search_files(root)


def test_an_unchanged_handbook_leaves_the_files_alone(root: Path) -> None:
    build(root)
    assert build(root).written == ()


def test_too_few_passed_tests_refuse_the_build_again_and_again(root: Path) -> None:
    build(root)
    before = search_files(root)
    tests = (
        "tests: [{query: 退货, expect: [shop/solution:back]},"
        " {query: 龙虾, expect: [shop/solution:back]}]\n"
    )
    write(root, "handbook/search-tests.yml", tests)
    for _ in range(2):
        result = build(root)
        assert result.refused and [one.code for one in result.diagnostics] == ["SITE010"]
        assert "龙虾" in result.diagnostics[0].message.render("zh")
    assert not build(root, prove=False).refused  # a preview is no publication
    assert build(root).refused
    write(root, "handbook/search-tests.yml", f"minimum: 0.5\n{tests}")
    assert not build(root).refused and before.keys() <= search_files(root).keys()


def test_a_broken_store_is_made_anew(root: Path) -> None:
    build(root)
    before = search_files(root)
    for kept in (root / ".deskbook").glob("search-*.msgpack"):
        kept.write_bytes(b"\x81broken")
    build(root)
    assert search_files(root) == before


def test_builders_know_the_files_that_gave_way(root: Path) -> None:
    where = project.find(str(root / "mkdocs.yml"))
    with open_builder(where, with_charts=False) as builder:
        assert isinstance(builder, Builder)
        builder.build()
        old = set(search_files(root))
        write(root, "handbook/shop/solutions/back.yml", SOLUTION.format(name="寄回"))
        result = builder.build()
    assert {f"search/{name}" for name in old - set(search_files(root))} == {
        path for path in result.removed if path.startswith("search/")
    }
    assert len(search_files(root)) == len(old)
