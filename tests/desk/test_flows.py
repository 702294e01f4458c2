"""Guided flows and procedures as graphs."""

from __future__ import annotations

import json

from tests.desk.conftest import MakeHandbook, made

TREE = """\
name: 问一问
nodes:
  - id: q
    kind: ask
    text: 是谁？
    options: [{label: 客户, to: e}, {label: 别人, to: not_specified}]
  - {id: e, kind: end, solution: late, outcome: 办好了}
"""
PROCEDURE = """\
name: 办理
nodes:
  - {id: s, kind: start, text: 来电}
  - {id: d, kind: decision, text: 能办吗, actors: [lead], limit: {within: 30m}, forms: [slip]}
  - {id: e, kind: end, text: 办完}
edges:
  - {from: s, to: d}
  - {from: d, to: e, label: 能}
  - {from: d, to: d, label: 不能}
"""
FILES = {
    "acme/trees/ask.yml": TREE,
    "acme/procedures/handle.yml": PROCEDURE,
    "acme/solutions/late.yml": "name: 晚到\n",
    "acme/roles/lead.yml": "name: 组长\n",
    "acme/forms/slip.yml": "name: 单子\n",
}


def test_a_tree(make_handbook: MakeHandbook) -> None:
    flow = json.loads(made(make_handbook(FILES), "tree", "ask").flow)
    assert (flow["id"], flow["kind"], flow["start"]) == ("acme/tree:ask", "tree", "q")
    options = flow["nodes"]["q"]["options"]
    assert options == [{"label": "客户", "to": "e"}, {"label": "别人", "open": "源文未写"}]
    end = flow["nodes"]["e"]
    assert end["solutions"] == ["acme/solution:late"] and end["outcome"] == "办好了"


def test_waiting_and_the_answer_of_who_cannot_tell(make_handbook: MakeHandbook) -> None:
    tree = """\
name: 重启
nodes:
  - id: a
    kind: do
    text: 断电
    wait: 5m
    meanwhile: 请[组长](role:lead)来。
    next: b
  - {id: b, kind: do, text: 查, wait: not_specified, next: c}
  - {id: c, kind: do, text: 晾干, wait: 3d, next: d}
  - {id: d, kind: do, text: 不等, wait: none, meanwhile: 不说, next: e}
  - id: e
    kind: ask
    text: 好了吗
    options: [{label: 好了, to: f}, {label: 记不清, to: f, unclear: true}]
  - {id: f, kind: end, outcome: 办好了}
"""
    flow = json.loads(
        made(make_handbook({**FILES, "acme/trees/ask.yml": tree}), "tree", "ask").flow
    )
    nodes = flow["nodes"]
    assert (nodes["a"]["wait"], nodes["a"]["meanwhile"]) == (300, "请组长来。")
    assert [nodes[name].get("wait") for name in "bcd"] == ["源文未写", "3 天", None]
    assert "meanwhile" not in nodes["d"]
    assert [one.get("unclear") for one in nodes["e"]["options"]] == [None, True]


def test_a_procedure(make_handbook: MakeHandbook) -> None:
    flow = json.loads(made(make_handbook(FILES), "procedure", "handle").flow)
    assert flow["start"] == "s" and flow["nodes"]["s"]["next"] == "d"
    decision = flow["nodes"]["d"]
    assert [one["to"] for one in decision["options"]] == ["e", "d"]
    assert decision["actors"] == ["组长"] and decision["limits"] == ["30 分钟内"]
    assert [form["title"] for form in decision["forms"]] == ["单子"]
    assert flow["nodes"]["e"]["outcome"] == "办完"


def test_a_role_is_no_flow(make_handbook: MakeHandbook) -> None:
    assert made(make_handbook(FILES), "role", "lead").flow == ""
