"""文件或文件夹读不了

## 检查什么
手册文件夹里的每个 .yml 文件都要读得到。没有权限、链接指向不存在的地方或手册之外、磁盘出错，都会
报告。

## 为什么重要
读不到的内容不会出现在网站上，而没有人会发现。

## 怎么改
按提示处理：请管理员给权限，删掉失效的链接，或把文件直接放进来。

----
A file or folder that cannot be read

## What it checks
Every .yml file in the handbook's folder has to be readable. Missing permission, links that lead
nowhere or out of the folder, and disk errors are reported.

## Why it matters
What cannot be read is not on the site, and nobody would notice.

## How to fix it
Do as the finding says: ask for access, delete the dead link, or put the file itself there.

----
## Bad
```text
roles/agent.yml -> ../../../elsewhere/agent.yml
```

## Good
```text
roles/agent.yml
```
"""

from __future__ import annotations

from deskbook.diagnostics import Severity

code = "FILE002"
name = "unreadable"
severity = Severity.ERROR
profile = "draft"
raised_by = "sources"
