"""直接汇报和间接汇报写了同一个对象

## 检查什么
岗位的 `dotted`（间接汇报）里又写了直接上级（`line`）。

## 为什么重要
事事都向直接上级汇报，再写一条间接汇报就重复了；架构图上同样两个框之间会有一条实线、一条虚线。多半是
想写另一个对象。

## 怎么改
把这一条间接汇报改成真正的对象，或删去它。

----
A solid and a dotted line to the same

## What it checks
One of the `dotted` lines of a role leads to whom its solid `line` leads already.

## Why it matters
The solid line covers everything, so the dotted one says nothing; the chart draws both between the
same two boxes. Mostly somebody else was meant.

## How to fix it
Write whom the dotted line is really to, or remove it.

----
## Bad
```yaml handbook/example/roles/agent.yml
name: 热线坐席
belongs_to: hotline
reports_to: {line: supervisor, dotted: [{to: supervisor}]}
headcount: 6
```

## Good
```yaml handbook/example/roles/agent.yml
name: 热线坐席
belongs_to: hotline
reports_to: {line: supervisor, dotted: [{to: manager, on: 重大投诉}]}
headcount: 6
```
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from deskbook.diagnostics import Diagnostic, Fix, Related, Severity
from deskbook.messages import text
from deskbook.model import Handbook
from deskbook.model.organization import DottedLine, ReportsTo, Role
from deskbook.rules.lookup import targets, whole

code = "ROLE004"
name = "solid-and-dotted-same"
severity = Severity.WARNING
profile = "basic"
fixable = True

_LINE = ("reports_to", "line")
_DOTTED = ("reports_to", "dotted")


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every dotted line to the line manager."""
    for role in whole(handbook, Role):
        lines = role.reports_to
        if not isinstance(lines, ReportsTo) or not lines.dotted:
            continue
        meant = targets(handbook, role.key)
        above = meant.get(_LINE)
        for number in range(len(lines.dotted)):
            if above is not None and meant.get((*_DOTTED, number, "to")) == above:
                yield Diagnostic(
                    code,
                    severity,
                    handbook.location(role.key, (*_DOTTED, number, "to")),
                    text(
                        zh="“{label}”的直接上级已经是“{above}”，间接汇报又写了一次。",
                        en="{label} reports to {above} already; the dotted line repeats it.",
                        label=handbook.label(role.key),
                        above=handbook.label(above),
                    ),
                    text(
                        zh="请改成真正的对象，或删去这一条间接汇报。",
                        en="Write whom it is really to, or remove this dotted line.",
                    ),
                    (
                        Related(
                            handbook.location(role.key, _LINE),
                            text(zh="直接上级写在这里", en="the solid line is written here"),
                        ),
                    ),
                    _emptied(handbook, role, lines.dotted),
                )


def _emptied(handbook: Handbook, role: Role, dotted: tuple[DottedLine, ...]) -> Fix | None:
    """Return the edit that empties the list, when its only line says nothing else."""
    if len(dotted) != 1 or dotted[0] != DottedLine(to=dotted[0].to):
        return None
    key = handbook.location(role.key, _DOTTED, key_only=True)
    value = handbook.location(role.key, _DOTTED)
    if value.line > key.line + 1:
        return None  # there is a comment between them
    place = replace(value, line=key.end_line, column=key.end_column)
    return Fix(place, ": []")
