"""Compiled templates are kept beside the templates, and only as long as they are right."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from deskbook.pages import compiled
from deskbook.pages.compiled import CompiledTemplates


def rendered(folder: Path, source: str) -> str:
    """Render a template in a fresh environment that keeps compiled templates in `folder`."""
    environment = Environment(
        loader=DictLoader({"a.html": source}),
        bytecode_cache=CompiledTemplates(folder, "zh-zh"),
        autoescape=True,
    )
    return environment.get_template("a.html").render(name="甲")


def test_a_kept_template_gives_the_same_page(tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    first = rendered(folder, "<p>{{ name }}</p>")
    kept = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert list(kept) == ["a.html.zh-zh.cache"]
    assert rendered(folder, "<p>{{ name }}</p>") == first == "<p>甲</p>"
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == kept


def test_a_changed_template_is_compiled_again(tmp_path: Path) -> None:
    rendered(tmp_path, "<p>{{ name }}</p>")
    assert rendered(tmp_path, "<b>{{ name }}</b>") == "<b>甲</b>"


def test_a_changed_compiler_compiles_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rendered(tmp_path, "<p>{{ name }}</p>")
    before = (tmp_path / "a.html.zh-zh.cache").read_bytes()
    monkeypatch.setattr(compiled, "_compiler", lambda: "another")
    rendered(tmp_path, "<p>{{ name }}</p>")
    assert (tmp_path / "a.html.zh-zh.cache").read_bytes() != before


@pytest.mark.parametrize("damage", [b"", b"no template", b"\x00" * 64])
def test_a_damaged_file_is_replaced(tmp_path: Path, damage: bytes) -> None:
    file = tmp_path / "a.html.zh-zh.cache"
    file.write_bytes(damage)
    assert rendered(tmp_path, "<p>{{ name }}</p>") == "<p>甲</p>"
    assert file.read_bytes() != damage


def test_a_folder_that_cannot_be_made_is_no_trouble(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("in the way")
    assert rendered(file / "below", "<p>{{ name }}</p>") == "<p>甲</p>"
