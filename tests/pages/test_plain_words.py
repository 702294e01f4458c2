"""Pages call things what they are: cadences, vacancies, concurrent posts, shared notes."""

from __future__ import annotations

import re

import pytest

from deskbook.model.parts import Cadence
from deskbook.pages import values
from tests.pages.conftest import MakePage

ORGANIZATION = {"acme/organization.yml": "name: 示例公司\n"}
SOLUTION = """
name: 货怎么还没发
questions: [货呢]
answer: {say: 请稍等。}
limit: role:storekeeper#check
"""
STOREKEEPER = """
name: 仓管员
duties: [{id: check, text: 每天核对名单。, cadence: {every: 1d, wording: 每日}}]
"""


def test_a_cadence_is_no_time_limit(make_page: MakePage) -> None:
    files = ORGANIZATION | {
        "acme/solutions/late.yml": SOLUTION,
        "acme/roles/storekeeper.yml": STOREKEEPER,
    }
    html = make_page(files, "solution", "late").html
    assert re.search(r"<dt>周期</dt><dd>每天 <span", html)
    assert '<dt>时限</dt><dd> <strong class="db-no-promise">' in html


def test_vacancies_stand_together_by_kind(make_page: MakePage) -> None:
    posts = (
        "[{no: 1}, {no: 2, vacancy: open}, {no: 4, vacancy: unfilled}, {no: 5, vacancy: unfilled}]"
    )
    files = ORGANIZATION | {
        "acme/departments/service.yml": "name: 客服部\nparent: organization\n",
        "acme/departments/below.yml": "name: 回访组\nparent: service\n",
        "acme/roles/agent.yml": f"name: 坐席\nbelongs_to: service\nposts: {posts}\n",
    }
    html = make_page(files, "department", "service").html
    assert "空缺 3：2 号（暂缺）；4、5 号（已设岗、未到任）" in html


def test_both_sides_of_a_concurrent_post_say_so_and_a_note_is_printed_once(
    make_page: MakePage,
) -> None:
    note = "两个方框里是同一个人。"
    files = ORGANIZATION | {
        "acme/roles/manager.yml": "name: 经理\nposts: [{no: 1}]\n",
        "acme/roles/leader.yml": "name: 组长\nposts: [{no: 1, concurrent: "
        f"{{with: manager, no: 1, certainty: inferred, note: {note}}}}}]\n",
        "acme/holdings.yml": "name: 任职表\nholdings:\n  - {person: 成员甲, role: manager, no: 1}\n"
        f"  - {{person: 成员甲, role: leader, no: 1, concurrent: inferred, note: {note}}}\n",
    }
    manager = make_page(files, "role", "manager").html
    assert re.search(r"任职人另任：.*组长</a>", manager)
    leader = make_page(files, "role", "leader").html
    assert leader.count('<li id="_note-') == 1
    assert "任职人另任" not in leader


@pytest.mark.parametrize(
    ("wording", "same"),
    [("每月", True), ("每月一次", True), ("每个月 1 次", True), ("每月底", False), ("", True)],
)
def test_the_wording_of_a_cadence_that_says_no_more(wording: str, same: bool) -> None:
    assert values.says_the_same(Cadence(every="1mo", times=1, wording=wording), "zh") is same
