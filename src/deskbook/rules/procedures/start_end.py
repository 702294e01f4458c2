"""流程的起点或终点不对

## 检查什么
每个流程只有一个起点（`kind: start`），至少有一个终点（`kind: end`）。没有连线进入起点，也没有连
线离开终点。

## 为什么重要
坐席要知道从哪一步开始、什么时候算办完；培训时也按起点到终点来讲。

## 怎么改
补上或删去起点、终点；回到开头重做时，把连线接到起点后面的那一步。

----
A procedure without one start and an end

## What it checks
A procedure has just one start (`kind: start`) and at least one end (`kind: end`). No arrow
leads into the start, none leads out of an end.

## Why it matters
Agents have to know where to begin and when they are done; training follows the same line.

## How to fix it
Add or remove starts and ends. To begin again, lead the arrow to the step after the start.

----
## Bad
```yaml handbook/example/procedures/complaint.yml
name: 投诉处理
nodes:
  - {id: record, kind: task, text: 登记投诉, actors: [agent]}
  - {id: end, kind: end, text: 结束}
edges:
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

from deskbook.diagnostics import Diagnostic, Location, Related, Severity
from deskbook.messages import Text, text
from deskbook.model import Handbook
from deskbook.rules.lookup import Path
from deskbook.rules.procedures.graph import Graph, look_at_each, node_label, node_place

code = "PROC001"
name = "start-end"
severity = Severity.ERROR
profile = "basic"


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield what is wrong with the starts and ends of each procedure."""
    return look_at_each(handbook, _look)


def _look(handbook: Handbook, graph: Graph) -> Iterator[Diagnostic]:
    yield from _starts(handbook, graph)
    if not graph.of_kind("end") and not graph.open_ends:
        yield _finding(
            handbook,
            graph,
            text(
                zh="流程“{label}”没有终点。",
                en="The procedure {label} has no end.",
                label=handbook.label(graph.key),
            ),
            text(
                zh="请加一个 kind: end 的步骤；原文没有写怎样结束的，"
                "把连线写成 to: not_specified。",
                en="Add a step with kind: end; where the source does not say how it ends,"
                " lead an arrow to: not_specified.",
            ),
        )
    yield from _arrows(handbook, graph)


def _starts(handbook: Handbook, graph: Graph) -> Iterator[Diagnostic]:
    starts = graph.of_kind("start")
    if not starts:
        yield _finding(
            handbook,
            graph,
            text(
                zh="流程“{label}”没有起点。",
                en="The procedure {label} has no start.",
                label=handbook.label(graph.key),
            ),
            text(
                zh="请加一个 kind: start 的步骤，并用连线接到第一步。",
                en="Add a step with kind: start and an arrow from it to the first step.",
            ),
        )
    for extra in starts[1:]:
        first = node_place(handbook, graph, starts[0].id)
        yield _finding(
            handbook,
            graph,
            text(
                zh="流程“{label}”有不止一个起点：“{extra}”之外还有“{first}”。",
                en="The procedure {label} has more than one start: {extra} beside {first}.",
                label=handbook.label(graph.key),
                extra=node_label(extra),
                first=node_label(starts[0]),
            ),
            text(
                zh="请只留一个起点；两种情形可以从起点接到一个判断。",
                en="Leave just one; a decision after it can tell two cases apart.",
            ),
            node_place(handbook, graph, extra.id),
            (Related(first, text(zh="第一个起点", en="the first start")),),
        )


def _arrows(handbook: Handbook, graph: Graph) -> Iterator[Diagnostic]:
    for start in graph.of_kind("start"):
        for number, edge in graph.incoming.get(start.id, ()):
            yield _finding(
                handbook,
                graph,
                text(
                    zh="流程“{label}”有连线从“{other}”进入起点“{node}”。",
                    en='In the procedure {label} an arrow leads from "{other}" into the start'
                    " {node}.",
                    label=handbook.label(graph.key),
                    other=edge.from_,
                    node=node_label(start),
                ),
                text(
                    zh="请把这条连线接到起点后面的那一步。",
                    en="Lead it to the step after the start.",
                ),
                _edge(handbook, graph, ("edges", number, "to")),
            )
    for end in graph.of_kind("end"):
        for number, edge in graph.outgoing.get(end.id, ()):
            yield _finding(
                handbook,
                graph,
                text(
                    zh="流程“{label}”有连线从终点“{node}”通向“{other}”。",
                    en='In the procedure {label} an arrow leads from the end {node} to "{other}".',
                    label=handbook.label(graph.key),
                    other=edge.to,
                    node=node_label(end),
                ),
                text(
                    zh="请删去这条连线，或把这一步改成普通步骤（去掉 kind: end）。",
                    en="Remove it, or make this an ordinary step without kind: end.",
                ),
                _edge(handbook, graph, ("edges", number, "from")),
            )


def _edge(handbook: Handbook, graph: Graph, path: Path) -> Location:
    return handbook.location(graph.key, path)


def _finding(
    handbook: Handbook,
    graph: Graph,
    message: Text,
    hint: Text,
    place: Location | None = None,
    related: tuple[Related, ...] = (),
) -> Diagnostic:
    where = place or handbook.location(graph.key, ("nodes",), key_only=True)
    return Diagnostic(code, severity, where, message, hint, related)
