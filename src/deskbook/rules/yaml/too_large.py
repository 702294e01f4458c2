"""文件太大

## 检查什么
一个文件不超过 1 MB，层次和内容的数目也有上限。

## 为什么重要
一个岗位、一个流程写不了这么多；多半是把别的东西放了进来。

## 怎么改
拆成几个文件，每个部门、岗位或流程各一个。

----
The file is too large

## What it checks
A file is at most 1 MiB, and there is a limit to how deep it is nested and how much it holds.

## Why it matters
No role and no procedure needs that much; most likely something else was put here.

## How to fix it
Split it, one file for each department, role or procedure.

----
## Bad
```text
roles/agent.yml     (1.4 MB)
```

## Good
```text
roles/agent.yml     (2 kB)
```
"""

from __future__ import annotations

from deskbook.diagnostics import Severity

code = "YAML007"
name = "too-large"
severity = Severity.ERROR
profile = "draft"
raised_by = "sources"
