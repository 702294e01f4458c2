"""The texts people read: both languages, Chinese punctuation."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from deskbook.checking import Checked
from tests.conftest import ROOT

HALF_WIDTH = re.compile(
    r"[\u4e00-\u9fff\u3002\u300d\u201d][,;?!]|[\u4e00-\u9fff]:(?=[\u4e00-\u9fff\s])"
)


def _texts() -> Iterator[tuple[Path, int, str, str]]:
    """Yield every pair of a Chinese and an English text in the program."""
    for path in sorted((ROOT / "src").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            if node.func.id not in ("text", "Text"):
                continue
            named = {keyword.arg: keyword.value for keyword in node.keywords}
            pair = [named.get("zh"), named.get("en")]
            pair = [
                found or argument
                for found, argument in zip(pair, [*node.args, None, None], strict=False)
            ]
            values = [_string(value) for value in pair]
            if values[0] is not None and values[1] is not None:
                yield path, node.lineno, values[0], values[1]


def _string(node: ast.expr | None) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return None


TEXTS = list(_texts())

# What is said in one language only: a noun's English name, the Chinese title of a field.
OF_ONE_LANGUAGE = {"noun", "title", "english", "names", "labels", "label"}


def test_there_are_texts_to_look_at() -> None:
    assert len(TEXTS) > 300


def test_chinese_texts_have_chinese_punctuation() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{line}: {zh}"
        for path, line, zh, _ in TEXTS
        if HALF_WIDTH.search(zh)
    ]
    assert wrong == []


def test_both_languages_fill_in_the_same_arguments() -> None:
    """A name left out of one language would be a fact left out of it."""
    wrong = []
    for path, line, zh, en in TEXTS:
        names = [{name for _, name, _, _ in Formatter().parse(t) if name} for t in (zh, en)]
        if (names[0] ^ names[1]) - OF_ONE_LANGUAGE:
            wrong.append(f"{path.relative_to(ROOT)}:{line}: {names[0] ^ names[1]}")
    assert wrong == []


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)


def test_the_reference_handbook_has_chinese_punctuation(reference: Checked) -> None:
    handbook = reference.handbook
    wrong = [
        f"{key}: {found}"
        for key in handbook.entities
        for found in _strings(handbook.data(key))
        if HALF_WIDTH.search(found)
    ]
    assert wrong == []


@pytest.mark.parametrize("path", sorted((ROOT / "docs").rglob("*.md")), ids=lambda p: p.name)
def test_links_between_documents_lead_somewhere(path: Path) -> None:
    prose = re.sub(r"^```.*?^```$", "", path.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    for target in re.findall(r"\]\((?!https?:|#)([^)#\s]+)", prose):
        if ":" not in target:
            assert (path.parent / target).exists(), f"{path}: {target}"


def test_the_reference_of_the_source_format_is_up_to_date() -> None:
    import subprocess
    import sys

    script = ROOT / "scripts/write_reference.py"
    result = subprocess.run([sys.executable, str(script), "--check"])
    assert result.returncode == 0, "run python scripts/write_reference.py"


def test_the_reference_has_a_row_for_every_key_of_every_schema() -> None:
    page = (ROOT / "docs/reference/sources.md").read_text("utf-8")

    def described(value: object) -> Iterator[tuple[str, str]]:
        if isinstance(value, dict):
            for name, key in value.get("properties", {}).items():
                if isinstance(key, dict) and "title" in key:
                    yield name, key["title"]
        for inner in value.values() if isinstance(value, dict) else ():
            yield from described(inner)

    keys = [
        (path.name, *key)
        for path in sorted((ROOT / "schemas").glob("*.json"))
        for key in described(json.loads(path.read_text("utf-8")))
    ]
    assert len(keys) > 200
    missing = [
        (file, name)
        for file, name, title in keys
        if not any(f"| `{name}`{mark} | {title} | " in page for mark in ("", "*"))
    ]
    assert missing == []
