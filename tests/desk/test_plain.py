"""Rendered HTML as plain text."""

from __future__ import annotations

import pytest

from deskbook.desk.plain import line
from tests.desk.conftest import MakeHandbook, card


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("a &lt; b", "a < b"),
        ("<ul><li>甲</li><li>乙</li></ul>", "甲；乙"),
        (
            '甲 <span class="db-detail">起点：来电 · 终点：接起</span>',
            "甲（起点：来电，终点：接起）",
        ),
        (
            '甲 <span class="db-detail">见 <span lang="en">A</span></span> '
            '<span class="db-detail">乙。</span>',
            "甲（见 A；乙）",
        ),
        (
            'A <span class="db-detail">from: call · to: answer</span>, B',
            "A (from: call, to: answer), B",
        ),
        (
            '<p>甲 <span class="db-detail">一</span></p><p><span class="db-detail">二</span>乙</p>',
            "甲（一）；（二）乙",
        ),
        ('甲 <span class="db-detail">没有完', "甲（没有完）"),
        ("甲 · 乙", "甲 · 乙"),
    ],
)
def test_what_stands_behind_a_value_is_set_off(html: str, text: str) -> None:
    assert line(html) == text


def test_the_parts_of_a_limit_are_told_apart(make_handbook: MakeHandbook) -> None:
    limit = "{within: 24h, wording: 一天内, from: 来电, to: 回电, when: 急件, clock: calendar}"
    handbook = make_handbook({"acme/solutions/late.yml": f"name: 晚到\nlimit: {limit}\n"})
    assert card(handbook, "solution", "late")["limits"] == (
        "24 小时内（原文：一天内，适用：急件，起点：来电，终点：回电，按自然时间计）"
    )
