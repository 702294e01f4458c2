"""部门没有写上级

## 检查什么
每个部门都写 `parent`：上级部门的编号；直属于组织的写 `organization`；原文没有写明的写
`not_specified`。

## 为什么重要
没有上级的部门在架构图上悬空，看图的人分不清它是最上级的部门，还是漏填了。

## 怎么改
补上 `parent`。一个组织可以有几个最上级的部门，都写 `parent: organization`。

----
A department without a parent

## What it checks
Every department has a `parent`: the id of the department above it, `organization` for a top
department, `not_specified` where the source does not say.

## Why it matters
A department without one floats in the chart, and nobody can tell a top department from a
forgotten line.

## How to fix it
Add `parent`. An organization may have several top departments, each with
`parent: organization`.

----
## Bad
```yaml handbook/example/departments/hotline.yml
name: 热线组
type: team
```

## Good
```yaml handbook/example/departments/hotline.yml
name: 热线组
type: team
parent: service
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Severity
from deskbook.messages import text
from deskbook.model import Handbook
from deskbook.model.organization import Department
from deskbook.rules.lookup import whole

code = "DEPT002"
name = "department-root"
severity = Severity.WARNING
profile = "basic"


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every department that does not say what it belongs to."""
    for department in whole(handbook, Department):
        if department.parent:
            continue
        yield Diagnostic(
            code,
            severity,
            handbook.location(department.key),
            text(
                zh="部门“{label}”没有写上级部门。",
                en="The department {label} has no parent.",
                label=handbook.label(department.key),
            ),
            text(
                zh="请加一行“parent: 上级部门的编号”；直属于组织的写 parent: organization，"
                "原文没有写明的写 parent: not_specified。",
                en="Add a line with the parent's id; write parent: organization for a top"
                " department, parent: not_specified where the source does not say.",
            ),
        )
