"""`deskbook search` and `deskbook gaps` as they are called."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from deskbook.cli.program import program
from tests.conftest import WriteHandbook

FILES = {
    "shop/organization.yml": "name: 商店\n",
    "shop/solutions/back.yml": (
        "name: 退货\nquestions:\n  - 怎么退\n  - 想退\n  - 能退吗\nanswer: {say: 好。}\n"
    ),
    "glossary.yml": "terms: [{id: swap, name: 换货, hidden: [调包]}]\n",
}


@pytest.fixture
def root(write_handbook: WriteHandbook, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = write_handbook(FILES)
    monkeypatch.chdir(folder)
    return folder


def call(*arguments: str, language: str = "zh") -> Result:
    return CliRunner().invoke(program(language), list(arguments))


def test_words_are_found_from_the_sources(root: Path) -> None:
    result = call("search", "tuihuo")
    assert result.exit_code == 0 and "shop/solution:back" in result.stdout
    assert "商店" in result.stdout and "查的是源文件" in result.stderr
    data = json.loads(call("search", "退货", "--format", "json", "--explain").stdout)
    assert data["results"][0]["id"] == "shop/solution:back"
    assert any("退货" in one["terms"] for one in data["understood"])


def test_what_was_understood_is_told(root: Path) -> None:
    shown = call("search", "调包", "--explain", language="en").stdout
    assert "Read as: 调包" in shown and "换货" in shown


def test_misuse_and_nothing_found(root: Path) -> None:
    assert call("search").exit_code == 2
    assert call("search", "a", "--tests").exit_code == 2
    assert call("search", "退", "--scope", "queue").exit_code == 2
    assert call("search", "量子力学").exit_code == 1
    (root / "empty").mkdir()
    result = call("search", "退", "--site", "empty")
    assert result.exit_code == 2 and "--sources" in result.stderr


def test_the_table_of_tests(root: Path) -> None:
    assert call("search", "--tests").exit_code == 1
    file = root / "handbook/search-tests.yml"
    file.write_text(
        "tests:\n  - {query: 怎么退, class: sentence, expect: [shop/solution:back]}\n", "utf-8"
    )
    result = call("search", "--tests")
    assert result.exit_code == 0 and "100.0%" in result.stdout and "整句话" in result.stdout
    file.write_text("tests:\n  - {query: 怎么退, expect: [shop/solution:gone]}\n", "utf-8")
    result = call("search", "--tests", language="en")
    assert result.exit_code == 1 and "does not exist" in result.stdout


def test_gaps_are_shown_as_a_patch_and_written(root: Path) -> None:
    rows = [
        {"kind": "search", "q_normalised": "东西不要了", "n_results": 9, "picked_rank": 5}
        | {"opened": "shop/solution:back"}
    ] * 2
    (root / "queue.json").write_text(json.dumps(rows), "utf-8")
    shown = call("gaps", "queue.json")
    assert shown.exit_code == 0 and "+  - 东西不要了" in shown.stdout
    source = root / "handbook/shop/solutions/back.yml"
    assert "东西不要了" not in source.read_text("utf-8")
    assert call("gaps", "queue.json", "--write").exit_code == 0
    assert "  - 能退吗\n  - 东西不要了\n" in source.read_text("utf-8")
    assert call("check").exit_code == 0
    again = json.loads(call("gaps", "queue.json", "--format", "json").stdout)
    assert again["patch"] == "" and again["groups"][0]["count"] == 2


def test_a_queue_that_is_none(root: Path) -> None:
    (root / "queue.json").write_text("{}", "utf-8")
    assert call("gaps", "queue.json").exit_code == 2
    assert call("gaps", "missing.json").exit_code == 2
