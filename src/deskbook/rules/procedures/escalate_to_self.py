"""升级还是交给了自己

## 检查什么
步骤的 `escalate` 写明什么情况下交给谁。如果交给的就是做这一步的那个岗位、部门，而且只有它在做，就没
有升级。

## 为什么重要
客户不满意的时候，坐席要把事情交给能解决的人。交给自己等于没有人接手。

## 怎么改
对照原文改成接手的岗位；原文没有写交给谁的，写 `to: not_specified`。

----
A case that is escalated to whoever has it already

## What it checks
The `escalate` of a step says who takes a case over. Where that is the role or department that does
the step, and nobody else does it, nothing is escalated.

## Why it matters
When a customer is not satisfied, an agent has to hand the case to somebody who can settle it. Where
it stays with the same one, nobody takes over.

## How to fix it
Name whoever takes over, as the source has it; `to: not_specified` where it does not say.

----
## Bad
```yaml handbook/example/procedures/complaint.yml
name: 投诉处理
nodes:
  - {id: start, kind: start, text: 客户投诉}
  - id: record
    kind: task
    text: 登记投诉
    actors: [agent]
    escalate: [{to: agent, when: 客户不满意}]
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
  - id: record
    kind: task
    text: 登记投诉
    actors: [agent]
    escalate: [{to: supervisor, when: 客户不满意}]
  - {id: end, kind: end, text: 结束}
edges:
  - {from: start, to: record}
  - {from: record, to: end}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Related, Severity
from deskbook.messages import text
from deskbook.model import Handbook
from deskbook.model.work import Procedure
from deskbook.rules.lookup import Path, targets, whole
from deskbook.rules.procedures.graph import node_label

code = "PROC012"
name = "escalate-to-self"
severity = Severity.WARNING
profile = "basic"


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every step whose case is handed to the only one who does it."""
    for procedure in whole(handbook, Procedure):
        escalating = [
            (position, node)
            for position, node in enumerate(procedure.nodes)
            if node.escalate and isinstance(node.actors, tuple) and len(node.actors) == 1
        ]
        if not escalating:
            continue
        meant = targets(handbook, procedure.key)
        for position, node in escalating:
            does: Path = ("nodes", position, "actors", 0)
            for number in range(len(node.escalate)):
                path: Path = ("nodes", position, "escalate", number, "to")
                if path not in meant or meant[path] != meant.get(does):
                    continue
                yield Diagnostic(
                    code,
                    severity,
                    handbook.location(procedure.key, path),
                    text(
                        zh="流程“{label}”的步骤“{node}”由“{actor}”来做，升级还是交给“{actor}”。",
                        en="In the procedure {label} the step {node} is done by {actor}, and"
                        " escalated to {actor} again.",
                        label=handbook.label(procedure.key),
                        node=node_label(node),
                        actor=handbook.label(meant[path]),
                    ),
                    text(
                        zh="请对照原文改成接手的岗位；原文没有写交给谁的，写 to: not_specified。",
                        en="Name whoever takes over; to: not_specified where the source does not"
                        " say.",
                    ),
                    (
                        Related(
                            handbook.location(procedure.key, does),
                            text(zh="由谁做写在这里", en="who does it is written here"),
                        ),
                    ),
                )
