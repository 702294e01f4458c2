"""网页文件的名字不能用

## 检查什么
网页的文件名由编号得来。Windows 保留的名字（con、prn、aux、nul、com1 到 com9、lpt1 到 lpt9）不能用作
编号，别的系统上也一样，因为手册要能放到任何电脑上。编号不合适时，ID003 已经先报告；这里把要写的每个
文件再核对一遍。

## 为什么重要
这样的文件在 Windows 上写不出来，也解压不开。

## 怎么改
换一个编号，也就是给文件改名，例如 `con.yml` 改成 `consultant.yml`。

----
A page whose file name cannot be used

## What it checks
The file names of pages come from ids. Names that Windows reserves (con, prn, aux, nul, com1 to
com9, lpt1 to lpt9) cannot be ids, on other systems neither, since a site has to fit on every
computer. ID003 reports such ids before; here every file to be written is looked at once more.

## Why it matters
Windows can neither write nor unpack such a file.

## How to fix it
Choose another id, that is, rename the file: `con.yml` to `consultant.yml`.

----
## Bad
```text
handbook/example/roles/con.yml
```

## Good
```text
handbook/example/roles/consultant.yml
```
"""

from __future__ import annotations

from deskbook.diagnostics import Severity

code = "SITE004"
name = "page-name-unusable"
severity = Severity.ERROR
profile = "draft"
raised_by = "site"
