"""文件的写法有误，读不下去

## 检查什么
文件要能从头到尾读懂：冒号后面有空格，缩进一致，引号和括号成对。一个文件只报告第一处，因为后面的
内容都要靠它。

## 为什么重要
读不懂的文件等于没有：里面的岗位、流程在网站上都看不到。

## 怎么改
看提示的那一行和它的上一行。最常见的是冒号后面漏了空格、用了中文冒号、引号没有成对、缩进没有对
齐。

----
The file cannot be read

## What it checks
A file has to be understood from beginning to end: a blank after each colon, even indentation,
quotes and brackets in pairs. Only the first mistake of a file is shown, since everything after
it depends on it.

## Why it matters
A file that cannot be read is as good as missing: its roles and procedures are not on the site.

## How to fix it
Look at the line shown and the one above it. Mostly a blank after a colon, a closing quote or a
bracket is missing, or the indentation is uneven.

----
## Bad
```yaml handbook/example/parties/customer.yml
name: "客户
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

code = "YAML001"
name = "syntax-error"
severity = Severity.ERROR
profile = "draft"
fixable = True
raised_by = "sources"
