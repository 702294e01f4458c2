"""流程走进了死胡同

## 检查什么
从每一步出发都要能走到终点。往回走的连线（循环）没有问题，只要有一条路能出来。连线写
`to: not_specified` 表示原文没有写结果，也算走到头。

## 为什么重要
走到这里就不知道下一步做什么，工单会停在半路。

## 怎么改
补上下一步的连线；这一步就是结束时，把它改成 `kind: end`；原文没有写的，加一条
`to: not_specified` 的连线。

----
A step from which no end can be reached

## What it checks
From every step an end has to be reachable. Going back (a loop) is fine as long as there is a
way out. An arrow `to: not_specified` says that the source leaves the outcome open and counts as
an end.

## Why it matters
Whoever gets there does not know what comes next, and the ticket is left half done.

## How to fix it
Add the arrow to the next step. If this is where it ends, make it `kind: end`. If the source
does not say, add an arrow `to: not_specified`.

----
## Bad
```yaml handbook/example/procedures/complaint.yml
name: 投诉处理
nodes:
  - {id: start, kind: start, text: 客户投诉}
  - {id: valid, kind: decision, text: 投诉是否成立, actors: [supervisor]}
  - {id: repair, kind: task, text: 安排补救, actors: [supervisor]}
  - {id: end, kind: end, text: 结束}
edges:
  - {from: start, to: valid}
  - {from: valid, to: repair, label: 成立}
  - {from: valid, to: end, label: 不成立}
```

## Good
```yaml handbook/example/procedures/complaint.yml
name: 投诉处理
nodes:
  - {id: start, kind: start, text: 客户投诉}
  - {id: valid, kind: decision, text: 投诉是否成立, actors: [supervisor]}
  - {id: repair, kind: task, text: 安排补救, actors: [supervisor]}
  - {id: end, kind: end, text: 结束}
edges:
  - {from: start, to: valid}
  - {from: valid, to: repair, label: 成立}
  - {from: valid, to: end, label: 不成立}
  - {from: repair, to: end}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Severity
from deskbook.messages import text
from deskbook.model import Handbook
from deskbook.rules.procedures.graph import Graph, look_at_each, node_label, node_place

code = "PROC003"
name = "dead-end"
severity = Severity.ERROR
profile = "basic"


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every step where a procedure gets stuck, and every endless loop.

    Procedures without any end, or with arrows that lead nowhere, are left to the rules for that.
    """
    return look_at_each(handbook, _look)


def _look(handbook: Handbook, graph: Graph) -> Iterator[Diagnostic]:
    ends = {node.id for node in graph.of_kind("end")} | graph.open_ends
    if not ends or graph.unknown:
        return
    starts = [node.id for node in graph.of_kind("start")]
    reached = graph.downstream(starts) if starts else set(graph.nodes)
    finishing = graph.upstream(ends)
    stuck = [name for name in graph.nodes if name in reached and name not in finishing]
    last = [name for name in stuck if not graph.after(name)]
    for name in last:
        if graph.nodes[name].kind != "decision":  # the rule for decisions asks for more
            yield _dead_end(handbook, graph, name)
    caught = set(stuck) - graph.upstream(last)
    while caught:
        loop = _loop(graph, next(name for name in graph.nodes if name in caught))
        yield _endless(handbook, graph, loop)
        caught -= graph.upstream(loop)


def _loop(graph: Graph, start: str) -> list[str]:
    """Return a loop that is reached from `start`; every step there has a next one."""
    line: list[str] = []
    node = start
    while node not in line:
        line.append(node)
        node = graph.after(node)[0]
    return line[line.index(node) :]


def _dead_end(handbook: Handbook, graph: Graph, name: str) -> Diagnostic:
    return Diagnostic(
        code,
        severity,
        node_place(handbook, graph, name),
        text(
            zh="流程“{label}”走到步骤“{node}”就没有下一步了，而它不是终点。",
            en="The procedure {label} stops at the step {node}, which is not an end.",
            label=handbook.label(graph.key),
            node=node_label(graph.nodes[name]),
        ),
        text(
            zh="请在 edges 里加一条离开它的连线，例如“- {arrow}”；如果到此结束，"
            "把它改成 kind: end；原文没有写的，连线写 to: not_specified。",
            en='Add an arrow from it to the edges, such as "- {arrow}", or make it kind: end; where'
            " the source does not say, lead the arrow to: not_specified.",
            arrow=f"{{from: {name}, to: {graph.next_guess(name)}}}",
        ),
    )


def _endless(handbook: Handbook, graph: Graph, loop: list[str]) -> Diagnostic:
    first = min(loop, key=list(graph.nodes).index)
    turned = loop[loop.index(first) :] + loop[: loop.index(first)]
    return Diagnostic(
        code,
        severity,
        node_place(handbook, graph, first),
        text(
            zh="流程“{label}”在这里一直循环，走不到终点：{chain}。",
            en="The procedure {label} goes round here for ever and reaches no end: {chain}.",
            label=handbook.label(graph.key),
            chain=" → ".join(node_label(graph.nodes[name]) for name in (*turned, first)),
        ),
        text(
            zh="请从其中一步加一条通向终点的连线，例如一个判断的另一种结果。",
            en="Add an arrow from one of these steps towards an end, such as another outcome of"
            " a decision.",
        ),
    )
