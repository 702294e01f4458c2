"""各步的时限加起来超过整个流程的时限

## 检查什么
从起点沿连线走，把一条路上各步的时限加起来；其中最长的一条不能超过整个流程的 `limit`。引用条款的时限
按条款里写的算，调用别的流程的一步按那个流程的时限算，绕回去的路只走一遍。

只加拿得准的：步骤的时限写了 `when`（只在某种情况下适用）或 `from`（从别的时候算起）的不计；流程时限
写了 `from`、`to` 或 `when` 的不比较；流程按工作日而步骤按自然日计时的不比较；天和月按最有利的长度
算；没有写 `clock` 的小时按自然时间算。没有写时限的步骤按零计。

## 为什么重要
每一步都没有超时，整件事却超时了，谁也不知道该催谁。客服答应客户的时限也就做不到。

## 怎么改
核对原文，改短步骤的时限或放宽流程的时限；步骤的时限其实从流程开始时算起的，写上 `from`。

----
The limits of the steps add up to more than that of the procedure

## What it checks
Along every path from the start the limits of the steps are added up; the longest must not exceed
the `limit` of the procedure. A limit that is cited counts as it is laid down, a call of another
procedure as the limit of that one, and a loop is walked once.

Only what is certain is added. Limits of steps with `when` (which hold in some cases) or `from`
(which begin at another time) do not count, limits of procedures with `from`, `to` or `when` are not
compared, nor is one in business days with steps in calendar days, and days and months are taken at
their most favourable length; hours run round the clock unless `clock` says otherwise. Steps without
a limit count as nothing.

## Why it matters
Every step is in time and the whole is late, and nobody knows whom to press. What agents promise to
customers cannot be kept.

## How to fix it
Look at the source, and shorten the limits of steps or extend that of the procedure. If the limit of
a step really runs from the beginning of the procedure, say so with `from`.

----
## Bad
```yaml handbook/example/procedures/complaint.yml
name: 投诉处理
limit: {within: 24h}
nodes:
  - {id: start, kind: start, text: 客户投诉}
  - {id: record, kind: task, text: 登记投诉, actors: [agent], limit: {within: 4h}}
  - {id: repair, kind: task, text: 安排补救, actors: [supervisor], limit: {within: 2d}}
  - {id: end, kind: end, text: 结束}
edges:
  - {from: start, to: record}
  - {from: record, to: repair}
  - {from: repair, to: end}
```

## Good
```yaml handbook/example/procedures/complaint.yml
name: 投诉处理
limit: {within: 3d}
nodes:
  - {id: start, kind: start, text: 客户投诉}
  - {id: record, kind: task, text: 登记投诉, actors: [agent], limit: {within: 4h}}
  - {id: repair, kind: task, text: 安排补救, actors: [supervisor], limit: {within: 2d}}
  - {id: end, kind: end, text: 结束}
edges:
  - {from: start, to: record}
  - {from: record, to: repair}
  - {from: repair, to: end}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Related, Severity
from deskbook.messages import text
from deskbook.model import Handbook, marker
from deskbook.model.parts import Limit
from deskbook.model.work import Node, Procedure
from deskbook.rules.limits import Stated, longer, rendered, shortest, stated, total
from deskbook.rules.lookup import whole
from deskbook.rules.procedures.graph import Graph, graph_of, node_label
from deskbook.rules.procedures.longest_path import longest_path

code = "PROC008"
name = "limit-overrun"
severity = Severity.WARNING
profile = "standard"


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every procedure on a path through which more time is allowed than for
    the whole."""
    for procedure in whole(handbook, Procedure):
        if procedure.limit is None or marker(procedure.limit) or not procedure.nodes:
            continue
        whole_limit = stated(handbook, procedure.key.organization, procedure.limit)
        graph = graph_of(handbook, procedure)
        if whole_limit is not None and not graph.unknown and not _partial(whole_limit.limit):
            yield from _look(handbook, graph, whole_limit)


def _partial(limit: Limit) -> bool:
    """Whether a limit holds for a part of the way or in some cases only."""
    return bool(limit.when or limit.from_ or limit.to)


