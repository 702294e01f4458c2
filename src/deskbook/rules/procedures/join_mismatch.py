"""并行的分支没有合好

## 检查什么
并行（`kind: parallel`）的步骤只做一件事：要么把一条路分成几条同时走，要么等几条路都走完再合成一条。
下面几种情况会报告：

- 分出去的几条路又走到同一个步骤，而那一步不是并行，等于每条路都要做它一遍；
- 同一个步骤既合又分；
- 既不分也不合；
- 前面没有分过，却要等几条路都走完。

几条路各自走到结束，或者在终点会合，都可以。

## 为什么重要
同时进行的工作在哪里会齐，决定了后一步什么时候可以开始。没有画清楚，后一步不是做了几遍，就是一直等
下去。

## 怎么改
在几条路会合的地方加一个 `kind: parallel` 的步骤；既合又分的，拆成前后两个。只走其中一条的，改用判断
（`kind: decision`）。

----
Parallel branches that do not come together

## What it checks
A step of `kind: parallel` does one thing: it splits one path into several that are taken at the
same time, or it waits until several are done and joins them. Reported are

- branches of a split that lead to the same step, which is no join, so that it is done once for
  each;
- a step that joins and splits at once;
- one that does neither;
- a join with no split before it.

Branches may each run to an end of their own, or meet at the end.

## Why it matters
Where work done at the same time comes together decides when the next step can begin. Where this is
not drawn, the next step is done several times or waited for without end.

## How to fix it
Add a step of `kind: parallel` where the branches meet, and make two of one that joins and splits.
Where only one of the paths is taken, it is a decision (`kind: decision`).

----
## Bad
```yaml handbook/example/procedures/complaint.yml
name: 投诉处理
nodes:
  - {id: start, kind: start, text: 客户投诉}
  - {id: both, kind: parallel, text: 同时进行}
  - {id: repair, kind: task, text: 安排补救, actors: [supervisor]}
  - {id: reply, kind: task, text: 回复客户, actors: [agent]}
  - {id: file, kind: task, text: 归档, actors: [agent]}
  - {id: end, kind: end, text: 结束}
edges:
  - {from: start, to: both}
  - {from: both, to: repair}
  - {from: both, to: reply}
  - {from: repair, to: file}
  - {from: reply, to: file}
  - {from: file, to: end}
```

## Good
```yaml handbook/example/procedures/complaint.yml
name: 投诉处理
nodes:
  - {id: start, kind: start, text: 客户投诉}
  - {id: both, kind: parallel, text: 同时进行}
  - {id: repair, kind: task, text: 安排补救, actors: [supervisor]}
  - {id: reply, kind: task, text: 回复客户, actors: [agent]}
  - {id: done, kind: parallel, text: 都已完成}
  - {id: file, kind: task, text: 归档, actors: [agent]}
  - {id: end, kind: end, text: 结束}
edges:
  - {from: start, to: both}
  - {from: both, to: repair}
  - {from: both, to: reply}
  - {from: repair, to: done}
  - {from: reply, to: done}
  - {from: done, to: file}
  - {from: file, to: end}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Related, Severity
from deskbook.messages import Text, text
from deskbook.model import Handbook
from deskbook.rules.lookup import listing
from deskbook.rules.procedures.graph import Graph, look_at_each, node_label, node_place

code = "PROC007"
name = "join-mismatch"
severity = Severity.WARNING
profile = "standard"


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every parallel step that is neither a split nor a join, is both or
    joins what was never split, and for every place where branches meet without a join."""
    return look_at_each(handbook, _look)


