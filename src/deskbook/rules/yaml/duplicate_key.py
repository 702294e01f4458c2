"""同一个栏目写了两次

## 检查什么
在同一组内容里，一个栏目名只能出现一次。

## 为什么重要
写两次时只有一次算数，另一处的修改会悄悄丢掉。

## 怎么改
只保留一个，把两处的内容合到一起。

----
A field that is written twice

## What it checks
Within a group of fields a name may occur once.

## Why it matters
Of two only one counts, and what somebody changed in the other is silently lost.

## How to fix it
Keep one and put the contents of both together.

----
## Bad
```yaml handbook/example/parties/customer.yml
name: 客户
type: external
name: 顾客
```

## Good
```yaml handbook/example/parties/customer.yml
name: 客户
type: external
```
"""

from __future__ import annotations

from deskbook.diagnostics import Severity

code = "YAML002"
name = "duplicate-key"
severity = Severity.ERROR
profile = "draft"
raised_by = "sources"
