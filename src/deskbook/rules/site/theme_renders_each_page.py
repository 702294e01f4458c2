"""网站外观让生成变慢

## 检查什么
通常网站外观每一类页面只生成一次，再填进各页的内容。自定义的外观（`custom_dir`）如果随每页的内容变化，
就只能一页一页生成。

## 为什么重要
页面多的手册，生成会慢几十倍。网页本身没有错。

## 怎么改
在自定义的外观里，不要用到单独一页的内容，例如 `page.content`；可以不改，只是慢。

----
A theme that makes building slow

## What it checks
The theme is normally rendered once for every sort of page and then filled with the content of each.
Where changes of its own (`custom_dir`) depend on each page, every page has to be rendered.

## Why it matters
Large handbooks take many times longer to build. The pages themselves are right.

## How to fix it
Leave what belongs to a single page, such as `page.content`, out of the changes; or live with it.

----
## Bad
```text
overrides/main.html:  {{ page.content | length }}
```

## Good
```text
overrides/main.html:  {{ config.site_name }}
```
"""

from __future__ import annotations

from deskbook.diagnostics import Severity

code = "SITE008"
name = "theme-renders-each-page"
severity = Severity.WARNING
profile = "draft"
raised_by = "site"
