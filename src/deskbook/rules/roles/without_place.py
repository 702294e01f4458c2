"""岗位没有写所属部门

## 检查什么
每个岗位都写 `belongs_to`：所属的部门或工作组；直属于组织的写 `organization`；原文没有写明的写
`not_specified`。

## 为什么重要
没有归属的岗位画不进架构图，也算不进任何部门的人数。

## 怎么改
补上 `belongs_to`。

----
A role that belongs nowhere

## What it checks
Every role has `belongs_to`: its department or group, `organization` when it stands directly
below it, `not_specified` where the source does not say.

## Why it matters
Such a role has no place in the chart and counts in no department's headcount.

## How to fix it
Add `belongs_to`.

----
## Bad
```yaml handbook/example/roles/agent.yml
name: 热线坐席
reports_to: {line: supervisor}
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
from deskbook.model import Handbook
from deskbook.model.organization import Role
from deskbook.rules.lookup import whole

code = "ROLE001"
name = "role-without-place"
severity = Severity.WARNING
profile = "basic"


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every role that does not say where it belongs."""
    for role in whole(handbook, Role):
        if role.belongs_to:
            continue
        yield Diagnostic(
            code,
            severity,
            handbook.location(role.key),
            text(
                zh="岗位“{label}”没有写属于哪个部门。",
                en="The role {label} does not say which department it belongs to.",
                label=handbook.label(role.key),
            ),
            text(
                zh="请加一行“belongs_to: 部门的编号”；直属于组织的写 belongs_to: organization，"
                "原文没有写明的写 belongs_to: not_specified。",
                en="Add a line belongs_to with the department's id, organization when it stands"
                " directly below it, or not_specified where the source does not say.",
            ),
        )
