"""直接上级在不相干的部门

## 检查什么
岗位的直接上级（`line`）应当在本部门或更上面的部门里，或是这些部门的负责人。上级在别的部门、或在
下级部门里，就报告。上级自己没有上级的（例如总经理）、没有写所属部门的、属于工作组的、上级是相关
方的，不检查。

## 为什么重要
实线表示谁给他安排工作、考核、批假。接到别的部门去，多半是写错了编号，或者其实是虚线（业务上的）
汇报。

## 怎么改
核对上级：写错的改正；业务上的汇报移到 `dotted`，写明是什么事；确实跨部门汇报的，写豁免（
`waivers`）说明原因。

----
A line manager in an unrelated department

## What it checks
The solid `line` of a role leads to its own department or one above it, or to the head of one of
these. A line to another department, or to one below, is reported. A manager who reports to nobody
may lead any department. Roles that do not say where they belong, those of groups and lines to
parties are not looked at.

## Why it matters
The solid line says who assigns work, appraises and grants leave. One that leads elsewhere is
mostly a wrong id, or should be dotted.

## How to fix it
Correct the line; or move it to `dotted` with the matter it is for. Where it does cross
departments, give a waiver with the reason.

----
## Bad
```yaml handbook/example/departments/finance.yml
name: 财务部
parent: organization
```
```yaml handbook/example/roles/cashier.yml
name: 出纳
belongs_to: finance
reports_to: {line: supervisor}
headcount: 1
duties: not_specified
```

## Good
```yaml handbook/example/departments/finance.yml
name: 财务部
parent: organization
```
```yaml handbook/example/roles/cashier.yml
name: 出纳
belongs_to: finance
reports_to:
  line: none
  dotted:
    - {to: supervisor, on: 退款}
headcount: 1
duties: not_specified
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Related, Severity
from deskbook.messages import text
from deskbook.model import Handbook, Key
from deskbook.rules.cycles import rings
from deskbook.rules.departments.tree import places_of
from deskbook.rules.lookup import declared_at

code = "ROLE005"
name = "reports-outside-chain"
severity = Severity.WARNING
profile = "standard"

_PATH = ("reports_to", "line")


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every solid line that leads out of the departments above a role."""
    places = places_of(handbook)
    headed: dict[Key, list[Key]] = {}
    for department, head in places.heads.items():
        headed.setdefault(head, []).append(department)
    ringed = {role for ring in rings(places.lines) for role in ring}
    for role, above in places.lines.items():
        home = places.homes.get(role)
        over = above if above.kind != "role" else places.homes.get(above)
        if home is None or over is None or role in ringed:
            continue
        if above.kind == "role" and above not in places.lines:
            continue  # who reports to nobody may lead everybody
        if not places.placed(home) or not places.placed(over):
            continue
        offices = (over, *headed.get(above, ()))
        if not any(places.inside(home, office) for office in offices):
            yield _finding(handbook, role, above, home, over)


def _finding(handbook: Handbook, role: Key, above: Key, home: Key, over: Key) -> Diagnostic:
    belongs = text(
        zh="“{home}”的“{label}”直接向“{above}”汇报，而对方属于“{over}”，不在本部门或上级部门里。",
        en="{label} of {home} reports to {above}, who belongs to {over}: neither its own"
        " department nor one above.",
        label=handbook.label(role),
        home=handbook.label(home),
        above=handbook.label(above),
        over=handbook.label(over),
    )
    directly = text(
        zh="“{home}”的“{label}”直接向“{above}”汇报，而那不是本部门，也不是上级部门。",
        en="{label} of {home} reports to {above}, which is neither its own department nor one"
        " above.",
        label=handbook.label(role),
        home=handbook.label(home),
        above=handbook.label(above),
    )
    return Diagnostic(
        code,
        severity,
        handbook.location(role, _PATH),
        belongs if above != over else directly,
        text(
            zh="请核对上级；如果只是某些事上的汇报，请移到 dotted，写明是什么事（on）。",
            en="Check the line; if it is for some matters only, move it to dotted and say which"
            " (on).",
        ),
        (
            Related(
                handbook.location(role, ("belongs_to",)),
                text(
                    zh="“{label}”属于哪里写在这里",
                    en="where {label} belongs is written here",
                    label=handbook.label(role),
                ),
            ),
            declared_at(handbook, above),
        ),
    )
