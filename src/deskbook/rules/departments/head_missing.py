"""看不出部门由谁负责

## 检查什么
部门里有几个岗位互不隶属、都向部门以外汇报（或没有写向谁汇报），部门又没有写 `head`，就看不出谁是
负责人。从汇报关系已经看得出的，例如大家都向组长汇报，可以不写；原文没有写明的写
`head: not_specified`，确实没有负责人的写 `head: none`。

## 为什么重要
投诉要升级、请假要批准时，大家要知道找部门的哪一位；架构图上负责人也要画在最前面。

## 怎么改
加一行 `head`，写负责人的岗位编号。

----
A department nobody can be seen to head

## What it checks
A department has several roles none of which reports to another of them, and no `head`. Where the
reporting lines show who it is, as when all report to the team leader, `head` may be left out.
Write `head: not_specified` where the source does not say, `head: none` where nobody is.

## Why it matters
Whoever escalates a complaint or asks for leave has to know whom to turn to, and the chart draws
the head first.

## How to fix it
Add `head` with the id of the role.

----
## Bad
```yaml handbook/example/roles/agent.yml
name: 热线坐席
belongs_to: hotline
reports_to: {line: manager}
headcount: 6
```

## Good
```yaml handbook/example/roles/agent.yml
name: 热线坐席
belongs_to: hotline
reports_to: {line: manager}
headcount: 6
```
```yaml handbook/example/departments/hotline.yml
name: 热线组
type: team
parent: service
head: supervisor
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Severity
from deskbook.messages import text
from deskbook.model import Handbook, Key
from deskbook.model.organization import Department, ReportsTo, Role
from deskbook.rules.departments.tree import places_of
from deskbook.rules.lookup import declared_at, named, whole

code = "DEPT003"
name = "head-missing"
severity = Severity.WARNING
profile = "standard"

_SHOWN = 5


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every department without a head whose reporting lines show none."""
    places = places_of(handbook)
    for department in whole(handbook, Department):
        if department.head:
            continue
        members = set(places.members.get(department.key, ()))
        if not all(_has_line(handbook, role) for role in members):
            continue  # a line may be missing that would show it
        topmost = [
            role
            for role in places.members.get(department.key, ())
            if places.lines.get(role) not in members
        ]
        if len(topmost) > 1:
            yield _finding(handbook, department, topmost)


def _has_line(handbook: Handbook, key: Key) -> bool:
    role = handbook.get(key)
    if not isinstance(role, Role):
        return False
    lines = role.reports_to
    return bool(lines.line if isinstance(lines, ReportsTo) else lines)


def _finding(handbook: Handbook, department: Department, topmost: list[Key]) -> Diagnostic:
    return Diagnostic(
        code,
        severity,
        handbook.location(department.key),
        text(
            zh="部门“{label}”没有写负责人，从汇报关系也看不出是谁。",
            en="The department {label} has no head, and its reporting lines do not show one.",
            label=handbook.label(department.key),
        ),
        text(
            zh="请加一行“head: 岗位的编号”，例如{roles}中的一个；"
            "原文没有写明的写 not_specified，没有负责人的写 none。",
            en="Add a line head with the id of a role, perhaps one of {roles}; not_specified where"
            " the source does not say, none where nobody heads it.",
            roles=named(handbook, topmost[:_SHOWN]),
        ),
        tuple(declared_at(handbook, role) for role in topmost[:_SHOWN]),
    )
