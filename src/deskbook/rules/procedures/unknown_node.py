"""连线指向不存在的步骤

## 检查什么
连线的 `from` 和 `to` 都要是这个流程里某一步的编号。`to` 还可以写 `not_specified`，表示原文没有
写结果。

## 为什么重要
连线断了，流程图就断成两截，后面的步骤走不到。

## 怎么改
按提示改成已有步骤的编号；确实少了一步的，在 `nodes` 里补上。

----
An arrow to a step that does not exist

## What it checks
`from` and `to` of an arrow are ids of steps of the same procedure. `to` may also be
`not_specified`, where the source leaves the outcome open.

## Why it matters
A broken arrow cuts the chart in two, and what comes after is never reached.

## How to fix it
Write the proposed id. If a step is missing, add it to `nodes`.

----
## Bad
```yaml handbook/example/procedures/complaint.yml
name: 投诉处理
nodes:
  - {id: start, kind: start, text: 客户投诉}
  - {id: record, kind: task, text: 登记投诉, actors: [agent]}
  - {id: end, kind: end, text: 结束}
edges:
  - {from: start, to: recrod}
  - {from: record, to: end}
```

## Good
```yaml handbook/example/procedures/complaint.yml
name: 投诉处理
nodes:
  - {id: start, kind: start, text: 客户投诉}
  - {id: record, kind: task, text: 登记投诉, actors: [agent]}
  - {id: end, kind: end, text: 结束}
edges:
  - {from: start, to: record}
  - {from: record, to: end}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Fix, Severity
from deskbook.messages import text
from deskbook.model import Handbook
from deskbook.rules.procedures.graph import Graph, look_at_each, node_label
from deskbook.rules.suggestions import Index

code = "PROC006"
name = "edge-unknown-node"
severity = Severity.ERROR
profile = "basic"
fixable = True


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every end of an arrow where there is no step."""
    return look_at_each(handbook, _look)


def _look(handbook: Handbook, graph: Graph) -> Iterator[Diagnostic]:
    if graph.unknown:
        steps = Index({node.id: (node.id, node.text) for node in graph.nodes.values()})
        for number, field, wrong in graph.unknown:
            yield _finding(handbook, graph, number, field, wrong, steps.close(wrong))


def _finding(
    handbook: Handbook, graph: Graph, number: int, field: str, wrong: str, close: tuple[str, ...]
) -> Diagnostic:
    place = handbook.location(graph.key, ("edges", number, field))
    shown = close or tuple(graph.nodes)[:12]
    names = " / ".join(node_label(graph.nodes[one]) for one in shown)
    return Diagnostic(
        code,
        severity,
        place,
        text(
            zh="流程“{label}”有一条连线写着“{wrong}”，但流程里没有这一步。",
            en='An arrow of the procedure {label} names "{wrong}", but there is no such step.',
            label=handbook.label(graph.key),
            wrong=wrong,
        ),
        text(zh="是不是想写{names}？", en="Did you mean {names}?", names=names)
        if close
        else text(
            zh="改成已有的步骤：{names}；如果这一步已经删掉，把这条连线也改接到下一步，或删掉。",
            en="Write one of its steps: {names}. If the step was removed, lead the arrow to the"
            " next one, or remove it, too.",
            names=names,
        ),
        fix=Fix(place, close[0]) if len(close) == 1 else None,
    )
