"""写明的总人数与各岗位合计不符

## 检查什么
部门或组织写了 `headcount` 时，与所属岗位和下级部门的合计比较。人数可以是范围（
`{min: 1, max: 3}`）、下限（`{at_least: 2}`）等，合计也就是一个范围；只有怎么取都对不上时才报告。

部门用 `headcount_by_phase` 分阶段写的人数也这样比较：没有写这个阶段的下级部门和岗位，最多是它平
时的人数，最少可以是 0。

兼任的岗位、当然兼任和“建议设置”的岗位、没有写明部门的岗位，都按最宽的可能来算。

## 为什么重要
编制对不上，人事汇总、招聘计划和架构图上的人数就各说各话。

## 怎么改
按消息里列出的各项逐一核对：是部门的总数过时了，还是某个岗位的人数写错了，或者少建了岗位文件。

----
A declared headcount that the roles do not add up to

## What it checks
When a department or organization has a `headcount`, it is compared with the sum of its roles
and sub-departments. Headcounts may be ranges, so the sum is one too; only what cannot agree in
any reading is reported.

What `headcount_by_phase` says is compared in the same way: a role, or a sub-department that says
nothing of the phase, counts as anything from none to its usual headcount.

Concurrent, ex officio and suggested posts and roles that do not say where they belong are read
in the widest sense.

## Why it matters
With two totals HR's summary, the hiring plan and the chart contradict each other.

## How to fix it
Go through the items the message lists: the declared total may be out of date, a role's
headcount wrong, or a role's file missing.

----
## Bad
```yaml handbook/example/departments/hotline.yml
name: 热线组
type: team
parent: service
headcount: 5
```

## Good
```yaml handbook/example/departments/hotline.yml
name: 热线组
type: team
parent: service
headcount: {min: 6, max: 8}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Related, Severity
from deskbook.messages import Text, text
from deskbook.model import Handbook, Key
from deskbook.model.organization import Organization
from deskbook.rules.headcount.phases import phase_comparisons
from deskbook.rules.headcount.sums import Comparison, comparisons

code = "HC002"
name = "headcount-total-mismatch"
severity = Severity.ERROR
profile = "basic"

_SHOWN = 8


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every declared headcount its parts cannot add up to.

    While a file has no place in the handbook, nobody can tell what the parts are.
    """
    if handbook.misplaced:
        return
    for organization in handbook.organizations:
        home = organization.key.organization
        for comparison in (*comparisons(handbook, home), *phase_comparisons(handbook, home)):
            if comparison.disjoint:
                yield _finding(handbook, comparison)


def _finding(handbook: Handbook, found: Comparison) -> Diagnostic:
    shown = found.contributors[:_SHOWN]
    return Diagnostic(
        code,
        severity,
        handbook.location(found.key, found.path),
        _message(handbook, found),
        text(
            zh="请逐项核对：总数过时、某项人数写错，或少了岗位文件，都会对不上。",
            en="Check the items: the total may be out of date, an item wrong or a role missing.",
        ),
        tuple(
            Related(
                handbook.location(part.key, part.path),
                text(
                    zh="“{label}”：{amount}",
                    en="{label}: {amount}",
                    label=handbook.label(part.key),
                    amount=part.words,
                ),
            )
            for part in shown
        ),
    )


def _message(handbook: Handbook, found: Comparison) -> Text:
    arguments = {
        "label": handbook.label(found.key),
        "declared": found.declared.label,
        "total": found.total.label,
        "sum": _sum(handbook, found),
    }
    if found.phase:
        return text(
            zh="“{label}”在“{phase}”阶段写明 {declared} 人，但所属岗位和下级部门合计 {total} 人："
            "{sum}。",
            en="{label} declares {declared} for the phase {phase}, but its roles and"
            " sub-departments add up to {total}: {sum}.",
            phase=_phase(handbook, found),
            **arguments,
        )
    return text(
        zh="“{label}”写明 {declared} 人，但所属岗位和下级部门合计 {total} 人：{sum}。",
        en="{label} declares {declared}, but its roles and sub-departments add up to"
        " {total}: {sum}.",
        **arguments,
    )


def _phase(handbook: Handbook, found: Comparison) -> str:
    home = found.key.organization
    root = handbook.get(Key(home, "organization", home))
    phases = root.phases if isinstance(root, Organization) else ()
    return next((one.name for one in phases if one.id == found.phase), found.phase)


def _sum(handbook: Handbook, found: Comparison) -> Text:
    first, *rest = found.contributors[:_SHOWN]
    words = text("“{label}”{n}", "{label} {n}", label=handbook.label(first.key), n=first.words)
    for part in rest:
        words = text(
            zh="{words}，“{label}”{amount}",
            en="{words}, {label} {amount}",
            words=words,
            label=handbook.label(part.key),
            amount=part.words,
        )
    more = len(found.contributors) - _SHOWN
    if more <= 0:
        return words
    return text("{words}，另有 {n} 项", "{words}, and {n} more", words=words, n=more)
