"""缺少必须填写的栏目

## 检查什么
少数栏目一定要有，例如每个条目的 `name`、解决方案的 `questions` 和 `answer`。

## 为什么重要
没有名称的条目在页面和搜索里都认不出来。

## 怎么改
补上提示的栏目。

----
A field that has to be there is missing

## What it checks
A few fields are necessary: the `name` of every entry, `questions` and `answer` of a solution.

## Why it matters
An entry without a name cannot be told from others on pages and in search.

## How to fix it
Add the field the finding names.

----
## Bad
```yaml handbook/example/parties/customer.yml
type: external
```

## Good
```yaml handbook/example/parties/customer.yml
name: 客户
type: external
```
"""

from __future__ import annotations

from deskbook.diagnostics import Severity

code = "SCH003"
name = "missing-field"
severity = Severity.ERROR
profile = "draft"
raised_by = "schema"