def _look(handbook: Handbook, graph: Graph) -> Iterator[Diagnostic]:
    gateways = graph.of_kind("parallel")
    if not gateways or graph.unknown:
        return
    # An outcome the source leaves open is a way out too.
    splits = [node.id for node in gateways if len(graph.outgoing.get(node.id, ())) > 1]
    split_before = graph.downstream(splits) - set(splits)
    for split in splits:
        split_before |= graph.downstream(graph.after(split))
    for node in gateways:
        ways_in, ways_out = _ways_in(graph, node.id), len(graph.outgoing.get(node.id, ()))
        label = node_label(node)
        if ways_in > 1 and ways_out > 1:
            yield _finding(
                handbook,
                graph,
                node.id,
                text(
                    zh="流程“{label}”的并行步骤“{node}”既合并 {ways_in} 条路，"
                    "又分出 {ways_out} 条路。",
                    en="The parallel step {node} of the procedure {label} joins {ways_in} paths and"
                    " splits into {ways_out} at once.",
                    label=handbook.label(graph.key),
                    node=label,
                    ways_in=ways_in,
                    ways_out=ways_out,
                ),
                text(
                    zh="请拆成两个 kind: parallel 的步骤：前一个等几条路都走完，后一个再分开。",
                    en="Make two steps of kind: parallel of it: one that waits for all paths, and"
                    " one after it that splits.",
                ),
            )
        elif ways_in == 1 and ways_out == 1:
            yield _finding(
                handbook,
                graph,
                node.id,
                text(
                    zh="流程“{label}”的并行步骤“{node}”只有一条路进、一条路出，既不分也不合。",
                    en="The parallel step {node} of the procedure {label} has one way in and one"
                    " way out; it neither splits nor joins.",
                    label=handbook.label(graph.key),
                    node=label,
                ),
                text(
                    zh="请补上同时进行的另一条连线；如果这是一件要做的事，写 kind: task。",
                    en="Add the arrow to what happens at the same time; if it is a piece of work,"
                    " write kind: task.",
                ),
            )
        elif ways_in > 1 and node.id not in split_before:
            yield _finding(
                handbook,
                graph,
                node.id,
                text(
                    zh="流程“{label}”的并行步骤“{node}”要等 {ways_in} 条路都走完，"
                    "但前面没有同时分出的路。",
                    en="The parallel step {node} of the procedure {label} waits for {ways_in}"
                    " paths, but no split comes before it.",
                    label=handbook.label(graph.key),
                    node=label,
                    ways_in=ways_in,
                ),
                text(
                    zh="这些路只走其中一条的，请去掉这一步，直接连到后一步；同时走的，请在分开的地方加"
                    "一个 kind: parallel 的步骤。",
                    en="If only one of these paths is taken, remove this step and lead them to the"
                    " next one; if all are, add a step of kind: parallel where they divide.",
                ),
            )
    reported: set[str] = set()
    for split in splits:
        for meeting, ways in _meetings(graph, split):
            if meeting not in reported:
                reported.add(meeting)
                yield _unjoined(handbook, graph, split, meeting, ways)


def _ways_in(graph: Graph, node: str) -> int:
    """Return how many steps lead to a node, but for those that only a loop through it reaches."""
    if len(graph.before(node)) < 2:
        return len(graph.before(node))
    found = graph.without((start.id for start in graph.of_kind("start")), node)
    return len(found.intersection(graph.before(node)))


def _meetings(graph: Graph, split: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the steps where branches of a split come together first without a join, each with
    the steps that lead there."""
    heads = list(dict.fromkeys(graph.after(split)))
    # What leads back to the split begins anew; branches may well meet there.
    outside = graph.upstream((split,))
    branches: dict[str, int] = {head: 1 << n for n, head in enumerate(heads) if head not in outside}
    waiting = list(branches)
    while waiting:
        node = waiting.pop()
        for after in graph.after(node):
            if after not in outside and branches[node] & ~branches.get(after, 0):
                branches[after] = branches.get(after, 0) | branches[node]
                waiting.append(after)
    meetings: dict[str, list[str]] = {}
    for node in branches:
        before = [one for one in graph.before(node) if one in branches or one == split]
        marks = {(1 << heads.index(node)) if one == split else branches[one] for one in before}
        if len(marks) > 1:
            meetings[node] = list(dict.fromkeys(before))
    covered = graph.downstream(after for node in meetings for after in graph.after(node))
    for node, before in meetings.items():
        if node not in covered and graph.nodes[node].kind not in ("parallel", "end"):
            yield node, before


def _unjoined(
    handbook: Handbook, graph: Graph, split: str, meeting: str, before: list[str]
) -> Diagnostic:
    return _finding(
        handbook,
        graph,
        meeting,
        text(
            zh="流程“{label}”里，从“{split}”同时分出的路（{ways}）直接走到“{node}”，没有先合并，"
            "这一步会重复做。",
            en="In the procedure {label} the paths that {split} splits into ({ways}) lead to"
            " {node} without a join, so it is done once for each.",
            label=handbook.label(graph.key),
            split=node_label(graph.nodes[split]),
            ways=listing(
                text("{one}", "{one}", one=node_label(graph.nodes[one])) for one in before
            ),
            node=node_label(graph.nodes[meeting]),
        ),
        text(
            zh="请在它前面加一个 kind: parallel 的步骤，让这几条路先到那里；"
            "只走其中一条的，把“{split}”改成判断（kind: decision）。",
            en="Add a step of kind: parallel before it and lead these paths there; if only one of"
            " them is taken, {split} is a decision (kind: decision).",
            split=node_label(graph.nodes[split]),
        ),
        (
            Related(
                node_place(handbook, graph, split),
                text(zh="在这里分开", en="they divide here"),
            ),
        ),
    )


def _finding(
    handbook: Handbook,
    graph: Graph,
    node: str,
    message: Text,
    hint: Text,
    related: tuple[Related, ...] = (),
) -> Diagnostic:
    return Diagnostic(code, severity, node_place(handbook, graph, node), message, hint, related)
