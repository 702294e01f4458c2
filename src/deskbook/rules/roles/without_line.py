"""岗位没有写直接上级

## 检查什么
每个岗位都写 `reports_to: {line: 上级}`。最上级部门的负责人可以不写；确实没有上级的写 `none`，原
文没有写明的写 `not_specified`。

## 为什么重要
架构图上的实线由它画出；新员工不知道向谁汇报，坐席不知道升级给谁。

## 怎么改
补上 `reports_to`。只有虚线汇报（`dotted`）还不够。

----
A role without a line manager

## What it checks
Every role has `reports_to: {line: …}`. The head of a top department need not; write `none`
where there is deliberately nobody and `not_specified` where the source does not say.

## Why it matters
The solid lines of the chart come from here. Without one a newcomer does not know whom to report
to, and an agent does not know where to escalate.

## How to fix it
Add `reports_to`. A dotted line alone is not enough.

----
## Bad
```yaml handbook/example/roles/agent.yml
name: 热线坐席
belongs_to: hotline
headcount: 6
```

## Good
```yaml handbook/example/roles/agent.yml
name: 热线坐席
belongs_to: hotline
reports_to: {line: supervisor}
headcount: 6
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Severity
from deskbook.messages import text
from deskbook.model import Handbook, Key
from deskbook.model.organization import Department, ReportsTo, Role
from deskbook.rules.lookup import targets, whole

code = "ROLE002"
name = "role-without-line"
severity = Severity.WARNING
profile = "basic"


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every role that does not say whom it reports to."""
    heads = _heads_of_top_departments(handbook)
    for role in whole(handbook, Role):
        line = role.reports_to.line if isinstance(role.reports_to, ReportsTo) else role.reports_to
        if line or role.key in heads:
            continue
        yield Diagnostic(
            code,
            severity,
            handbook.location(role.key, ("reports_to",), key_only=True)
            if role.reports_to
            else handbook.location(role.key),
            text(
                zh="岗位“{label}”没有写直接上级。",
                en="The role {label} does not say whom it reports to.",
                label=handbook.label(role.key),
            ),
            text(
                zh="请加一行“reports_to: {line: 上级的编号}”；没有上级的写 none，"
                "原文没有写明的写 not_specified。",
                en="Add reports_to: {line: …} with the id of the one above; none where there is"
                " deliberately nobody, not_specified where the source does not say.",
            ),
        )


def _heads_of_top_departments(handbook: Handbook) -> set[Key]:
    heads: set[Key] = set()
    for department in whole(handbook, Department):
        meant = targets(handbook, department.key)
        parent, head = meant.get(("parent",)), meant.get(("head",))
        if head is not None and parent is not None and parent.kind == "organization":
            heads.add(head)
    return heads
