"""What entities are found by."""

from __future__ import annotations

from pathlib import Path

from deskbook.desk import authored, entries, opening
from deskbook.rules.references.entry_names import FOUND_KINDS
from deskbook.search.entry import State
from tests.desk.conftest import MakeHandbook, made

SOLUTION = """\
name: 没人接电话
category: calls
questions: [怎么没人接, 没人接电话]
symptoms: [客户说打不通]
also_called: [漏接]
codes: [E05]
tags: [晚班, "product:heater"]
environment: [旧版系统]
answer:
  say: 很抱歉，[组长](role:lead)马上回您。
limit: channel:hotline
reviewed: 2026-01-31
effective: {from: 2026-01-01, wording: 从年初起}
confidence: validated
"""
FILES = {
    "acme/solutions/no-answer.yml": SOLUTION,
    "acme/roles/lead.yml": "name: 组长\nlabel_note: 热线\n",
    "acme/categories/all.yml": "name: 全部\n",
    "acme/categories/calls.yml": "name: 来电\nparent: all\n",
    "acme/channels/hotline.yml": "name: 热线\n",
    "acme/glossary.yml": "terms: [{id: ring, name: 响铃, hidden: [铃声], misspellings: [想铃]}]\n",
    "acme/policies/rules.yml": (
        "name: 规定\nclauses:\n  - {id: a, number: 第一条, title: 着装, text: 上班穿工装。}\n"
        f"  - {{id: b, text: {'长' * 70}}}\n"
    ),
}


def test_a_solution(make_handbook: MakeHandbook) -> None:
    found = made(make_handbook(FILES), "solution", "no-answer").entry
    assert (found.id, found.kind, found.organization) == ("no-answer", "solution", "acme")
    assert found.address == "acme/solutions/no-answer.html"
    assert found.questions == ("怎么没人接", "客户说打不通")  # the title itself is no question
    assert found.labels == ("漏接", "晚班", "product:heater", "E05", "旧版系统")
    assert found.body == "很抱歉，组长马上回您。"
    assert found.state == State("validated", "2026-01-01", "", "2027-01-31")
    assert {"queue:calls", "queue:来电", "queue:all", "product:heater", "product:旧版系统"} <= set(
        found.scopes
    )
    assert {"channel:hotline", "channel:热线", "queue:晚班"} <= set(found.scopes)


def test_other_kinds(make_handbook: MakeHandbook) -> None:
    handbook = make_handbook(FILES)
    assert made(handbook, "role", "lead").entry.title == "组长（热线）"
    term = made(handbook, "term", "ring").entry
    assert term.address == "glossary.html#acme.ring" and term.labels == ("铃声", "想铃")
    policy = made(handbook, "policy", "rules").entry
    assert policy.questions == ("着装", "上班穿工装。") and policy.body == "长" * 70
    assert entries.synonyms(handbook) == [("响铃", "铃声", "想铃")]


def test_what_is_answered_first_comes_first(make_handbook: MakeHandbook) -> None:
    kinds = [key.kind for key in entries.keys(make_handbook(FILES))]
    assert kinds[0] == "solution" and kinds[-1] == "organization"
    assert sorted(kinds, key=entries.KINDS.index) == kinds


def test_a_flow_is_meant_for_the_calls_of_its_solutions(make_handbook: MakeHandbook) -> None:
    tree = (
        "name: 问\nchannels: [hotline]\n"
        "nodes: [{id: e, kind: end, solution: no-answer, outcome: 好}]\n"
    )
    solution = SOLUTION.replace("limit: channel:hotline", "channels: [hotline]")
    files = {**FILES, "acme/trees/ask.yml": tree, "acme/solutions/no-answer.yml": solution}
    handbook = make_handbook(files)
    assert {"queue:calls", "queue:all", "channel:hotline"} <= set(
        made(handbook, "tree", "ask").entry.scopes
    )
    assert "channel:热线" in made(handbook, "solution", "no-answer").entry.scopes


def test_search_tests_may_expect_what_can_be_found() -> None:
    assert set(FOUND_KINDS) == set(entries.KINDS)


def test_drafts_and_retired_entries_are_not_in_force(make_handbook: MakeHandbook) -> None:
    handbook = make_handbook(
        {
            "acme/forms/a.yml": "name: 甲\nstatus: draft\n",
            "acme/forms/b.yml": "name: 乙\nstatus: retired\n",
        }
    )
    assert made(handbook, "form", "a").entry.state.confidence == "work_in_progress"
    assert made(handbook, "form", "b").entry.state.confidence == "archived"


def test_an_authored_page() -> None:
    text = "---\ntitle: '怎么用'\n---\n\n# 别的\n\n先看[这里](a.md)。\n\n## 接电话的人\n\n`E05`\n"
    entry = authored.made("a/guide.md", text, True).entry
    assert (entry.title, entry.address) == ("怎么用", "a/guide/")
    assert entry.questions == ("别的", "接电话的人") and entry.body == "先看这里。\nE05"
    assert authored.made("README.md", "", True).entry.address == "./"
    assert authored.made("b/index.md", "", False).entry.address == "b/index.html"
    assert authored.made("no-title.md", "x", False).entry.title == "no title"


def test_a_reading_that_the_characters_do_not_tell(make_handbook: MakeHandbook) -> None:
    terms = (
        "terms:\n  - {id: place, name: 大埔, pinyin: tài bòu}\n"
        "  - {id: moving, name: 调拨, pinyin: diao bo}\n  - {id: code, name: QC, pinyin: kiu xi}\n"
    )
    files = {"acme/glossary.yml": terms, "acme/solutions/there.yml": "name: 大埔怎么去\n"}
    handbook = make_handbook(files)
    assert made(handbook, "term", "place").entry.labels == ("taibou", "tai bou")
    assert made(handbook, "term", "moving").entry.labels == (), "as all others are found"
    assert entries.synonyms(handbook) == [("QC", "kiuxi"), ("大埔", "taibou")]
    engine = opening.engine(handbook, Path(), directory_urls=False, left_out=lambda path: True)
    found = {
        text: [one.id for one in engine.search(text, today="2026-01-31")]
        for text in ("taibou", "kiuxi", "diaobo")
    }
    assert found["taibou"] == ["acme/term:place", "acme/solution:there"]
    assert found["kiuxi"] == ["acme/term:code"] and found["diaobo"] == ["acme/term:moving"]
