"""判断的结果不齐全

## 检查什么
每个判断（`kind: decision`）至少有两种结果，每种结果的连线都有 `label`，而且各不相同。普通步骤如
果有几条离开的连线，也要写明各在什么情况下走；同时进行的用 `kind: parallel`。

某种结果原文没有写怎么办，连线写 `to: not_specified`；没有写名称，`label` 写 `not_specified`。

## 为什么重要
坐席在通话中要立刻选定一条路。少一种结果，或两条路写得一样，就只能猜。

## 怎么改
补上缺少的结果，给每条连线写上不同的 `label`，例如“是”“否”。

----
A decision whose outcomes are incomplete

## What it checks
Every decision (`kind: decision`) has at least two outcomes, each with a `label`, no two alike.
Where several arrows leave an ordinary step they have to say when each is taken; what happens at
the same time is `kind: parallel`.

Where the source does not say what follows an outcome, write `to: not_specified`; where it does
not name it, `label: not_specified`.

## Why it matters
An agent has to choose at once during a call. With an outcome missing, or two alike, it is a
guess.

## How to fix it
Add the missing outcome and give each arrow a different `label`, such as 是 and 否.

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
  - {from: repair, to: end}
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
  - {from: valid, to: not_specified, label: 不成立}
  - {from: repair, to: end}
```
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Related, Severity
from deskbook.messages import text
from deskbook.model import Handbook
from deskbook.model.record import MARKERS
from deskbook.model.work import Edge, Node
from deskbook.rules.procedures.graph import Graph, look_at_each, node_label, node_place

code = "PROC004"
name = "decision-not-exhaustive"
severity = Severity.ERROR
profile = "basic"

_Numbered = list[tuple[int, Edge]]


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every decision with missing, nameless or equal outcomes, and every
    step that branches without saying when."""
    return look_at_each(handbook, _look)


def _look(handbook: Handbook, graph: Graph) -> Iterator[Diagnostic]:
    for node in graph.nodes.values():
        edges = list(graph.outgoing.get(node.id, ()))
        if node.kind == "decision":
            yield from _decision(handbook, graph, node, edges)
        elif node.kind in ("start", "task", "call"):
            yield from _branching(handbook, graph, node, edges)


def _decision(
    handbook: Handbook, graph: Graph, node: Node, edges: _Numbered
) -> Iterator[Diagnostic]:
    if len(edges) < 2:
        yield Diagnostic(
            code,
            severity,
            node_place(handbook, graph, node.id),
            text(
                zh="流程“{label}”的判断“{node}”只有 {count} 种结果，至少要有 2 种。",
                en="The decision {node} of the procedure {label} needs 2 outcomes at least, but has"
                " {count}.",
                label=handbook.label(graph.key),
                node=node_label(node),
                count=len(edges),
            ),
            text(
                zh="请在 edges 里补上其他结果的连线，例如“- {arrow}”；"
                "原文没有写怎么办的，写 to: not_specified。",
                en='Add an arrow for each other outcome to the edges, such as "- {arrow}", to:'
                " not_specified where the source does not say what follows.",
                arrow=f"{{from: {node.id}, to: {graph.next_guess(node.id)}, label: 否}}",
            ),
        )
    first: dict[str, int] = {}
    for number, edge in edges:
        label = unicodedata.normalize("NFKC", edge.label).strip().casefold()
        if not label:
            yield _nameless(handbook, graph, node, number, edge)
        elif label not in MARKERS and first.setdefault(label, number) != number:
            yield _equal(handbook, graph, node, edge, number, first[label])


def _nameless(handbook: Handbook, graph: Graph, node: Node, number: int, edge: Edge) -> Diagnostic:
    # A name that is merely missing does not stop a build; nobody shall have to invent one.
    return Diagnostic(
        code,
        Severity.WARNING,
        handbook.location(graph.key, ("edges", number, "to")),
        text(
            zh="流程“{label}”的判断“{node}”通向“{to}”的结果没有名称。",
            en='An outcome of the decision {node} in the procedure {label}, the one to "{to}",'
            " has no name.",
            label=handbook.label(graph.key),
            node=node_label(node),
            to=edge.to,
        ),
        text(
            zh="请在这条连线上加 label，例如“label: 是”；原文没有写的，写 label: not_specified。",
            en="Add a label to this arrow, such as label: 是; not_specified where the source"
            " gives none.",
        ),
    )


def _equal(
    handbook: Handbook, graph: Graph, node: Node, edge: Edge, number: int, earlier: int
) -> Diagnostic:
    return Diagnostic(
        code,
        severity,
        handbook.location(graph.key, ("edges", number, "label")),
        text(
            zh="流程“{label}”的判断“{node}”有两种结果都叫“{name}”。",
            en='Two outcomes of the decision {node} in the procedure {label} are called "{name}".',
            label=handbook.label(graph.key),
            node=node_label(node),
            name=edge.label,
        ),
        text(
            zh="请写明两者的区别，或删去重复的一条。",
            en="Say how they differ, or remove one of them.",
        ),
        (
            Related(
                handbook.location(graph.key, ("edges", earlier, "label")),
                text(zh="另一种结果在这里", en="the other outcome is here"),
            ),
        ),
    )


def _branching(
    handbook: Handbook, graph: Graph, node: Node, edges: _Numbered
) -> Iterator[Diagnostic]:
    nameless = [(number, edge) for number, edge in edges if not edge.label.strip()]
    if len(nameless) < 2:
        return
    yield Diagnostic(
        code,
        severity,
        node_place(handbook, graph, node.id),
        text(
            zh="流程“{label}”的步骤“{node}”有 {count} 条没有说明的连线，分不清走哪一条。",
            en="{count} arrows without a label leave the step {node} of the procedure {label};"
            " nobody can tell which to take.",
            label=handbook.label(graph.key),
            node=node_label(node),
            count=len(nameless),
        ),
        text(
            zh="请在各条连线上写 label，或在这一步之后加一个判断（kind: decision）；"
            "同时进行的，加一个 kind: parallel 的步骤。",
            en="Label the arrows, or add a decision (kind: decision) after this step; for what"
            " happens at the same time add a step of kind: parallel.",
        ),
        tuple(
            Related(
                handbook.location(graph.key, ("edges", number, "to")),
                text(zh="通向“{to}”", en='leads to "{to}"', to=edge.to),
            )
            for number, edge in nameless
        ),
    )
