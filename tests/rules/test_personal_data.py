"""What is taken for personal data, and what is not."""

from __future__ import annotations

import pytest

from deskbook.rules.personal_data import personal_data, real_name


@pytest.mark.parametrize(
    ("words", "sort", "masked"),
    [
        ("手机 13800138000。", "mobile", "138****00"),
        ("手机138 0013 8000", "mobile", "138****00"),
        ("+86 138-0013-8000", "mobile", "+86****00"),
        ("(010)12345678", "landline", "(01****78"),
        ("0571-1234567 转 8001", "landline", "057****67"),
        ("身份证 11010519491231002x", "identity_card", "110****2x"),
        ("发到 xiaoming@example.com", "email", "x***@example.com"),
        ("联系人: 王小明", "name", "王**"),
        ("责任人\uff1a刘芳\uff0c电话待定", "name", "刘*"),
    ],
)
def test_personal_data_is_found_and_masked(words: str, sort: str, masked: str) -> None:
    (found,) = personal_data(words)
    assert (found.sort, found.masked) == (sort, masked)
    assert found.text in words


@pytest.mark.parametrize(
    "words",
    [
        "热线 400-800-1234、95566、12315",
        "工单号 20260630138001380001",
        "订单 A13800138000、13800138000-1、3.13800138000",
        "统一社会信用代码 91110105194912310X",
        "110105194912310021 的校验位不对",
        "邮箱 service@example.com、hr-office@example.com、400@example.com",
        "负责人\uff1a热线主管\uff0c联系人\uff1a客服",
        "负责人\uff1a王某\uff0c联系人\uff1a张三\uff0c责任人\uff1a陈部长",
        "部门负责人\uff1a王牌客服团队全体",
        "24 小时内\uff0c2026-06-30 起\uff0c1000-2000 元",
        "",
    ],
)
def test_what_is_no_personal_data_is_left_alone(words: str) -> None:
    assert list(personal_data(words)) == []


def test_real_names_are_told_from_placeholders() -> None:
    found = [one for one in ("王小明", "李雷", "成员甲", "王某某", "张三", "P01") if real_name(one)]
    assert found == ["王小明", "李雷"]
