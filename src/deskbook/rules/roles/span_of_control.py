"""直接下属太多

## 检查什么
按编制算出每个岗位的一个人最多直接管几个人：直接下属各岗位的人数（最多的）相加，除以这个岗位的人数。
超过 handbook.yml 里 `direct_reports_maximum` 的（不写就是 20）报告。下属人数不限或没有写明的，按
已经写明的最少人数算。间接汇报不算。

## 为什么重要
直接下属太多，排班、考核、批假和投诉升级都会卡在一个人那里；也可能是忘了建中间的组长岗位。

## 怎么改
核对人数和汇报对象；中间有组长的，让下属向组长汇报。本来就是这样管的，在 handbook.yml 里把
`direct_reports_maximum` 改大，或为这个岗位写豁免（`waivers`）。

----
Too many direct reports

## What it checks
How many people at most report to one holder of a role: the headcounts (the greatest) of the roles
that report to it, divided by its own. More than `direct_reports_maximum` in handbook.yml, 20 if
not set, is reported. Where a headcount is open or not stated, the least stated number counts.
Dotted lines are left out.

## Why it matters
Shifts, appraisals, leave and escalations get stuck with one person; or the team leaders between
were forgotten.

## How to fix it
Check headcounts and lines; let people report to their team leader. Where it is meant so, raise
`direct_reports_maximum` in handbook.yml or waive the rule for the role.

----
## Bad
```yaml handbook/example/roles/agent.yml
name: 热线坐席
belongs_to: hotline
reports_to: {line: supervisor}
headcount: 30
```

## Good
```yaml handbook/example/roles/agent.yml
name: 热线坐席
belongs_to: hotline
reports_to: {line: supervisor}
headcount: 30
```
```yaml handbook/example/roles/supervisor.yml
name: 热线主管
belongs_to: hotline
reports_to: {line: manager}
headcount: 2
```
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Related, Severity
from deskbook.messages import text
from deskbook.model import Handbook, Key
from deskbook.model.headcount import BESIDE, interval, parse
from deskbook.model.organization import Role
from deskbook.rules.departments.tree import places_of
from deskbook.rules.headcount.sums import bases

code = "ROLE007"
name = "span-of-control"
severity = Severity.INFO
profile = "strict"

_SHOWN = 8


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every role one holder of which has too many direct reports."""
    most = handbook.settings.direct_reports_maximum
    known = {
        one.key.organization: bases(handbook, one.key.organization)
        for one in handbook.organizations
    }
    reports: dict[Key, list[tuple[Key, float]]] = defaultdict(list)
    for key, above in places_of(handbook).lines.items():
        manager = handbook.get(above)
        role = handbook.get(key)
        if isinstance(manager, Role) and isinstance(role, Role):
            numbers = known.get(key.organization, {})
            reports[above].append((key, _each(role, manager, numbers)))
    for above, roles in reports.items():
        count = round(sum(amount for _, amount in roles))
        if count > most:
            yield _finding(handbook, above, [key for key, amount in roles if amount], count, most)


def _each(role: Role, manager: Role, known: dict[str, int | None]) -> float:
    """Return how many holders of `role` there are to one of `manager`, as far as is stated."""
    headcount = parse(role.headcount)
    if headcount.kind == "per_role" and headcount.per in (manager.id, f"role:{manager.id}"):
        return headcount.min if headcount.max is None else headcount.max
    amount = interval(headcount, known)
    people = amount.min if amount.max is None else amount.max
    own = parse(manager.headcount)
    managers = 0 if own.kind in BESIDE else own.max or own.min
    return people / max(managers, 1)


def _finding(handbook: Handbook, above: Key, roles: list[Key], count: int, most: int) -> Diagnostic:
    return Diagnostic(
        code,
        severity,
        handbook.location(above),
        text(
            zh="“{label}”每人最多要直接管 {count} 人，超过 {most} 人。",
            en="Up to {count} people report to each {label}, more than {most}.",
            label=handbook.label(above),
            count=count,
            most=most,
        ),
        text(
            zh="请核对人数和汇报对象，看中间是不是少了组长；本来就这样管的，"
            "请在 handbook.yml 里改 direct_reports_maximum。",
            en="Check headcounts and lines: are there team leaders between? Where it is meant so,"
            " change direct_reports_maximum in handbook.yml.",
        ),
        tuple(
            Related(
                handbook.location(key, ("headcount",)),
                text(
                    zh="直接下属“{label}”的人数",
                    en="the headcount of {label}, who reports to it",
                    label=handbook.label(key),
                ),
            )
            for key in roles[:_SHOWN]
        ),
    )
