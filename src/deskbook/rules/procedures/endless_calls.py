"""流程互相调用，走不到头

## 检查什么
`kind: call` 的步骤调用另一个流程。如果几个流程绕成一圈，每个都非调用下一个不可，就谁也走不到结束。
只在某种情况下才调用的不算。

调用的步骤还要用 `procedure` 写明调用哪个流程；原文没有写的，写 `procedure: not_specified`。

## 为什么重要
坐席照着走，会从一个流程转到另一个，又转回来，永远办不完。

## 怎么改
核对哪一步其实不调用，或者只在某种情况下调用，给它加一个判断。

----
Procedures that call each other without end

## What it checks
A step of `kind: call` calls another procedure. Where procedures form a circle in which each cannot
do without calling the next, none of them ever ends. What is called in some cases only is fine.

Such a step also has to name the procedure it calls; where the source does not say which, write
`procedure: not_specified`.

## Why it matters
An agent who follows them is sent from one procedure to another and back, and is never done.

## How to fix it
Find out which step calls nothing, or does so in some cases only, and put a decision before it.

----
## Bad
```yaml handbook/example/procedures/visit.yml
name: 回访
nodes:
  - {id: start, kind: start, text: 到了回访的日子}
  - {id: record, kind: call, text: 记录意见, procedure: opinion, actors: [agent]}
  - {id: end, kind: end, text: 结束}
edges:
  - {from: start, to: record}
  - {from: record, to: end}
```
```yaml handbook/example/procedures/opinion.yml
name: 记录意见
nodes:
  - {id: start, kind: start, text: 收到意见}
  - {id: visit, kind: call, text: 回访客户, procedure: visit, actors: [agent]}
  - {id: end, kind: end, text: 结束}
edges:
  - {from: start, to: visit}
  - {from: visit, to: end}
```

## Good
```yaml handbook/example/procedures/visit.yml
name: 回访
nodes:
  - {id: start, kind: start, text: 到了回访的日子}
  - {id: record, kind: call, text: 记录意见, procedure: opinion, actors: [agent]}
  - {id: end, kind: end, text: 结束}
edges:
  - {from: start, to: record}
  - {from: record, to: end}
```
```yaml handbook/example/procedures/opinion.yml
name: 记录意见
nodes:
  - {id: start, kind: start, text: 收到意见}
  - {id: clear, kind: decision, text: 意见是否清楚, actors: [agent]}
  - {id: visit, kind: call, text: 回访客户, procedure: visit, actors: [agent]}
  - {id: end, kind: end, text: 结束}
edges:
  - {from: start, to: clear}
  - {from: clear, to: end, label: 清楚}
  - {from: clear, to: visit, label: 不清楚}
  - {from: visit, to: end}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Related, Severity
from deskbook.messages import text
from deskbook.model import Handbook, Key
from deskbook.model.work import Node, Procedure
from deskbook.rules.cycles import rings
from deskbook.rules.lookup import whole
from deskbook.rules.procedures.graph import Graph, graph_of, node_label, node_place

code = "PROC010"
name = "endless-calls"
severity = Severity.ERROR
profile = "basic"

_Calls = dict[Key, list[tuple[Key, str]]]


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every ring of procedures that cannot do without calling each other,
    and for every call that does not say of what."""
    graphs: dict[Key, Graph] = {}
    calls: _Calls = {}
    for procedure in whole(handbook, Procedure):
        callers = [node for node in procedure.nodes if node.kind == "call"]
        if not callers:
            continue
        graph = graph_of(handbook, procedure)
        for node in callers:
            if not node.procedure:
                yield _of_nothing(handbook, graph, node)
        if not graph.unknown:
            graphs[graph.key] = graph
            calls[graph.key] = list(_unavoidable(handbook, graph, callers))
    following = _endless(calls)
    for ring in rings({key: called for key, (called, _) in following.items()}):
        yield _ring(handbook, graphs, ring, {key: step for key, (_, step) in following.items()})


def _unavoidable(
    handbook: Handbook, graph: Graph, callers: list[Node]
) -> Iterator[tuple[Key, str]]:
    """Yield what a procedure calls on every way to an end, and by which step."""
    ways_out = graph.open_ends | {node.id for node in graph.of_kind("end")}
    starts = {node.id for node in graph.of_kind("start")}
    for node in callers:
        called = handbook.resolve(node.procedure, graph.key.organization, ("procedure",))
        if len(called) != 1 or "#" in node.procedure or not starts:
            continue
        if ways_out.isdisjoint(graph.without(starts, node.id)):
            yield called[0], node.id


def _endless(calls: _Calls) -> dict[Key, tuple[Key, str]]:
    """Return a call of each procedure that leads into a ring; those that come to an end drop
    out one after the other."""
    callers: dict[Key, list[Key]] = {}
    for key, found in calls.items():
        for called, _ in found:
            callers.setdefault(called, []).append(key)
    left = {key: len(found) for key, found in calls.items()}
    ending = [key for key in dict.fromkeys((*calls, *callers)) if not left.get(key)]
    ended = set(ending)
    while ending:
        for caller in callers.get(ending.pop(), ()):
            left[caller] -= 1
            if not left[caller] and caller not in ended:
                ended.add(caller)
                ending.append(caller)
    return {
        key: next(one for one in found if one[0] not in ended)
        for key, found in calls.items()
        if key not in ended
    }


def _ring(
    handbook: Handbook, graphs: dict[Key, Graph], ring: tuple[Key, ...], steps: dict[Key, str]
) -> Diagnostic:
    chain = " → ".join(handbook.label(key) for key in (*ring, ring[0]))
    first, *others = ring
    return Diagnostic(
        code,
        severity,
        node_place(handbook, graphs[first], steps[first]),
        text(
            zh="流程绕成了一圈，每个都要先走完下一个：{chain}。",
            en="These procedures call each other without end: {chain}.",
            chain=chain,
        )
        if others
        else text(
            zh="流程“{label}”不管怎么走都要再调用它自己，走不到头。",
            en="The procedure {label} calls itself whichever way it takes, and never ends.",
            label=handbook.label(first),
        ),
        text(
            zh="请核对哪一步其实不调用别的流程（写 kind: task），"
            "或者只在某种情况下调用（在它前面加一个判断）。",
            en="Find out which step calls nothing (kind: task), or does so in some cases only (put"
            " a decision before it).",
        ),
        tuple(
            Related(
                node_place(handbook, graphs[key], steps[key]),
                text(
                    zh="“{label}”在这里调用",
                    en="{label} calls here",
                    label=handbook.label(key),
                ),
            )
            for key in others
        ),
    )


def _of_nothing(handbook: Handbook, graph: Graph, node: Node) -> Diagnostic:
    return Diagnostic(
        code,
        Severity.WARNING,
        node_place(handbook, graph, node.id),
        text(
            zh="流程“{label}”的步骤“{node}”要调用别的流程，但没有写是哪一个。",
            en="The step {node} of the procedure {label} calls another one without saying which.",
            label=handbook.label(graph.key),
            node=node_label(node),
        ),
        text(
            zh="请加上 procedure，例如“procedure: refund”；原文没有写的，"
            "写 procedure: not_specified；不调用别的流程的，写 kind: task。",
            en="Add procedure, such as procedure: refund, not_specified where the source does not"
            " say; if it calls none, write kind: task.",
        ),
    )
