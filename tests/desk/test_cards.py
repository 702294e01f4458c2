"""What the desk shows of entries."""

from __future__ import annotations

from typing import Any

from tests.desk.conftest import MakeHandbook, card

ROLE = {"acme/roles/lead.yml": "name: 组长\nsummary: 带一个班。\nheadcount: 2\n"}


def solution(**more: str) -> dict[str, str]:
    lines = "".join(f"{name}: {value}\n" for name, value in more.items())
    return {"acme/solutions/late.yml": f"name: 晚到\n{lines}", **ROLE}


def test_what_is_said_and_done(make_handbook: MakeHandbook) -> None:
    handbook = make_handbook(
        solution(
            answer="{say: '**很抱歉**，马上查。', do: [{id: look, text: '找[](role:lead)。'}]}",
            limit="{within: 24h, certainty: inferred}",
            escalate="[{to: lead, when: 查不到}]",
            never_say="[不知道]",
            hand_over="[单号]",
            owner="lead",
            notes="[源文没有写]",
        )
    )
    found = card(handbook, "solution", "late")
    assert found["id"] == "acme/solution:late" and found["url"] == "acme/solutions/late.html"
    assert found["say"] == "很抱歉，马上查。"
    assert found["do"] == ["找组长。"]
    assert found["limits"] == "24 小时内" and "no_promise" not in found
    assert found["escalate"] == [
        {"when": "查不到", "to": {"name": "组长", "url": "acme/roles/lead.html"}}
    ]
    assert found["never_say"] == ["不知道"] and found["hand_over"] == ["单号"]
    assert found["owner"] == "组长" and found["notes"] == ["源文没有写"]
    assert "ask_first" not in found and "walk" not in found  # nothing empty


def test_without_a_limit_none_may_be_promised(make_handbook: MakeHandbook) -> None:
    found = card(make_handbook(solution(limit="not_specified")), "solution", "late")
    assert found["no_promise"] is True and found["limits"] == "源文未写，不要承诺时限"
    assert found["say_label"] == "还没有写话术" and "say" not in found
    assert found["escalate"] == [{"to": {"name": "未填"}}]


def test_a_warning_stands_with_the_limit_it_belongs_to(make_handbook: MakeHandbook) -> None:
    limits = "[{on: 首次回复, within: 24h}, {on: 上门, certainty: inferred}]"
    found = card(make_handbook(solution(limits=limits)), "solution", "late")
    assert found["limits"] == "首次回复：24 小时内；上门：未填，不要承诺时限"


def test_the_successor_is_the_first_that_is_still_in_use(make_handbook: MakeHandbook) -> None:
    files = {
        "acme/solutions/a.yml": "name: 甲\nreplaced_by: b\n",
        "acme/solutions/b.yml": "name: 乙\nconfidence: archived\nreplaced_by: c\n",
        "acme/solutions/c.yml": "name: 丙\nrelated: [a]\n",
        "acme/solutions/d.yml": "name: 丁\nreplaced_by: e\nstatus: retired\n",
        "acme/solutions/e.yml": "name: 戊\nreplaced_by: d\nstatus: retired\n",
    }
    handbook = make_handbook(files)
    following = {"id": "acme/solution:c", "title": "丙", "url": "acme/solutions/c.html"}
    assert card(handbook, "solution", "a")["successor"] == following
    assert card(handbook, "solution", "b")["successor"] == following
    last = card(handbook, "solution", "c")
    assert "successor" not in last
    assert [one["title"] for one in last["related"]] == [
        "甲"
    ]  # named there, not for being replaced
    assert "related" not in card(handbook, "solution", "e")
    assert "successor" not in card(handbook, "solution", "d")  # in a circle nothing takes its place


def test_other_kinds_show_the_key_facts_of_their_page(make_handbook: MakeHandbook) -> None:
    found = card(make_handbook(ROLE), "role", "lead")
    assert found["summary"] == "带一个班。"
    assert ["编制", "2 人"] in found["facts"]


