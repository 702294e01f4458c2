"""用了手册不支持的特殊记号

## 检查什么
手册只用最简单的写法。以 `&`、`*`、`!` 开头的字和 `<<` 有特殊含义，不能用；栏目名要是一个简单的
词。

## 为什么重要
特殊记号让内容从别处“变”出来，看文件的人看不到真正的内容。

## 怎么改
把内容直接写出来；如果本来就是文字，给它加上英文双引号。

----
Special signs the handbook does without

## What it checks
The handbook uses the simplest writing only. Words that begin with `&`, `*` or `!`, and `<<`,
have a special meaning and are refused; a field name is a simple word.

## Why it matters
Such signs bring in content from elsewhere, which whoever reads the file does not see.

## How to fix it
Write the content out; if it is just text, put it in double quotes.

----
## Bad
```yaml handbook/example/parties/customer.yml
name: &short 客户
summary: *short
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

code = "YAML006"
name = "not-plain-yaml"
severity = Severity.ERROR
profile = "draft"
raised_by = "sources"
