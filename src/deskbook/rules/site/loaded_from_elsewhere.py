"""网页要从别的网站加载内容

## 检查什么
自己写的网页和网站的外观，不从别的服务器加载图片、字体、脚本。

## 为什么重要
断网时、在只能上内网的电脑上，这些都显示不出来；别的服务器还会知道谁在看手册。

## 怎么改
把文件放进手册文件夹，用相对路径引用。字体在 mkdocs.yml 的 theme 里写 `font: false`。

----
A page loads something from another server

## What it checks
Authored pages and the theme load no pictures, fonts or scripts from other servers.

## Why it matters
Offline, or on computers that only reach the internal network, these are missing; and the other
server learns who reads the handbook.

## How to fix it
Put the file into the handbook folder and refer to it by a relative path. For fonts write
`font: false` under theme in mkdocs.yml.

----
## Bad
```text
![楼层图](https://pictures.example.com/floor.png)
```

## Good
```text
![楼层图](floor.png)
```
"""

from __future__ import annotations

from deskbook.diagnostics import Severity

code = "SITE006"
name = "loaded-from-elsewhere"
severity = Severity.WARNING
profile = "draft"
raised_by = "site"
