"""没有加引号，别的程序会读成别的意思

## 检查什么
`yes`、`no`、`08:30`、`007`、`1.10` 这样的字，本手册按文字来读，别的程序却会当成“是否”或数字。
文字里有空格加“#”时，“#”后面的字会被当作批注，不会读入，例如 `找 #2 窗口`。

## 为什么重要
用表格或别的工具打开时，08:30 会变成 510，007 会变成 7；被当作批注的文字，页面上看不到。

## 怎么改
加上英文双引号，例如 `"08:30"`。“#”后面本来就是批注的，在“#”后面加一个空格。

----
Without quotes other programs read something else

## What it checks
`yes`, `no`, `08:30`, `007` and `1.10` are texts to the handbook, but yes-or-no or numbers to
other programs. After a blank, “#” begins a comment, so that the rest of a text is left out.

## Why it matters
Opened with another tool, 08:30 turns into 510 and 007 into 7. What counts as a comment
is on no page.

## How to fix it
Put it in double quotes: `"08:30"`. Where a comment is meant, put a space after “#”.

----
## Bad
```yaml handbook/example/channels/hotline-400.yml
name: 400 热线
hours:
  - {from: 08:30, to: "17:30"}
```

## Good
```yaml handbook/example/channels/hotline-400.yml
name: 400 热线
hours:
  - {from: "08:30", to: "17:30"}
```
"""

from __future__ import annotations

from deskbook.diagnostics import Severity

code = "YAML003"
name = "ambiguous-scalar"
severity = Severity.WARNING
profile = "draft"
fixable = True
raised_by = "sources"
