"""`deskbook search` and `deskbook gaps` as they are called."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from deskbook.cli.program import program
from deskbook.cli.search_engine import REASONS
from tests.conftest import ROOT, WriteHandbook

FILES = {
    "shop/organization.yml": "name: 商店\n",
    "shop/solutions/back.yml": (
        "name: 退货\nquestions:\n  - 怎么退\n  - 想退\n  - 能退吗\nanswer: {say: 好。}\n"
    ),
    "shop/solutions/repair.yml": (
        "name: 维修\nconfidence: not_validated\nquestions: [修一下]\nanswer: {say: 好。}\n"
        'tags: ["queue:repairs"]\n'
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


def test_gaps_of_several_exports_count_once(root: Path) -> None:
    gap = {"id": "a-1", "t": "2026-11-22T09:30:05Z", "kind": "gap", "q_normalised": "发票"}
    (root / "monday.json").write_text(json.dumps([gap]), "utf-8")
    (root / "tuesday.json").write_text(json.dumps([gap, {**gap, "id": "b-1"}]), "utf-8")
    result = call("gaps", "monday.json", "tuesday.json", "--at-least", "3")
    assert "记录 2 条" in result.stderr and "归成 0 类" in result.stderr
    assert "2 次 “发票”" in call("gaps", "monday.json", "tuesday.json").stderr


def test_flags_and_other_words_are_told(root: Path) -> None:
    about = {"kind": "search", "n_results": 0, "t": "2026-11-22T09:30:05Z", "id": "a-1"}
    flag = {
        **about,
        "kind": "flag",
        "q_normalised": "怎么退",
        "flag": "old",
        "note": "价格\x1b变了",
    }
    rows = [
        {**about, "q_normalised": "东西不要了"},
        {**about, "q_normalised": "怎么退", "n_results": 3, "id": "a-2"}
        | {"opened": "shop/solution:back", "picked_rank": 1},
        {**flag, "entry": "shop/solution:back", "id": "a-3"},
        {**flag, "entry": "shop/solution:back", "id": "a-4", "flag": "else", "note": ""},
        {**flag, "entry": "shop/solution:gone", "id": "a-5"},
    ]
    (root / "queue.json").write_text(json.dumps(rows), "utf-8")
    told = call("gaps", "queue.json", "--at-least", "1")
    assert told.stderr.splitlines() == [
        "1 次 “东西不要了”：坐席马上改问“怎么退”，点开了“退货”（shop/solution:back），"
        "是这个意思就补上问法。",
        "坐席报错的条目：",
        "“退货”（shop/solution:back）：过时了 1 次，else 1 次。补充：价格␛变了",
        "shop/solution:gone（手册里没有）：过时了 1 次。补充：价格␛变了",
        "记录 5 条，没找到的 1 条，归成 1 类，报错 3 条；建议改 1 个文件，还没有写入。",
    ]
    assert "+  - 东西不要了" in told.stdout
    english = call("gaps", "queue.json", language="en").stderr
    assert '"退货" (shop/solution:back): Old ×1, else ×1. Noted: 价格␛变了' in english
    data = json.loads(call("gaps", "queue.json", "--at-least", "1", "--format", "json").stdout)
    assert [(one["entry"], one["flags"]) for one in data["flags"]] == [
        ("shop/solution:back", {"old": 1, "else": 1}),
        ("shop/solution:gone", {"old": 1}),
    ]
    assert data["missed"] == 1 and data["groups"][0]["reworded"] == "怎么退"
    call("gaps", "queue.json", "--at-least", "1", "--write")
    source = (root / "handbook/shop/solutions/back.yml").read_text("utf-8")
    assert "东西不要了" not in source, "the other words may have asked something else"


def test_a_queue_that_is_none(root: Path) -> None:
    (root / "queue.json").write_text("{}", "utf-8")
    assert call("gaps", "queue.json").exit_code == 2
    assert call("gaps", "missing.json").exit_code == 2
    empty = root / "empty.csv"
    for content in ("", "[]", "kind,q_normalised\n"):
        empty.write_text(content, "utf-8")
        result = call("gaps", "empty.csv")
        assert result.exit_code == 0 and "“empty.csv”里没有记录" in result.stderr


@pytest.mark.parametrize("words", [[], [""], ["  "], ["", " "]])
def test_words_that_say_nothing_are_no_words(root: Path, words: list[str]) -> None:
    result = call("search", *words)
    assert result.exit_code == 2 and "请写要查的话" in result.stderr
    assert "[TEXT]" in call("search", "--help").stdout


def test_a_scope_that_means_nothing_is_told(root: Path) -> None:
    result = call("search", "退货", "--scope", "kinds=solutions")
    assert result.exit_code == 2 and "是不是想写 solution（解决方案）" in result.stderr
    result = call("search", "退货", "--scope", "kinds=某物", language="en")
    assert result.exit_code == 2 and "It can be: " in result.stderr
    assert call("search", "退货", "--scope", "kinds=solution,page").exit_code == 0
    result = call("search", "修一下", "--scope", "queue=repair")
    assert result.exit_code == 0
    assert "没有条目是给 queue=repair 的" in result.stderr and "是不是想写 repairs" in result.stderr
    result = call("search", "修一下", "--scope", "organization=nix")
    assert "没有条目是给 organization=nix 的" in result.stderr and "手册里有：shop" in result.stderr
    result = call("search", "修一下", "--scope", "product=nix", language="en")
    assert result.stderr.startswith("No entry is meant for product=nix, which changes nothing.\n")
    assert "没有条目" not in call("search", "修一下", "--scope", "queue=repairs").stderr


def test_what_changed_a_score_is_told(root: Path) -> None:
    shown = call("search", "修一下", "--explain", "--scope", "queue=repairs").stdout
    assert "[相符的来电 ×1.25，未核实 ×0.7]" in shown
    data = json.loads(call("search", "修一下", "--explain", "--format", "json").stdout)
    assert data["results"][0]["factors"] == {"not_validated": 0.7}
    assert "×" not in call("search", "修一下").stdout


def test_what_stands_for_what_was_typed_is_told(root: Path) -> None:
    assert "退或 → 退货  [同音字]" in call("search", "退或", "--explain").stdout
    shown = call("search", "调包", "--explain", language="en").stdout
    assert "调包 → " in shown
    assert "tuihuo → 退货  [拼音]" in call("search", "tuihuo", "--explain").stdout
    assert "  退货  (" in call("search", "退货", "--explain").stdout


def test_a_site_that_cannot_be_searched(root: Path) -> None:
    result = call("search", "退", "--site", "nowhere")
    assert result.exit_code == 2 and "没有这个文件或文件夹" in result.stderr
    assert "exist" not in result.stderr
    (root / "file").write_text("x", "utf-8")
    assert "这是文件，不是文件夹" in call("search", "退", "--site", "file").stderr
    manifest = root / "empty/search/manifest.json"
    manifest.parent.mkdir(parents=True)
    assert "没有搜索文件" in call("search", "退", "--site", "empty").stderr
    for content in ("{", "[]", "{}", "[" * 100_000):
        manifest.write_text(content, "utf-8")
        assert "搜索文件损坏了" in call("search", "退", "--site", "empty").stderr
    manifest.write_text('{"files": {"index": "a"}, "bodies": {"folder": "b", "terms": 1}}', "utf-8")
    assert "缺了一部分搜索文件" in call("search", "退", "--site", "empty").stderr
    assert "lost some of its files" in call("search", "退", "--site", "empty", language="en").stderr


def test_every_reason_of_a_bad_index_has_chinese_words() -> None:
    said = set()
    for path in (ROOT / "src/deskbook/search").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "BadIndex":
                (words,) = node.args
                assert isinstance(words, ast.Constant), path
                said.add(words.value)
    assert said == set(REASONS)


def test_what_the_system_refuses_is_told_in_the_language_of_the_interface(root: Path) -> None:
    result = call("gaps", "missing.json")
    assert "missing.json：没有这个文件或文件夹" in result.stderr and "No such" not in result.stderr
    assert "there is no such file" in call("gaps", "missing.json", language="en").stderr
    assert "这是文件夹，不是文件" in call("gaps", ".").stderr


def test_search_tests_that_fail_say_what_is_meant(root: Path) -> None:
    (root / "handbook/search-tests.yml").write_text(
        "tests:\n  - {query: 怎么退, expect: [shop/solution:bak]}\n"
        "  - {query: 量子力学, expect: [shop/solution:back]}\n  - {query: 能退吗}\n",
        "utf-8",
    )
    shown = call("search", "--tests").stdout
    assert "是不是想写解决方案“退货(back)”" in shown and "shop/solution:back" in shown
    assert "现在什么也没找到" in shown and "没有结果" not in shown
    assert "没有写应当找到什么" in shown
    assert "Did you mean solution" in call("search", "--tests", language="en").stdout