POLICY = """\
name: 热线制度
clauses:
  - id: calls
    title: 接听
    clauses:
      - id: missed
        number: 第二条
        text: '没接到的，2 小时内回拨，见[](procedure:call-back)。'
        limits: [{within: 2h, from: 漏接, to: 回拨}]
        penalties:
          - text: 没有回拨。
            tiers:
              - {occurrence: 1, measure: 扣款, amount: {amount: 20}}
              - {occurrence: 2, measure: 扣款, amount: {amount: 50, per: 次}}
            appeal: false
      - {id: weekly, number: 第三条, title: 汇总, text: 每周汇总。, cadence: {every: 1w}}
      - {id: best, text: 接得最多的, rewards: [{measure: 表扬}]}
      - {id: records, access: [{resource: 录音, who: [lead], otherwise: 不能听}]}
"""
PROCEDURE = """\
name: 回拨
nodes:
  - {id: s, kind: start, text: 漏接}
  - {id: call, actors: [lead], text: '**回拨**', limit: {within: 2h}}
  - {id: reached, kind: decision, text: 通了没有}
  - {id: note, text: 登记, cadence: {every: 1d}}
  - {id: e, kind: end}
edges:
  - {from: s, to: call}
  - {from: call, to: reached}
  - {from: reached, to: note, label: 通了}
  - {from: reached, to: not_specified, label: 没通}
  - {from: note, to: call}
"""


def items(found: dict[str, Any]) -> list[list[str]]:
    """Return the lines of each item of a card's contents."""
    return [item.split("\n") for item in found["contents"]["items"]]


def test_a_policy_shows_its_clauses(make_handbook: MakeHandbook) -> None:
    files = {
        **ROLE,
        "acme/policies/hotline.yml": POLICY,
        "acme/procedures/call-back.yml": PROCEDURE,
    }
    found = card(make_handbook(files), "policy", "hotline")
    assert found["contents"]["label"] == "条款"
    assert items(found) == [
        ["接听"],
        [
            "第二条 没接到的，2 小时内回拨，见回拨。",
            "时限：2 小时内（起点：漏接，终点：回拨）",
            "处罚：没有回拨：第 1 次 扣款 20 元；第 2 次起 扣款 50 元/次（申诉：不可以）",
        ],
        ["第三条 汇总", "每周汇总。", "频次：每周"],
        ["接得最多的", "奖励：表扬"],
        ["使用权限 录音：谁可以：组长；其他人：不能听"],
    ]


def test_a_procedure_shows_its_steps(make_handbook: MakeHandbook) -> None:
    handbook = make_handbook({**ROLE, "acme/procedures/call-back.yml": PROCEDURE})
    found = card(handbook, "procedure", "call-back")
    assert found["contents"]["label"] == "步骤"
    assert items(found) == [
        ["1 开始：漏接"],
        ["2 回拨", "执行人：组长", "时限：2 小时内"],
        ["3 判断：通了没有", "通了 → 4；没通 → 源文未写"],
        ["4 登记", "频次：每天", "→ 2"],
        ["5 结束"],
    ]
    assert found["walk"] == {"id": "acme/procedure:call-back"}


def test_a_form_shows_its_fields(make_handbook: MakeHandbook) -> None:
    form = """\
name: 登记表
fields:
  - {id: name, name: 姓名, required: true, personal_data: true}
  - {id: kind, name: 类别, type: choice, choices: [咨询, 投诉], text: 只选一项。}
  - {id: note, name: 备注}
"""
    files = {"acme/forms/sheet.yml": form, "acme/forms/none.yml": "name: 便条\n"}
    handbook = make_handbook(files)
    found = card(handbook, "form", "sheet")
    assert found["contents"]["label"] == "栏目"
    assert items(found) == [["姓名：必填；个人信息"], ["类别：咨询、投诉；只选一项。"], ["备注"]]
    assert "contents" not in card(handbook, "form", "none")


TREE = """\
name: 引导
nodes:
  - {id: ask, kind: ask, text: 打过吗？, options: [{label: 打过, to: end}]}
  - {id: end, kind: end, solution: late}
"""


def test_a_walk_begins_where_the_answer_stands(make_handbook: MakeHandbook) -> None:
    files = {"acme/trees/ask.yml": TREE, "acme/procedures/call-back.yml": PROCEDURE}

    def walk(**more: str) -> dict[str, str]:
        handbook = make_handbook({**solution(**more), **files})
        found: dict[str, str] = card(handbook, "solution", "late")["walk"]
        return found

    assert walk(tree='"ask#end"') == {"id": "acme/tree:ask", "start": "end"}
    assert walk(tree="ask", procedure="call-back") == {"id": "acme/tree:ask"}
    named = {"id": "acme/procedure:call-back", "start": "call"}
    assert walk(procedure='"call-back#call"') == named  # what only leads to it comes last
    assert walk() == {"id": "acme/tree:ask"}
    handbook = make_handbook({**files, **solution(), "acme/trees/none.yml": "name: 空\n"})
    assert card(handbook, "tree", "ask")["walk"] == {"id": "acme/tree:ask"}
    assert "walk" not in card(handbook, "tree", "none")
