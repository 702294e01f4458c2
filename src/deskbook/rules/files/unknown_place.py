"""手册里没有这样的位置

## 检查什么
每类条目都有固定的文件夹，例如岗位放在 `roles`，部门放在 `departments`。别处的 .yml 文件不会读
入。

## 为什么重要
放错地方的文件等于没有写。

## 怎么改
按提示把文件移到正确的文件夹，或改正文件夹的名字。

----
The handbook has no such place

## What it checks
Each kind of entry has its folder: roles in `roles`, departments in `departments`. A .yml file
elsewhere is left out.

## Why it matters
A file in the wrong place is as good as not written.

## How to fix it
Move the file to the right folder, or correct the folder's name.

----
## Bad
```yaml handbook/example/role/clerk.yml
name: 文员
belongs_to: service
reports_to: {line: manager}
duties: not_specified
```

## Good
```yaml handbook/example/roles/clerk.yml
name: 文员
belongs_to: service
reports_to: {line: manager}
duties: not_specified
```
"""

from __future__ import annotations

from deskbook.diagnostics import Severity

code = "FILE004"
name = "unknown-place"
severity = Severity.ERROR
profile = "draft"
raised_by = "model"
