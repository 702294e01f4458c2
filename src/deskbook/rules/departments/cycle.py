"""部门互为上级

## 检查什么
沿着“上级部门”一直往上找，最后总要到组织本身。如果找着找着又回到自己，就报告这一圈，每一圈只报
一次。

## 为什么重要
绕成一圈的部门画不进组织架构图，人数也无法汇总。

## 怎么改
找出这一圈里其实属于更高一级的部门，把它的 `parent` 改成真正的上级，最上级的写 `organization`。

----
Departments that are above each other

## What it checks
Going up from parent to parent has to end at the organization. A line that comes back to where
it began is reported, once for each ring.

## Why it matters
Departments in a ring have no place in the org chart, and their headcounts cannot be added up.

## How to fix it
Find the department that really belongs higher up and write its true `parent`; a top department
has `parent: organization`.

----
## Bad
```yaml handbook/example/departments/service.yml
name: 客户服务部
parent: hotline
head: manager
```

## Good
```yaml handbook/example/departments/service.yml
name: 客户服务部
parent: organization
head: manager
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Related, Severity
from deskbook.messages import text
from deskbook.model import Handbook, Key
from deskbook.model.organization import Department
from deskbook.rules.cycles import rings
from deskbook.rules.lookup import targets, whole

code = "DEPT001"
name = "department-cycle"
severity = Severity.ERROR
profile = "draft"


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every ring of parents."""
    parents = {
        department.key: targets(handbook, department.key).get(("parent",))
        for department in whole(handbook, Department)
    }
    lines: dict[Key, Key] = {key: parent for key, parent in parents.items() if parent is not None}
    for ring in rings(lines):
        first, *others = ring
        yield Diagnostic(
            code,
            severity,
            handbook.location(first, ("parent",)),
            text(
                zh="部门的上级绕成了一圈：{chain}。",
                en="These departments are each other's parents: {chain}.",
                chain=" → ".join(handbook.label(key) for key in (*ring, first)),
            ),
            text(
                zh="请把其中一个部门的 parent 改成真正的上级；最上级的部门写 organization。",
                en="Give one of them its true parent; a top department has parent: organization.",
            ),
            tuple(
                Related(
                    handbook.location(key, ("parent",)),
                    text(
                        zh="“{label}”的上级写在这里",
                        en="the parent of {label} is written here",
                        label=handbook.label(key),
                    ),
                )
                for key in others
            ),
        )
