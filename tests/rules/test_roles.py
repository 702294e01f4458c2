"""Places, lines, grades and duties of roles, in the cases that a fixture folder has no room for."""

from __future__ import annotations

import pytest

from deskbook.model import Key
from deskbook.rules.departments.tree import Places
from deskbook.rules.duties.wording import is_catch_all, says_nothing

FOLDER = "handbook/example"


def key(kind: str, name: str) -> Key:
    return Key("example", kind, name)


def found(project, code: str):
    return [one for one in project.diagnose() if one.code == code]


def test_what_lies_in_what(project) -> None:
    project.lay(
        {
            f"{FOLDER}/departments/one.yml": "name: 甲部\nparent: two\n",
            f"{FOLDER}/departments/two.yml": "name: 乙部\nparent: one\n",
            f"{FOLDER}/departments/below.yml": "name: 丙部\nparent: one\n",
        }
    )
    places = Places(project.load()[0])
    root, service, hotline = (
        key("organization", "example"),
        key("department", "service"),
        key("department", "hotline"),
    )
    assert places.inside(hotline, service) and places.inside(hotline, root)
    assert not places.inside(service, hotline)
    assert places.below(root) == (service,)
    for ringed in ("one", "two", "below"):
        assert not places.placed(key("department", ringed))
        assert not places.inside(key("department", ringed), root)


def test_a_tree_of_any_depth_is_numbered(project) -> None:
    deep = 3_000
    project.lay(
        {
            f"{FOLDER}/departments/d{number}.yml": f"name: 第{number}层\nparent: "
            + (f"d{number - 1}\n" if number else "organization\n")
            for number in range(deep)
        }
    )
    places = Places(project.load()[0])
    first, last = key("department", "d0"), key("department", f"d{deep - 1}")
    assert places.inside(last, first) and not places.inside(first, last)


def lines(text: str) -> dict[str, str]:
    return {
        f"{FOLDER}/roles/agent.yml": f"name: 热线坐席\nbelongs_to: hotline\n{text}headcount: 6\n"
    }


@pytest.mark.parametrize(
    "text",
    [
        "reports_to: {line: supervisor, dotted: [{to: supervisor}]}\n",
        "reports_to:\n  line: supervisor\n  dotted:\n    - to: supervisor\n",
        "reports_to:\n  line: supervisor\n  dotted:\n  - {to: supervisor}\n",
        "reports_to:\n  dotted: [{to: supervisor}]\n  line: supervisor\n",
    ],
)
def test_a_dotted_line_that_repeats_the_solid_one_is_emptied(project, text: str) -> None:
    (one,) = found(project.lay(lines(text)), "ROLE004")
    assert one.fix is not None
    place = one.fix.location
    source = project.text(place.path)
    rows = source.splitlines(keepends=True)
    start = sum(map(len, rows[: place.line - 1])) + place.column - 1
    end = sum(map(len, rows[: place.end_line - 1])) + place.end_column - 1
    project.lay({place.path: source[:start] + one.fix.replacement + source[end:]})
    assert project.diagnose() == ()


@pytest.mark.parametrize(
    "text",
    [
        "reports_to: {line: supervisor, dotted: [{to: supervisor, on: 排班}]}\n",
        "reports_to: {line: supervisor, dotted: [{to: supervisor}, {to: manager}]}\n",
        "reports_to:\n  line: supervisor\n  dotted:\n    # 说明\n    - to: supervisor\n",
    ],
)
def test_what_says_more_is_not_removed(project, text: str) -> None:
    (one,) = found(project.lay(lines(text)), "ROLE004")
    assert one.fix is None


def test_nobody_is_missing_as_head_where_the_lines_show_one(project) -> None:
    project.lay({f"{FOLDER}/departments/hotline.yml": "name: 热线组\nparent: service\n"})
    assert found(project, "DEPT003") == []
    project.lay(lines("reports_to: {line: not_specified}\n"))
    assert len(found(project, "DEPT003")) == 1
    project.lay(lines(""))
    assert found(project, "DEPT003") == [], "the missing line may be the one that shows it"


def test_lines_of_a_ring_and_to_unplaced_departments_are_left_to_other_rules(project) -> None:
    project.lay(
        {
            f"{FOLDER}/roles/manager.yml": "name: 客服经理\nbelongs_to: service\n"
            "reports_to: {line: agent}\nheadcount: 1\nduties: not_specified\n"
        }
    )
    assert {one.code for one in project.diagnose()} == {"ROLE003"}


def test_whoever_reports_to_nobody_may_lead_any_department(project) -> None:
    project.lay(
        {
            f"{FOLDER}/departments/finance.yml": "name: 财务部\nparent: organization\n",
            f"{FOLDER}/roles/cashier.yml": "name: 出纳\nbelongs_to: finance\n"
            "reports_to: {line: manager}\nheadcount: 1\nduties: not_specified\n",
        }
    )
    assert project.diagnose() == ()


@pytest.mark.parametrize(
    "words",
    [
        "完成上级交办的其他工作。",
        "领导安排的其它任务",
        "完成公司和部门领导临时交办的工作",
        "其他临时性工作",
        "承担各级领导指派的各项任务；",
    ],
)
def test_orders_to_come(words: str) -> None:
    assert is_catch_all(words)


@pytest.mark.parametrize(
    "words", ["安排班次", "完成客户回访工作", "处理客户投诉", "分配工单任务", "检查其他部门的工作"]
)
def test_duties_of_ones_own(words: str) -> None:
    assert not is_catch_all(words)
    assert not says_nothing(words)


@pytest.mark.parametrize("words", ["同上", "其他。", "……", "待定", "（略）"])
def test_words_that_say_nothing(words: str) -> None:
    assert says_nothing(words)
