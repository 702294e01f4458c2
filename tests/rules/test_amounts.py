"""Reading amounts from the conditions of approvals."""

from __future__ import annotations

from decimal import Decimal

import pytest

from deskbook.rules.approvals.amounts import range_of


@pytest.mark.parametrize(
    ("condition", "low", "high", "over", "under"),
    [
        ("金额超过 200 元", 200, None, True, False),
        ("200 元以上", 200, None, False, False),
        ("不低于 1,000 元", 1000, None, False, False),
        ("1.5 万元以内", None, 15000, False, False),
        ("不超过５００元", None, 500, False, False),
        ("不足 3 天", None, 3, False, True),
        ("200 元至 1000 元", 200, 1000, False, False),
        ("200-1000元", 200, 1000, False, False),
        ("1-5 万元", 10000, 50000, False, False),
        ("超过 200 元、不超过 1000 元", 200, 1000, True, False),
        ("over 200 CNY", 200, None, True, False),
        ("up to 200 CNY", None, 200, False, False),
    ],
)
def test_amounts(
    condition: str, low: int | None, high: int | None, over: bool, under: bool
) -> None:
    found = range_of(condition)
    assert found is not None
    assert found.low == (None if low is None else Decimal(low))
    assert found.high == (None if high is None else Decimal(high))
    assert (found.over, found.under) == (over, under)


@pytest.mark.parametrize(
    "condition",
    [
        "",
        "客户特别重要",
        "200 元",
        "超过 200",
        "超过 200 元并且是第 2 次",
        "第二次投诉",
        "24 小时以内",
        "超过 200 元或 300 美元以上",
        "超过 200 元以内",
        "200 元至 1000 元，第 3 次",
    ],
)
def test_what_cannot_be_compared_is_left_alone(condition: str) -> None:
    assert range_of(condition) is None


def test_the_matter_of_an_amount_is_kept() -> None:
    ours, theirs = range_of("采购 200 元以内"), range_of("采购金额超过 200 元的")
    assert ours is not None and theirs is not None
    assert ours.about == theirs.about == "采购"
