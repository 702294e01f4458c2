"""同一个部门里有同名的岗位

## 检查什么
同一个部门（或工作组）里，两个岗位的名称完全一样，也没有用 `label_note` 区分。

## 为什么重要
名单和架构图上分不清是哪一个，工单会转错人。常见的原因是同一个岗位建了两个文件，或者想写几个人却建
了几个岗位。

## 怎么改
如果是同一个岗位，只留一个文件，人数写在 `headcount` 里，各个席位写在 `posts` 里；如果确实不同，改
名或加 `label_note`（例如“早班”“晚班”）。

----
Two roles of one department with the same name

## What it checks
Two roles of one department or group have the same name, and no `label_note` to tell them apart.

## Why it matters
Lists and charts do not show which one is meant, and tickets go to the wrong one. Mostly one role
has two files, or several people were written as several roles.

## How to fix it
Keep one file, with `headcount` and, for single seats, `posts`. Where they differ, rename one or
give each a `label_note`, such as the shift.

----
## Bad
```yaml handbook/example/roles/agent-2.yml
name: 热线坐席
belongs_to: hotline
reports_to: {line: supervisor}
headcount: 2
duties_from: agent
```

## Good
```yaml handbook/example/roles/agent-2.yml
name: 热线坐席
label_note: 晚班
belongs_to: hotline
reports_to: {line: supervisor}
headcount: 2
duties_from: agent
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Severity
from deskbook.messages import text
from deskbook.model import Handbook, Key
from deskbook.model.organization import Role
from deskbook.rules.departments.tree import places_of
from deskbook.rules.lookup import declared_at
from deskbook.rules.suggestions import normal

code = "ROLE008"
name = "duplicate-name-in-department"
severity = Severity.WARNING
profile = "basic"


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every role named as an earlier one of the same place."""
    for home, members in places_of(handbook).members.items():
        first: dict[tuple[str, str], Key] = {}
        for key in members:
            role = handbook.get(key)
            if not isinstance(role, Role) or not role.name:
                continue
            other = first.setdefault((normal(role.name), normal(role.label_note)), key)
            if other != key:
                yield Diagnostic(
                    code,
                    severity,
                    handbook.location(key, ("name",)),
                    text(
                        zh="“{home}”里有两个同名的岗位：“{other}”和“{label}”。",
                        en="{home} has two roles of the same name: {other} and {label}.",
                        home=handbook.label(home),
                        other=handbook.label(other),
                        label=handbook.label(key),
                    ),
                    text(
                        zh="同一个岗位请只留一个文件，人数写在 headcount；不同的请改名，"
                        "或加 label_note 区分，例如 label_note: 晚班。",
                        en="Keep one file for one role, with headcount; rename different ones or"
                        " give them a label_note, such as the shift.",
                    ),
                    (declared_at(handbook, other),),
                )
