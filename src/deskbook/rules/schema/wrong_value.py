"""栏目里的内容不合要求

## 检查什么
每个栏目要求一定的内容：数字、日期、几个选项之一、列表等。

## 为什么重要
写法不对，程序就不知道是什么意思，页面上也显示不出来。

## 怎么改
按提示改写；选项不多时会全部列出。

----
A field with the wrong content

## What it checks
Each field wants a certain content: a number, a date, one of a few words, a list.

## Why it matters
Otherwise nobody can tell what is meant, and the page cannot show it.

## How to fix it
Write what the finding asks for; where the choices are few they are listed.

----
## Bad
```yaml handbook/example/parties/customer.yml
name: 客户
type: outsider
```

## Good
```yaml handbook/example/parties/customer.yml
name: 客户
type: external
```
"""

from __future__ import annotations

from deskbook.diagnostics import Severity

code = "SCH001"
name = "wrong-value"
severity = Severity.ERROR
profile = "draft"
raised_by = "schema"
