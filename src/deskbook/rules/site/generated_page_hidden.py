"""自己写的网页挡住了自动生成的网页

## 检查什么
自己写的网页（`.md` 文件）不能和自动生成的网页同名。同名时只保留自己写的。

## 为什么重要
被挡住的那一页，例如一个岗位的说明，在网站上就看不到了。

## 怎么改
把自己写的文件改名，或移到别的文件夹。

----
An authored page hides a generated one

## What it checks
Authored pages (`.md` files) do not have the name of a generated page. Where they do, only the
authored one is published.

## Why it matters
The hidden page, such as that of a role, cannot be seen on the site.

## How to fix it
Rename the authored file or move it into another folder.

----
## Bad
```text
handbook/example/roles/agent.md    (beside handbook/example/roles/agent.yml)
```

## Good
```text
handbook/example/roles/agent-guide.md
```
"""

from __future__ import annotations

from deskbook.diagnostics import Severity

code = "SITE003"
name = "generated-page-hidden"
severity = Severity.WARNING
profile = "draft"
raised_by = "site"
