"""自己写的网页里有一个链接指不到内容

## 检查什么
自己写的网页（`.md` 文件）里，形如 `[客户主管](role:customer-supervisor)` 的链接，`#` 前面要是手册里
已有的条目，`#` 后面要是那一页上有的内容。

## 为什么重要
读的人点了没有反应，也不知道原来要指到哪里。

## 怎么改
核对编号和 `#` 后面的部分。改过编号的条目，链接也要跟着改。

----
A link of an authored page leads nowhere

## What it checks
In authored pages (`.md` files) a link such as `[customer manager](role:customer-supervisor)` names
an entry of the handbook before the `#`, and something on its page after it.

## Why it matters
Readers click and nothing happens, and nobody can tell what was meant.

## How to fix it
Check the id and the part after the `#`. Where an id has changed, change the link.

----
## Bad
```text
guide.md:  请找[客服经理](role:manger)。
```

## Good
```text
guide.md:  请找[客服经理](role:manager)。
```
"""

from __future__ import annotations

from deskbook.diagnostics import Severity

code = "SITE001"
name = "authored-link-unknown"
severity = Severity.WARNING
profile = "draft"
raised_by = "site"
