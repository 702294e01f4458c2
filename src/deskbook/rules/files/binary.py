"""文件不是文字

## 检查什么
以 .yml 结尾的文件要是纯文字。Word、Excel、图片改了名字也不行。

## 为什么重要
里面的内容读不出来。

## 怎么改
把它移出手册文件夹；内容请写进纯文字的 .yml 文件。

----
A file that is not text

## What it checks
A file that ends in .yml is plain text. A renamed Word or Excel file or a picture is not.

## Why it matters
Its content cannot be read.

## How to fix it
Move it out of the handbook's folder; write the content into a plain text .yml file.

----
## Bad
```text
roles/agent.yml     (a Word document that was renamed)
```

## Good
```text
roles/agent.yml     (plain text)
```
"""

from __future__ import annotations

from deskbook.diagnostics import Severity

code = "FILE003"
name = "binary"
severity = Severity.ERROR
profile = "draft"
raised_by = "sources"
