"""What a part of an entry is called where a link leads to it."""

from __future__ import annotations

import pytest

from deskbook.model.text_links import part_name
from deskbook.model.work import Clause


def clause(number: str = "", title: str = "", text: str = "") -> Clause:
    return Clause(id="a", number=number, title=title, text=text)


@pytest.mark.parametrize(
    ("found", "name"),
    [
        ([clause("第六条"), clause("（四）")], "第六条（四）"),
        ([clause("第二章", "投诉"), clause("第六条", "时限"), clause("（四）")], "第六条（四）"),
        ([clause("第二章", "投诉"), clause("第六条", "时限")], "第六条 时限"),
        ([clause(title="接听要求"), clause("2")], "接听要求 2"),
        ([clause("一", "接听要求"), clause("2", "礼貌")], "接听要求 2 礼貌"),
        ([clause("一"), clause("（二）"), clause("3")], "一（二） 3"),
        ([clause("2")], "2"),
        ([clause(title="接听要求"), clause(text="先问好")], "先问好"),
        ([], ""),
    ],
)
def test_a_number_that_begins_anew_stands_behind_its_section(
    found: list[Clause], name: str
) -> None:
    assert part_name(found, str) == name
