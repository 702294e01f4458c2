"""部门里什么都没有

## 检查什么
部门没有岗位，没有下级部门，没有写职能、宗旨、负责人和人数，别的文件也没有提到它，除了名称和上级部门
什么都不知道。

## 为什么重要
架构图上会多出一个空框，看的人不知道它管什么、有没有人。多半是撤销后忘了停用，或者建了文件还没有写
完。

## 怎么改
已经撤销的写 `status: retired`，或删去这个文件；还在用的写上职能（`functions`）或岗位。原文没有写明
职能的写 `functions: not_specified`。

----
A department nothing is known of

## What it checks
A department has no roles, no sub-departments, no functions, purpose, head or headcount, and
nothing refers to it.

## Why it matters
The chart gets an empty box of which nobody knows what it does. Mostly it was dissolved and
forgotten, or begun and never finished.

## How to fix it
Write `status: retired` or remove the file when it is gone; else write its `functions`
(`not_specified` where the source does not say) or roles.

----
## Bad
```yaml handbook/example/departments/archive.yml
name: 档案室
parent: service
```

## Good
```yaml handbook/example/departments/archive.yml
name: 档案室
parent: service
functions: not_specified
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Severity
from deskbook.messages import text
from deskbook.model import Handbook
from deskbook.model.organization import Department
from deskbook.rules.lookup import whole

code = "DEPT005"
name = "empty-department"
severity = Severity.WARNING
profile = "standard"

_SAYING = (
    "functions",
    "purpose",
    "head",
    "headcount",
    "headcount_by_phase",
    "docks_with",
    "relations",
    "goals",
    "merges",
    "repeated",
    "variant_only",
)
"""The fields that tell something about a department, be it that the source is silent."""


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every department of which there is only the name."""
    for department in whole(handbook, Department):
        if not department.parent or any(getattr(department, field) for field in _SAYING):
            continue
        if any(
            reference.source != department.key for reference in handbook.incoming(department.key)
        ):
            continue
        if handbook.linked_from(department.key):
            continue
        yield Diagnostic(
            code,
            severity,
            handbook.location(department.key),
            text(
                zh="部门“{label}”没有岗位、没有下级部门，也没有写职能，别处也没有提到它。",
                en="The department {label} has no roles, no sub-departments and no functions, and"
                " is mentioned nowhere.",
                label=handbook.label(department.key),
            ),
            text(
                zh="已经撤销的请写 status: retired；还在用的请写 functions，"
                "原文没有写明的写 functions: not_specified。",
                en="Write status: retired if it is gone; else its functions, or functions:"
                " not_specified where the source does not say.",
            ),
        )
