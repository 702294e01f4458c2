"""Queues that desks export are read, and brought together without counting anything twice."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from deskbook.desk import reports
from deskbook.desk.reports import Report, UnreadableQueue


def test_both_formats_say_the_same() -> None:
    rows = [{"kind": "gap", "q_normalised": "怎么,退", "n_results": 0, "opened": ""}]
    table = '\ufeffkind,q_normalised,n_results,opened\r\ngap,"怎么,退",0,\r\n'
    as_json = reports.read("a", json.dumps(rows).encode())
    assert as_json == reports.read("a", table.encode()) == [Report("gap", "怎么,退")]


@pytest.mark.parametrize(
    "content",
    [b"{}", b"[1]", b"\xff", b"[" * 100_000, b"a,b\n1,2\n", b"hello", b'[{"n_results": "many"}]'],
)
def test_other_files_are_refused(content: bytes) -> None:
    with pytest.raises(UnreadableQueue):
        reports.read("a", content)


WHOLE = '[{"kind": "gap", "q_normalised": "怎么\\u9000", "n_results": -1, "opened": null}]'


def test_a_file_that_is_cut_off_is_told_so() -> None:
    content = WHOLE.encode()
    assert [one.query for one in reports.read("a", content)] == ["怎么退"]
    for length in range(1, len(content)):
        with pytest.raises(UnreadableQueue) as refused:
            reports.read("a", content[:length])
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
        reports.read("a", content)
    assert words in refused.value.text.render("zh")


@pytest.mark.parametrize("content", [b"", b" \n", b"\xef\xbb\xbf", b"[]", b'{"reports": []}'])
def test_an_empty_queue_has_no_reports(content: bytes) -> None:
    assert reports.read("a", content) == []


def test_of_what_was_asked_only_the_words_are_kept() -> None:
    [found] = reports.read("a", "q_normalised,note\n‹@› 怎么退 ‹#› ‹车牌›,'-1\n".encode())
    assert (found.query, found.note) == ("怎么退", "-1")


NOW, BEFORE = "2026-11-22T09:30:05Z", "2026-11-21T09:30:05Z"


def test_what_was_exported_again_counts_once_and_as_it_is_now() -> None:
    first = Report("gap", "怎么退", time=BEFORE, id="a-1")
    second = Report("gap", "怎么退", time=BEFORE, id="a-2")
    later = [replace(first, opened="acme/solution:back"), second, Report("gap", "x", time=NOW)]
    for files in ([[first, second], later], [later, [first, second]], [later, later]):
        assert reports.merged(files) == later


def test_older_exports_count_once_too() -> None:
    one = Report("gap", "怎么退", time="2026-11-21T09:30Z")
    other = replace(one, time="2026-11-22T09:30Z")
    twice = [one, one, replace(one, kind="search"), other]
    assert reports.merged([[one], twice, [one, one]]) == twice, (
        "what is twice in one happened twice"
    )
    timeless = Report("gap", "怎么退")
    assert reports.merged([[timeless, timeless], [timeless]]) == [timeless] * 3, "no telling"


@pytest.mark.parametrize("time", ["", "x", "2026-11-22T09:30Z", "2026-13-22T09:30:00Z"])
def test_a_moment_is_known_to_the_second_or_not_at_all(time: str) -> None:
    assert Report("gap", "a", time=time).moment is None
    aware = Report("gap", "a", time=NOW).moment
    assert aware is not None and aware == Report("gap", "a", time=NOW[:-1]).moment
