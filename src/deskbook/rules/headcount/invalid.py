"""人数的写法不对

## 检查什么
人数可以写成：

- 数字 `3`，范围 `{min: 1, max: 3}`，下限 `{at_least: 2}`，上限 `{less_than: 21}`；
- 不限 `{unbounded: true}`，按需 `{as_needed: true}`，建议 `{suggested: 1}`；
- 按比例 `{per: region, count: 1}`、`{per_role: team-leader, min: 15, max: 20}`；
- 原文没有写明 `not_specified`。

`2人` 会提示改成 2。范围的 `min` 不能大于 `max`。

## 为什么重要
人数要能相加，才能得出部门和公司的合计。

## 怎么改
按提示改写；原文的说法可以写在 `wording` 里，例如 `{count: 1, wording: 1人}`。

----
A headcount that cannot be understood

## What it checks
A headcount is a number `3`, a range `{min: 1, max: 3}`, `{at_least: 2}`, `{less_than: 21}`,
`{unbounded: true}`, `{as_needed: true}`, `{per: region, count: 1}`,
`{per_role: team-leader, min: 15, max: 20}`, `{suggested: 1}`, `{ex_officio: 1}` or
`not_specified`. For `2人` the finding proposes 2.

## Why it matters
Headcounts have to be added up to the totals of departments and organization.

## How to fix it
Write what the finding proposes; the source's own words go into `wording`, as in
`{count: 1, wording: 1人}`.

----
## Bad
```yaml handbook/example/roles/agent.yml
name: 热线坐席
belongs_to: hotline
reports_to: {line: supervisor}
headcount: 6人
```

## Good
```yaml handbook/example/roles/agent.yml
name: 热线坐席
belongs_to: hotline
reports_to: {line: supervisor}
headcount: 6
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Severity
from deskbook.messages import text
from deskbook.model import Handbook, Key
from deskbook.model.headcount import parse
from deskbook.model.organization import Department, Organization, Role
from deskbook.rules.headcount.places import headcounts
from deskbook.rules.lookup import Path, whole

code = "HC001"
name = "headcount-invalid"
severity = Severity.ERROR
profile = "draft"
fixable = True
raised_by = "schema"


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every range that ends before it begins; the other mistakes show
    while the file is read."""
    for record in (Organization, Department, Role):
        for entity in whole(handbook, record):
            for path, value in headcounts(entity):
                headcount = parse(value)
                if headcount.max is not None and headcount.min > headcount.max:
                    yield _finding(handbook, entity.key, path, headcount.min, headcount.max)


def _finding(handbook: Handbook, key: Key, path: Path, least: int, most: int) -> Diagnostic:
    return Diagnostic(
        code,
        severity,
        handbook.location(key, path),
        text(
            zh="“{label}”的人数最少 {least}、最多 {most}，前后颠倒了。",
            en="The headcount of {label} is at least {least} and at most {most}.",
            label=handbook.label(key),
            least=least,
            most=most,
        ),
        text(
            zh="请核对 min 和 max，min 不能大于 max。",
            en="Check min and max; min cannot be greater than max.",
        ),
    )
