"""豁免没有用上

## 检查什么
文件的 `waivers` 里豁免了某条规则，但这个文件里并没有那样的问题，或者豁免已经过了 `until` 写的日
期。

## 为什么重要
用不上的豁免会遮住以后新出现的问题，看的人也会以为问题还在。

## 怎么改
删去这一条豁免；到期而仍然需要的，写上新的日期和理由。

----
A waiver that silences nothing

## What it checks
A file waives a rule in its `waivers`, but has no such finding, or the day in `until` is over.

## Why it matters
A waiver that is not needed hides what goes wrong later, and readers believe the problem is
still
there.

## How to fix it
Remove it. If it has expired and is still needed, give it a new date and reason.

----
## Bad
```yaml handbook/example/departments/hotline.yml
name: 热线组
type: team
parent: service
waivers:
  - {rule: DEPT002, reason: 归属正在讨论。}
```

## Good
```yaml handbook/example/departments/hotline.yml
name: 热线组
type: team
waivers:
  - {rule: DEPT002, reason: 归属正在讨论。}
```
"""

from __future__ import annotations

from deskbook.diagnostics import Severity

code = "CFG002"
name = "unused-waiver"
severity = Severity.WARNING
profile = "basic"
raised_by = "rules"
