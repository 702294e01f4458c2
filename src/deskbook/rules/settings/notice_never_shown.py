"""通知结束在开始之前

## 检查什么
handbook.yml 的 `desk:` 里，通知（`notices`）的 `to`（显示到哪一天）不能早于 `from`（从哪一天起
显示）。

## 为什么重要
这样的通知哪一天都不显示，坐席不知道这件事，写的人却以为已经通知了。

## 怎么改
核对两个日期，改正写错的那一个；可能是写反了，也可能是年份写错了。

----
A notice that ends before it begins

## What it checks
In the `notices` below `desk:` in handbook.yml, `to` (the last day a notice is shown) is not before
`from` (the first).

## Why it matters
Such a notice is shown on no day at all, so agents do not hear of it, while its author believes that
they were told.

## How to fix it
Check both days and correct the wrong one; they may be the wrong way round, or of another year.

----
## Bad
```yaml handbook/handbook.yml
title: 示例手册
organizations: [example]
desk:
  notices:
    - {text: 支付系统维护。, from: 2026-11-30, to: 2026-11-22}
```

## Good
```yaml handbook/handbook.yml
title: 示例手册
organizations: [example]
desk:
  notices:
    - {text: 支付系统维护。, from: 2026-11-22, to: 2026-11-30}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Severity
from deskbook.messages import text
from deskbook.model import Handbook
from deskbook.rules.lookup import beginning, day, notices

code = "CFG005"
name = "notice-never-shown"
severity = Severity.ERROR
profile = "draft"


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every notice that ends before it begins."""
    for file, path, notice in notices(handbook):
        first, last = day(notice.from_), day(notice.to)
        if first is None or last is None or first <= last:
            continue
        yield Diagnostic(
            code,
            severity,
            file.location((*path, "to")),
            text(
                zh="通知“{notice}”显示到 {last}，却从 {first} 才开始，所以哪一天都不会显示。",
                en='The notice "{notice}" is shown until {last} but from {first} on: never.',
                notice=beginning(notice.text),
                first=notice.from_,
                last=notice.to,
            ),
            text(
                zh="请核对 from 和 to，改正写错的那一个；从 {last} 显示到 {first} 的，"
                "把两个日期对调。",
                en="Check from and to and correct the wrong one; exchange them if it is shown from"
                " {last} to {first}.",
                first=notice.from_,
                last=notice.to,
            ),
        )
