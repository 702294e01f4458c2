"""文件不是 UTF-8 编码

## 检查什么
文件要用 UTF-8 编码保存。常见的情况是用了 GBK（ANSI），或文件中间有坏掉的字节。

## 为什么重要
编码不对，中文就成了乱码。

## 怎么改
用记事本打开，“文件 → 另存为”，“编码”选“UTF-8”，再保存。

----
The file is not encoded as UTF-8

## What it checks
Files are saved as UTF-8. Often it is GBK (“ANSI”), or there are damaged bytes in the middle.

## Why it matters
With another encoding Chinese becomes gibberish.

## How to fix it
Open it in an editor, choose “Save as” with the encoding UTF-8, and save it.

----
## Bad
```text
name: ¿Í»§        (GBK)
```

## Good
```text
name: 客户         (UTF-8)
```
"""

from __future__ import annotations

from deskbook.diagnostics import Severity

code = "FILE001"
name = "wrong-encoding"
severity = Severity.ERROR
profile = "draft"
raised_by = "sources"
