"""What sentences are about, and how close that brings them."""

from __future__ import annotations

import pytest

from deskbook.search.engine import Engine
from deskbook.search.entry import Entry
from deskbook.search.ideas import ideas, in_order, negated
from deskbook.search.normal import tables
from deskbook.search.pack import pack


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("怎么查快递", "如何查询物流"),
        ("为啥不能退款", "为什么无法退钱"),
        ("手机号忘了咋办", "怎么办忘记手机号码"),
    ],
)
def test_one_matter_in_two_wordings_is_the_same_ideas(one: str, other: str) -> None:
    assert ideas(one) == ideas(other)


def test_what_asks_nothing_is_no_idea() -> None:
    assert ideas("请问您好谢谢") == frozenset()
    assert ideas("e5的") == {"e5"}


def test_a_word_that_is_long_comes_before_the_words_in_it() -> None:
    assert ideas("没有") == ideas("没")
    assert ideas("不可以") == ideas("无法") != ideas("可以")


def test_no_everyday_word_is_in_two_groups() -> None:
    alike = tables().alike
    assert len(alike) > 200
    assert all(alike[first] == first for first in alike.values())


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ("退款", "退款", 1.0),
        ("退款", "款退", 0.5),
        ("退款", "保修", 0.0),
        ("", "退款", 0.0),
        ("abcde", "ace", 0.75),
        ("𠮷家", "𠮷野家", 0.857),
        ("abab" * 40, "ba" * 40, 0.667),
    ],
)
def test_letters_in_the_same_order(one: str, other: str, share: float) -> None:
    assert in_order(one, other) == pytest.approx(share, abs=0.001)
    assert in_order(one, other) == in_order(other, one)


def test_what_is_denied() -> None:
    assert negated("还没到账")
    assert not negated("到账了")


def test_another_wording_comes_before_the_same_letters_about_something_else() -> None:
    titles = ("已经退还的快递费怎么算", "如何取消订单", "订单里怎么取快递", "为什么订单不能取消")
    entries = [Entry(str(n), "solution", title, "") for n, title in enumerate(titles)]
    found = Engine(pack(entries)).search("请问订单怎么关闭呢", today="2026-01-15")
    assert found[0].title == "如何取消订单"
