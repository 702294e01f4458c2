"""编号的写法不对

## 检查什么
编号就是文件名：只用小写英文字母、数字和连字符，最长 48 个字符，不能用 con、nul 等系统保留的名
字。文件夹名也一样。

## 为什么重要
编号出现在网址里。中文、空格和大写在不同的电脑上会变样，链接就断了。

## 怎么改
改文件名，例如 `customer-supervisor.yml`；中文名称写在 `name` 里。

----
An id that cannot be one

## What it checks
An id is the file name: lower-case letters, digits and hyphens, at most 48 characters, and none
of the names that systems reserve, such as con or nul. The same goes for folders.

## Why it matters
Ids are part of addresses. Chinese, blanks and capitals turn out differently on different
machines, and links break.

## How to fix it
Rename the file, for example `customer-supervisor.yml`; the Chinese name goes into `name`.

----
## Bad
```yaml handbook/example/channels/Hotline_A.yml
name: 售后热线
type: hotline
```

## Good
```yaml handbook/example/channels/hotline-a.yml
name: 售后热线
type: hotline
```
"""

from __future__ import annotations

from deskbook.diagnostics import Severity

code = "ID003"
name = "id-format"
severity = Severity.ERROR
profile = "draft"
raised_by = "model"
