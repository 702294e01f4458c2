"""两个网页只有大小写不同

## 检查什么
网站里任何两个文件的名字，不能只差在大小写上。

## 为什么重要
Windows 和 macOS 上它们是同一个文件，后写的会盖掉先写的。

## 怎么改
给其中一个改名；编号本来就只用小写字母，所以多半是自己写的网页或它的文件夹。

----
Two pages that differ in upper and lower case only

## What it checks
No two files of the site differ in upper and lower case only.

## Why it matters
On Windows and macOS they are one file, and the second replaces the first.

## How to fix it
Rename one of them. Ids are in lower case, so it is mostly an authored page or its folder.

----
## Bad
```text
handbook/Example/index.md    (beside handbook/example/)
```

## Good
```text
handbook/example-guide/index.md
```
"""

from __future__ import annotations

from deskbook.diagnostics import Severity

code = "SITE005"
name = "pages-differ-in-case-only"
severity = Severity.ERROR
profile = "draft"
raised_by = "site"
