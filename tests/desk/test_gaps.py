"""What agents did not find becomes questions and labels."""

from __future__ import annotations

import json

import pytest

from deskbook.authoring import additions
from deskbook.authoring.plan import difference
from deskbook.desk import gaps
from deskbook.desk.gaps import Report, UnreadableQueue
from deskbook.model import Key
from deskbook.search.engine import Engine
from deskbook.search.entry import Entry
from deskbook.search.pack import pack
from tests.desk.conftest import MakeHandbook

ANSWER = "answer: {say: 好的。}\n"
NODES = "start: e\nnodes: [{id: e, kind: end, outcome: 完}]\n"

ENGINE = Engine(
    pack(
        [
            Entry("late", "solution", "货到晚了", "a.html", "acme"),
            Entry("word", "term", "回拨", "b.html", "acme"),
        ]
    )
)


def gap(query: str, opened: str = "", place: int = 0) -> Report:
    return Report("search" if opened else "gap", query, 3, opened, place)


def test_both_formats_say_the_same() -> None:
    rows = [{"kind": "gap", "q_normalised": "怎么,退", "n_results": 0, "opened": "", "t": "x"}]
    table = '\ufeffkind,q_normalised,n_results,opened\r\ngap,"怎么,退",0,\r\n'
    as_json = gaps.read("a", json.dumps(rows).encode())
    assert as_json == gaps.read("a", table.encode()) == [Report("gap", "怎么,退")]


@pytest.mark.parametrize(
    "content",
    [b"{}", b"[1]", b"\xff", b"[" * 100_000, b"a,b\n1,2\n", b"hello", b'[{"n_results": "many"}]'],
)
def test_other_files_are_refused(content: bytes) -> None:
    with pytest.raises(UnreadableQueue):
        gaps.read("a", content)


def test_queries_that_mean_the_same_are_gathered() -> None:
    found = gaps.clusters(
        [
            gap("货还没到"),
            gap("货还没到"),
            gap("货还没有到"),
            gap("发票"),
            Report("search", "好", 2),
        ]
    )
    assert [(one.query, one.count) for one in found] == [("货还没到", 3), ("发票", 1)]


def test_what_agents_opened_is_certain_and_what_is_near_is_not() -> None:
    reports = [
        *[gap("怎么这么慢", "acme/solution:late", 5)] * 2,
        *[gap("货到晚了吧")] * 2,
        *[gap("回个话", "acme/term:word", 4)] * 2,
        *[gap("发票")] * 2,
        gap("一次"),
    ]
    found = {one.cluster.query: one for one in gaps.proposals(gaps.clusters(reports), ENGINE, 2)}
    assert set(found) == {"怎么这么慢", "货到晚了吧", "回个话", "发票"}
    assert found["怎么这么慢"].certain and found["怎么这么慢"].action == "question"
    assert found["货到晚了吧"].entry == "acme/solution:late" and not found["货到晚了吧"].certain
    assert found["回个话"].action == "term" and found["发票"].action == "new"


def test_words_are_added_as_the_author_writes(make_handbook: MakeHandbook) -> None:
    handbook = make_handbook(
        {
            "acme/solutions/a.yml": f"name: 甲\nquestions:\n  - 一\n  # 别动\n{ANSWER}",
            "acme/trees/b.yml": f"name: 乙\n{NODES}",
            "acme/glossary.yml": "terms:\n  - {id: t, name: 词, hidden: [旧]}\n",
        }
    )
    key = Key("acme", "solution", "a")
    wanted = [
        additions.Addition(key, "questions", "二"),
        additions.Addition(key, "questions", "三: 四"),
        additions.Addition(key, "questions", "一"),
        additions.Addition(Key("acme", "tree", "b"), "questions", "五"),
        additions.Addition(Key("acme", "term", "t"), "hidden", "六,七"),
    ]
    plan = additions.plan(handbook, wanted)
    texts = {path: unit.file.text for path, unit in handbook.units.items()}
    now = plan.contents(texts)
    assert now["handbook/acme/solutions/a.yml"] == (
        f'name: 甲\nquestions:\n  - 一\n  - 二\n  - "三: 四"\n  # 别动\n{ANSWER}'
    )
    assert now["handbook/acme/trees/b.yml"] == f"name: 乙\nquestions: [五]\n{NODES}"
    assert now["handbook/acme/glossary.yml"] == (
        'terms:\n  - {id: t, name: 词, hidden: [旧, "六,七"]}\n'
    )
    assert sum(line.startswith("+ ") for line in difference(plan, texts)) == 3


WHOLE = '[{"kind": "gap", "q_normalised": "怎么\\u9000", "n_results": -1, "opened": null}]'


def test_a_file_that_is_cut_off_is_told_so() -> None:
    content = WHOLE.encode()
    assert [one.query for one in gaps.read("a", content)] == ["怎么退"]
    for length in range(1, len(content)):
        with pytest.raises(UnreadableQueue) as refused:
            gaps.read("a", content[:length])
        assert "不完整" in refused.value.text.render("zh"), content[:length]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("kind,q_normalised\n查询,怎么退货\n".encode("gbk"), "不是 UTF-8 编码"),
        ("kind,q_normalised\n查询,怎么退货\n".encode("utf-16"), "不是 UTF-8 编码"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "不是坐席工作台导出的记录"),
        (b"%PDF-1.7\n", "不是坐席工作台导出的记录"),
        (b'{"a": 1, b}', "不是坐席工作台导出的记录"),
    ],
)
def test_other_files_are_told_apart(content: bytes, words: str) -> None:
    with pytest.raises(UnreadableQueue) as refused:
        gaps.read("a", content)
    assert words in refused.value.text.render("zh")


@pytest.mark.parametrize("content", [b"", b" \n", b"\xef\xbb\xbf", b"[]", b'{"reports": []}'])
def test_an_empty_queue_has_no_reports(content: bytes) -> None:
    assert gaps.read("a", content) == []
