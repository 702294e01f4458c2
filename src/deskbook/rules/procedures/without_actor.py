"""流程的步骤没有写由谁来做

## 检查什么
每个步骤、判断和调用其他流程的步骤都写 `actors`：岗位、部门、工作组或相关方，至少一个。起点、终
点、同时进行（parallel）不用写；原文没有写明的写 `not_specified`。

## 为什么重要
没有写由谁来做，流程图就排不进泳道，坐席不知道该转给谁。

## 怎么改
补上 `actors: [岗位的编号]`。

----
A step that nobody does

## What it checks
Tasks, decisions and calls of other procedures have `actors`: at least one role, department,
group or party. Starts, ends and parallel gateways need none; write `not_specified` where the
source does not say.

## Why it matters
Such a step has no lane in the chart, and an agent does not know whom to hand over to.

## How to fix it
Add `actors` with the id of a role.

----
## Bad
```yaml handbook/example/procedures/complaint.yml
name: 投诉处理
nodes:
  - {id: start, kind: start, text: 客户投诉}
  - {id: record, kind: task, text: 登记投诉}
  - {id: end, kind: end, text: 结束}
edges:
  - {from: start, to: record}
  - {from: record, to: end}
```

## Good
```yaml handbook/example/procedures/complaint.yml
name: 投诉处理
nodes:
  - {id: start, kind: start, text: 客户投诉}
  - {id: record, kind: task, text: 登记投诉, actors: not_specified}
  - {id: end, kind: end, text: 结束}
edges:
  - {from: start, to: record}
  - {from: record, to: end}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Severity
from deskbook.messages import text
from deskbook.model import Handbook
from deskbook.rules.procedures.graph import Graph, look_at_each, node_label, node_place

code = "PROC005"
name = "node-without-actor"
severity = Severity.WARNING
profile = "basic"


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every step that does not say who does it."""
    return look_at_each(handbook, _look)


def _look(handbook: Handbook, graph: Graph) -> Iterator[Diagnostic]:
    for node in graph.nodes.values():
        if node.kind not in ("task", "decision", "call") or node.actors:
            continue
        yield Diagnostic(
            code,
            severity,
            node_place(handbook, graph, node.id),
            text(
                zh="流程“{label}”的步骤“{node}”没有写由谁来做。",
                en="The step {node} of the procedure {label} does not say who does it.",
                label=handbook.label(graph.key),
                node=node_label(node),
            ),
            text(
                zh="请加上 actors: [岗位或部门的编号]；原文没有写明的写 actors: not_specified。",
                en="Add actors with the id of a role or department; not_specified where the"
                " source does not say.",
            ),
        )
