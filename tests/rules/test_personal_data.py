"""What is taken for data about a single person, and what is not."""

from __future__ import annotations

import pytest

from deskbook.rules.personal_data import personal_data


@pytest.mark.parametrize(
    ("text", "sorts"),
    [
        ("张先生的电话13912345678没人接", ["mobile"]),
        ("请打 +86 139-1234-5678。", ["mobile"]),
        ("号码 8613912345678", ["mobile"]),
        ("身份证11010519491231002X和13912345678", ["identity_card", "mobile"]),
        ("写信到 zhang.san@example.com", ["email"]),
        ("写信到 service@example.com", []),
        ("联系人：陈国华", ["name"]),
        ("负责人：张三", []),
        ("热线 400-820-8820，分机 8801", []),
        ("总机 021-12345678", ["landline"]),
        ("订单号 202606300012345678，快递单号 SF13912345678", []),
        ("身份证 110105194912310021", []),
        ("身份证 11010519491331002X", []),
        ("手机号 139****5678", []),
        ("1391234567、139123456789、12912345678", []),
        ("没有数字", []),
        ("", []),
    ],
)
def test_only_what_certainly_is(text: str, sorts: list[str]) -> None:
    assert [one.sort for one in personal_data(text)] == sorts
    assert all(one.text in text for one in personal_data(text))
