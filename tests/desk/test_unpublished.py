"""Authored pages that a site leaves out are not searched either, as MkDocs reads the patterns."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import get_files

from deskbook.desk import authored
from deskbook.desk.unpublished import left_out
from deskbook.project import read

PAGES = (
    "index.md",
    "README.md",
    "guide.md",
    "a/README.md",
    "a/notes.md",
    "a/b/old.md",
    "drafts/new.md",
    "drafts/keep.md",
    "templates/letter.md",
    ".hidden/secret.md",
    "a/.secret.md",
)


@pytest.mark.parametrize(
    ("exclude", "drafts"),
    [
        ("", ""),
        ("old.md", "drafts/"),
        ("/a/*.md\n!notes.md", "drafts/*\n!drafts/keep.md"),
        ("!/templates/\n# a remark\n\n*.md\n!guide.md", ""),
        ("index.md", "**/keep.md"),
    ],
)
def test_what_is_published_is_searched(tmp_path: Path, exclude: str, drafts: str) -> None:
    docs = tmp_path / "docs"
    for path in PAGES:
        file = docs / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("# 题目\n", "utf-8")
    config = MkDocsConfig()
    patterns = {"exclude_docs": exclude, "draft_docs": drafts}
    config.load_dict({"site_name": "a", "docs_dir": str(docs), **patterns})
    config.validate()
    published = [one.src_uri for one in get_files(config) if one.inclusion.is_included()]
    assert authored.files(docs, left_out(exclude, drafts)) == sorted(published)
    assert authored.files(docs, left_out(config.exclude_docs, config.draft_docs)) == sorted(
        published
    )


def test_the_configuration_says_what_is_left_out(tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text(
        "site_name: a\ndocs_dir: handbook\nexclude_docs: |\n  old.md\n  /b/\n", "utf-8"
    )
    assert read(config).unpublished == ("old.md\n/b/\n", "")


def test_patterns_nobody_can_read_count_for_nothing() -> None:
    assert not left_out("!", "")("a.md")
