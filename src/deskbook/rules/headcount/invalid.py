"""人数的写法不对

## 检查什么
人数可以写成：

- 数字 `3`，范围 `{min: 1, max: 3}`，下限 `{at_least: 2}`，上限 `{less_than: 21}`；
- 不限 `{unbounded: true}`，按需 `{as_needed: true}`，建议 `{suggested: 1}`；
- 按比例 `{per: region, count: 1}`、`{per_role: team-leader, min: 15, max: 20}`；
- 原文没有写明 `not_specified`。

`2人` 会提示改成 2。

## 为什么重要
人数要能相加，才能得出部门和公司的合计。

## 怎么改
按提示改写；原文的说法可以写在 `wording` 里，例如 `{count: 1, wording: 1人}`。

----
A headcount that cannot be understood

## What it checks
A headcount is a number `3`, a range `{min: 1, max: 3}`, `{at_least: 2}`, `{less_than: 21}`,
`{unbounded: true}`, `{as_needed: true}`, `{per: region, count: 1}`,
`{per_role: team-leader, min: 15, max: 20}`, `{suggested: 1}` or `not_specified`. For `2人` the
finding proposes 2.

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

from deskbook.diagnostics import Severity

code = "HC001"
name = "headcount-invalid"
severity = Severity.ERROR
profile = "draft"
raised_by = "schema"
