"""没有这个栏目

## 检查什么
栏目名要是手册认识的名称。自己要加的栏目以 `x-` 开头。

## 为什么重要
写错名称的栏目不会显示，也没有人发现它不见了。

## 怎么改
按提示改正名称；自用的内容请用 `x-` 开头的名称。

----
There is no such field

## What it checks
Field names are those the handbook knows. Fields of your own begin with `x-`.

## Why it matters
A field with a misspelt name is not shown, and nobody notices.

## How to fix it
Correct the name as proposed; begin the name of a field of your own with `x-`.

----
## Bad
```yaml handbook/example/parties/customer.yml
name: 客户
tpye: external
```

## Good
```yaml handbook/example/parties/customer.yml
name: 客户
type: external
```
"""

from __future__ import annotations

from deskbook.diagnostics import Severity

code = "SCH002"
name = "unknown-key"
severity = Severity.ERROR
profile = "draft"
fixable = True
raised_by = "schema"
