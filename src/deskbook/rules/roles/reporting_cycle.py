"""岗位互为上级

## 检查什么
沿着直接上级（`reports_to` 的 `line`）一直往上，不能又回到同一个岗位。虚线汇报不检查。

## 为什么重要
绕成一圈，投诉升级就没有尽头，架构图也画不出来。

## 怎么改
找出这一圈里职位最高的岗位，改写它的上级；没有上级的写 `line: none`。

----
Roles that report to each other

## What it checks
Going up the solid reporting lines must not come back to the same role. Dotted lines are not
looked at.

## Why it matters
In a ring an escalation never ends, and the chart cannot be drawn.

## How to fix it
Find the topmost role of the ring and correct whom it reports to; write `line: none` when that
is nobody.

----
## Bad
```yaml handbook/example/roles/manager.yml
name: 客服经理
belongs_to: service
reports_to: {line: agent}
headcount: 1
```

## Good
```yaml handbook/example/roles/manager.yml
name: 客服经理
belongs_to: service
reports_to: {line: none}
headcount: 1
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Related, Severity
from deskbook.messages import text
from deskbook.model import Handbook, Key
from deskbook.model.organization import Role
from deskbook.rules.cycles import rings
from deskbook.rules.lookup import targets, whole

code = "ROLE003"
name = "reporting-cycle"
severity = Severity.ERROR
profile = "draft"

_LINE = ("reports_to", "line")


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every ring of solid reporting lines."""
    lines: dict[Key, Key] = {}
    for role in whole(handbook, Role):
        above = targets(handbook, role.key).get(_LINE)
        if above is not None:
            lines[role.key] = above
    for ring in rings(lines):
        first, *others = ring
        yield Diagnostic(
            code,
            severity,
            handbook.location(first, _LINE),
            text(
                zh="岗位的上级绕成了一圈：{chain}。",
                en="These roles report to each other: {chain}.",
                chain=" → ".join(handbook.label(key) for key in (*ring, first)),
            ),
            text(
                zh="请改正其中一个岗位的上级；没有上级的写 line: none。",
                en="Correct whom one of them reports to; line: none when that is nobody.",
            ),
            tuple(
                Related(
                    handbook.location(key, _LINE),
                    text(
                        zh="“{label}”的上级写在这里",
                        en="whom {label} reports to is written here",
                        label=handbook.label(key),
                    ),
                )
                for key in others
            ),
        )
