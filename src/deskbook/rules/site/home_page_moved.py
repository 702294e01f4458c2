"""自己写了首页，自动生成的首页换了地方

## 检查什么
手册文件夹里有自己写的首页（`index.md`）时，自动生成的首页改放在 `home.html`，并提示一次。

## 为什么重要
两个首页不能同名；换了地方要让人知道，免得以为内容丢了。

## 怎么改
想用自己的首页，可以在里面放一个到 `home.html` 的链接；想用自动生成的，把自己写的改名，例如
`guide.md`。

----
An authored home page, so the generated one has moved

## What it checks
Where the handbook has a home page of its own (`index.md`), the generated one is at `home.html`;
this is said once.

## Why it matters
Two pages cannot have one name, and nobody should believe the generated one is lost.

## How to fix it
To keep your own, link to `home.html` from it. To have the generated one, rename yours, for example
to `guide.md`.

----
## Bad
```text
handbook/index.md
```

## Good
```text
handbook/guide.md
```
"""

from __future__ import annotations

from deskbook.diagnostics import Severity

code = "SITE002"
name = "home-page-moved"
severity = Severity.WARNING
profile = "draft"
raised_by = "site"
