"""Rings, suggestions and equal questions."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbook.rules.cycles import rings
from deskbook.rules.solutions import promised_time, questions, reading_time
from deskbook.rules.suggestions import Index

LINES = st.dictionaries(st.integers(0, 30), st.integers(0, 30))


@given(LINES)
def test_every_ring_is_found_once(following: dict[int, int]) -> None:
    found = list(rings(following))
    members = [item for ring in found for item in ring]
    assert len(members) == len(set(members))
    for ring in found:
        assert all(
            following[item] == after for item, after in zip(ring, (*ring[1:], ring[0]), strict=True)
        )
        order = list(following)
        assert ring[0] == min(ring, key=order.index)
    in_a_ring = set()
    for item in following:
        place, steps = following.get(item), 0
        while place is not None and place != item and steps < 40:
            place, steps = following.get(place), steps + 1
        if place == item:
            in_a_ring.add(item)
    assert in_a_ring == set(members)


def test_a_line_of_any_length_is_followed() -> None:
    following = {number: number + 1 for number in range(100_000)}
    assert list(rings(following)) == []
    following[100_000] = 0
    assert len(next(rings(following))) == 100_001


INDEX = Index(
    {
        "customer-supervisor": ("customer-supervisor", "客户主管"),
        "customer-manager": ("customer-manager", "客户经理"),
        "hotline": ("hotline", "热线组", "400 热线"),
        "hotline-platform": ("hotline-platform", "热线平台"),
    }
)


@pytest.mark.parametrize(
    ("written", "first"),
    [
        ("customer-suprvisor", "customer-supervisor"),
        ("Customer_Supervisor", "customer-supervisor"),
        ("客户主管", "customer-supervisor"),
        ("客户主任", "customer-supervisor"),
        ("hot-line", "hotline"),
        ("４００热线", "hotline"),
        ("ohtline", "hotline"),
    ],
)
def test_close_words_are_found(written: str, first: str) -> None:
    assert INDEX.close(written)[0] == first


@pytest.mark.parametrize("written", ["warehouse", "财务部", "", "x", "-", "客"])
def test_nothing_is_proposed_at_random(written: str) -> None:
    assert INDEX.close(written) == ()


def test_an_exact_name_hides_what_is_merely_close() -> None:
    assert INDEX.close("hotline") == ("hotline",)
    assert len(INDEX.close("customer")) <= 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("怎么退货", "您好，请问怎么退货呢？"),
        ("ＶＩＰ 卡 怎么办", "vip卡怎么办?"),
        ("能退吗", "能退"),
        ("退货！", "退货。谢谢"),
    ],
)
def test_the_same_question(one: str, other: str) -> None:
    assert questions.normal(one) == questions.normal(other)


@pytest.mark.parametrize(
    ("one", "other"), [("怎么退货", "怎么换货"), ("请问", "谢谢"), ("E101", "E102")]
)
def test_different_questions(one: str, other: str) -> None:
    assert questions.normal(one) != questions.normal(other)


def test_the_example_of_normal() -> None:
    assert doctest.testmod(questions).failed == 0
    assert doctest.testmod(reading_time).failed == 0
    assert doctest.testmod(promised_time).failed == 0
