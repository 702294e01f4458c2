"""What agents did not find becomes questions and labels."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from random import Random

from deskbook.authoring import additions
from deskbook.authoring.plan import difference
from deskbook.desk import gaps
from deskbook.desk.flagged import flagged
from deskbook.desk.reports import Report
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


def test_what_is_gathered_is_what_comparing_each_with_all_would_gather() -> None:
    random = Random(1)
    for _ in range(50):
        letters = "退款怎么货换"[: random.randint(2, 6)]
        queries = ["".join(random.choices(letters, k=random.randint(1, 8))) for _ in range(40)]
        seeds: list[tuple[frozenset[str], set[str]]] = []
        often = Counter(queries)
        for query in sorted(often, key=lambda one: (-often[one], -len(one), one)):
            pairs = frozenset(a + b for a, b in pairwise(query)) or frozenset((query,))
            alike = [2 * len(own & pairs) / (len(own) + len(pairs)) for own, _ in seeds]
            if max(alike, default=0) < gaps.SIMILAR:
                seeds.append((pairs, set()))
                alike.append(1)
            seeds[alike.index(max(alike))][1].add(query)
        found = gaps.clusters(gap(query) for query in queries)
        assert sorted(map(sorted, (one.queries for one in found))) == sorted(
            sorted(some) for _, some in seeds
        )


def report(call: str, second: int, query: str, opened: str = "") -> Report:
    return Report(
        "search",
        query,
        results=int(bool(opened)),
        opened=opened,
        place=int(bool(opened)),
        time=f"2026-11-22T09:30:{second:02}Z",
        id=f"{call}-{second}",
    )


def test_what_was_asked_at_once_in_other_words_is_proposed() -> None:
    late = "acme/solution:late"
    reports = [
        *(report("one", 0, "东西呢"), report("one", 20, "货到晚了", late)),
        *(report("two", 0, "东西呢"), report("two", 5, "货到晚", late)),
        *(report("two", 7, "货到晚了", late), report("three", 0, "东西呢")),
        *(report("four", 9, "发票"), report("five", 10, "货到晚了", late)),
        *(report("six", 0, "发票"), report("six", 21, "货到晚了", late)),
    ]
    assert [(one.query, other.query) for one, other in gaps.reworded(reports)] == [
        ("东西呢", "货到晚了"),
        ("东西呢", "货到晚"),
    ]
    asked, invoice = gaps.proposals(gaps.clusters(reports), ENGINE, 2)
    assert (asked.cluster.query, asked.cluster.count) == ("东西呢", 3)
    assert (asked.action, asked.entry, asked.reworded) == ("question", late, "货到晚了")
    assert not asked.certain, "the other words may have asked something else"
    assert (invoice.cluster.query, invoice.action, invoice.reworded) == ("发票", "new", "")


def test_without_seconds_nothing_follows_at_once() -> None:
    reports = [
        replace(one, time="2026-11-22T09:30Z")
        for one in (report("a", 0, "东西呢"), report("a", 1, "货到晚了", "acme/solution:late"))
    ]
    assert list(gaps.reworded(reports)) == []


def test_flags_are_no_gaps() -> None:
    flag = Report("flag", "怎么退", entry="acme/solution:late", flag="old", note="价格变了")
    reports = [
        *(flag, flag, replace(flag, flag="wrong", note="")),
        replace(flag, entry="acme/term:word"),
    ]
    assert not any(one.missed for one in reports)
    assert gaps.clusters(reports) == []
    late, word = flagged(reports)
    assert (late.entry, late.count, dict(late.flags)) == (
        "acme/solution:late",
        3,
        {"old": 2, "wrong": 1},
    )
    assert list(late.notes) == ["价格变了"] and word.entry == "acme/term:word"


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
