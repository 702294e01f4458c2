"""网站没有生成成功

## 检查什么
网页和网站外观都要能生成。mkdocs.yml 写得不对、网站外观或插件出错时，会报告原因，原来的网站不变。

## 为什么重要
没有生成成功，读的人看到的还是旧内容。

## 怎么改
照报告里的原因改：多半是 mkdocs.yml 里的名字写错了，或者要用的外观、插件没有安装。

----
The site could not be made

## What it checks
Pages and theme can be made. Where mkdocs.yml is wrong, or a theme or plugin fails, the reason is
reported and the old site stays as it is.

## Why it matters
Readers keep seeing the old content.

## How to fix it
Follow the reason given: mostly a wrong name in mkdocs.yml, or a theme or plugin that is not
installed.

----
## Bad
```text
mkdocs.yml:  theme: {name: materail}
```

## Good
```text
mkdocs.yml:  theme: {name: material}
```
"""

from __future__ import annotations

from deskbook.diagnostics import Severity

code = "SITE007"
name = "site-failed"
severity = Severity.ERROR
profile = "draft"
raised_by = "site"
