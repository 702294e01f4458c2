"""没有填写网站地址

## 检查什么
mkdocs.yml 里的 `site_url` 写明网站发布在哪里。没有写时，给搜索引擎用的网页清单（sitemap.xml）
是空的。

## 为什么重要
公开的手册，搜索引擎找不全。只在公司内部用的手册没有影响。

## 怎么改
知道地址以后写上，例如 `site_url: https://handbook.example.com/`。

----
The site has no address

## What it checks
`site_url` in mkdocs.yml says where the site is published. Without it the list of pages for search
engines (sitemap.xml) is empty.

## Why it matters
Search engines will not find all of a public handbook. One for inside is not affected.

## How to fix it
Once the address is known, write it: `site_url: https://handbook.example.com/`.

----
## Bad
```text
mkdocs.yml:  site_name: 客服手册
```

## Good
```text
mkdocs.yml:  site_name: 客服手册
             site_url: https://handbook.example.com/
```
"""

from __future__ import annotations

from deskbook.diagnostics import Severity

code = "SITE009"
name = "no-site-address"
severity = Severity.INFO
profile = "draft"
raised_by = "site"
