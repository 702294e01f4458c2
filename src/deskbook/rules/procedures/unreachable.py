"""流程里有走不到的步骤

## 检查什么
从起点沿连线出发，每一步都要能走到。

## 为什么重要
走不到的步骤没有人会做，往往是漏画了一条连线。

## 怎么改
补上通向它的连线；多余的步骤请删去。

----
A step that cannot be reached

## What it checks
Following the arrows from the start has to lead to every step.

## Why it matters
Nobody ever does a step that is never reached; usually an arrow was forgotten.

## How to fix it
Add the arrow that leads to it, or remove the step.

----
## Bad
```yaml handbook/example/procedures/complaint.yml
name: 投诉处理
nodes:
  - {id: start, kind: start, text: 客户投诉}
  - {id: record, kind: task, text: 登记投诉, actors: [agent]}
  - {id: visit, kind: task, text: 回访客户, actors: [agent]}
  - {id: end, kind: end, text: 结束}
edges:
  - {from: start, to: record}
  - {from: record, to: end}
  - {from: visit, to: end}
```

## Good
```yaml handbook/example/procedures/complaint.yml
name: 投诉处理
nodes:
  - {id: start, kind: start, text: 客户投诉}
  - {id: record, kind: task, text: 登记投诉, actors: [agent]}
  - {id: visit, kind: task, text: 回访客户, actors: [agent]}
  - {id: end, kind: end, text: 结束}
edges:
  - {from: start, to: record}
  - {from: record, to: visit}
  - {from: visit, to: end}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Severity
from deskbook.messages import text
from deskbook.model import Handbook
from deskbook.rules.procedures.graph import Graph, look_at_each, node_label, node_place

code = "PROC002"
name = "unreachable-node"
severity = Severity.ERROR
profile = "basic"


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for the first step of everything that is never reached.

    Procedures without a start, with arrows that lead nowhere or with steps that lack one are left
    to the rules for that: what is missing there is mostly what is missed here.
    """
    return look_at_each(handbook, _look)


def _look(handbook: Handbook, graph: Graph) -> Iterator[Diagnostic]:
    starts = [node.id for node in graph.of_kind("start")]
    if not starts or graph.unknown or graph.gaps:
        return
    reached = graph.downstream(starts)
    # A chain of steps is lost for want of one arrow, so only its head is reported.
    lost = [identifier for identifier in graph.nodes if identifier not in reached]
    heads = [identifier for identifier in lost if not graph.before(identifier)]
    explained = graph.downstream(heads)
    for identifier in lost:
        if identifier in heads or identifier not in explained:
            explained |= graph.downstream((identifier,))
            yield Diagnostic(
                code,
                severity,
                node_place(handbook, graph, identifier),
                text(
                    zh="流程“{label}”里，从起点走不到步骤“{node}”。",
                    en="In the procedure {label} the step {node} cannot be reached from the start.",
                    label=handbook.label(graph.key),
                    node=node_label(graph.nodes[identifier]),
                ),
                text(
                    zh="请加一条通向它的连线，例如“from: previous-step, to: {id}”；"
                    "多余的步骤请删去。",
                    en="Add an arrow to: {id} from the step before it, or remove the step.",
                    id=identifier,
                ),
            )
