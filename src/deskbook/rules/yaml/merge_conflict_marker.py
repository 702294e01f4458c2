"""两个人的修改没有合到一起

## 检查什么
文件里不能留着 `<<<<<<<`、`=======`、`>>>>>>>` 这样的行。它们是两个人同时修改同一处时留下的记
号。

## 为什么重要
两种写法都在文件里，谁也不知道哪一种算数。

## 怎么改
在两种写法中选定一种，删掉另一种和这三行记号。

----
Two people's changes are not yet put together

## What it checks
A file may not hold lines that begin with `<<<<<<<`, `=======` or `>>>>>>>`. They were left
where two people changed the same lines.

## Why it matters
Both versions are in the file, and nobody knows which one counts.

## How to fix it
Decide for one version; delete the other and the three marker lines.

----
## Bad
```yaml handbook/example/parties/customer.yml
<<<<<<< HEAD
name: 客户
=======
name: 顾客
>>>>>>> wording
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

code = "YAML004"
name = "merge-conflict-marker"
severity = Severity.ERROR
profile = "draft"
raised_by = "sources"