def _look(handbook: Handbook, graph: Graph, whole_limit: Stated) -> Iterator[Diagnostic]:
    clock = whole_limit.limit.clock
    if clock == "not_specified" and whole_limit.length.unit in ("m", "h"):
        clock = "calendar"  # hours run round the clock unless somebody says otherwise
    limits: dict[str, Stated] = {}
    for node in graph.nodes.values():
        found = _of_step(handbook, graph, node)
        # A step that cites the limit of the whole is not allowed it once more.
        if found and (found.home is None or found.home != whole_limit.home):
            limits[node.id] = found
    calendar = clock == "calendar"
    weights = {node: shortest(found.length, calendar=calendar) for node, found in limits.items()}
    path = [node for node in longest_path(graph, weights) if node in limits]
    steps = _each_once(path, limits)
    clocks = {limits[node].limit.clock for node in steps}
    if (clock == "business" and clocks != {"business"}) or (
        clock == "not_specified" and "calendar" in clocks
    ):
        return
    lengths = [limits[node].length for node in steps]
    if longer(lengths, whole_limit.length, calendar=calendar):
        yield _finding(handbook, graph, whole_limit, limits, steps)


def _of_step(handbook: Handbook, graph: Graph, node: Node) -> Stated | None:
    organization = graph.key.organization
    value = node.limit
    if value is None and node.kind == "call" and "#" not in node.procedure:
        called = handbook.resolve(node.procedure, organization, ("procedure",))
        other = handbook.get(called[0]) if len(called) == 1 else None
        if not isinstance(other, Procedure) or other.key == graph.key:
            return None
        found = stated(handbook, other.key.organization, other.limit)
        return None if found is None or _partial(found.limit) else found
    found = stated(handbook, organization, value)
    return None if found is None or found.limit.when or found.limit.from_ else found


def _each_once(path: list[str], limits: dict[str, Stated]) -> list[str]:
    """Return the steps of a path without those that cite a limit which another one cites too:
    it may well be one limit for both."""
    seen: set[object] = set()
    steps: list[str] = []
    for node in path:
        home = limits[node].home
        if home is None or home not in seen:
            seen.add(home)
            steps.append(node)
    return steps


def _finding(
    handbook: Handbook,
    graph: Graph,
    whole_limit: Stated,
    limits: dict[str, Stated],
    steps: list[str],
) -> Diagnostic:
    figures = [
        text(
            "{node} {length}",
            "{node} {length}",
            node=node_label(graph.nodes[node]),
            length=rendered(limits[node].length),
        )
        for node in steps
    ]
    path = figures[0]
    for one in figures[1:]:
        path = text("{path} → {one}", "{path} → {one}", path=path, one=one)
    positions = {node.id: number for number, node in enumerate(graph.procedure.nodes)}
    return Diagnostic(
        code,
        severity,
        handbook.location(graph.key, ("limit",)),
        text(
            zh="流程“{label}”的时限是 {allowed}，但有一条路上各步的时限加起来是 {sum}：{path}。",
            en="The procedure {label} has a limit of {allowed}, but the limits of the steps on one"
            " path through it add up to {sum}: {path}.",
            label=handbook.label(graph.key),
            allowed=rendered(whole_limit.length),
            sum=total(limits[node].length for node in steps),
            path=path,
        ),
        text(
            zh="请核对原文，改正写错的时限；某一步的时限从流程开始时算起的，"
            "在那一步的 limit 里写 from；只在某种情况下适用的，写 when。",
            en="Look at the source and correct the limit that is wrong. If that of a step runs from"
            " the beginning of the procedure, give it a from; if it holds in some cases, a when.",
        ),
        tuple(
            Related(
                handbook.location(graph.key, ("nodes", positions[node], "limit"))
                if graph.nodes[node].limit is not None
                else handbook.location(graph.key, ("nodes", positions[node], "id")),
                figure,
            )
            for node, figure in zip(steps, figures, strict=True)
        ),
    )
