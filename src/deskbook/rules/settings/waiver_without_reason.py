"""豁免没有写明理由

## 检查什么
文件的 `waivers` 里，每一条豁免都要写明理由（`reason`）。只写“无”“略”“同上”、只写标点，或者写
`not_specified`，都等于没有写；这样的豁免不起作用。

## 为什么重要
豁免是让检查不再提醒一件事。没有理由，过一阵子谁也不知道当时为什么这样定，也就没有人敢删。

## 怎么改
用一句话写明为什么不适用，例如“原文没有画汇报线”；说不出理由的，删去这一条，把问题改好。

----
A waiver that gives no reason

## What it checks
Every entry of `waivers` says why (`reason`). "none", "n/a", "see above", mere punctuation and
`not_specified` are no reason; such a waiver has no effect.

## Why it matters
A waiver silences a check. Without a reason nobody knows later why it was made, and nobody dares to
remove it.

## How to fix it
Say in one sentence why the check does not apply, such as "the source draws no reporting line". If
there is no reason, remove the waiver and repair what was found.

----
## Bad
```yaml handbook/example/departments/hotline.yml
name: 热线组
type: team
parent: service
waivers:
  - {rule: DEPT002, reason: 无}
```

## Good
```yaml handbook/example/departments/hotline.yml
name: 热线组
type: team
waivers:
  - {rule: DEPT002, reason: 归属正在讨论。}
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Severity
from deskbook.messages import text
from deskbook.model import Handbook

code = "CFG003"
name = "waiver-without-reason"
severity = Severity.WARNING
profile = "draft"

_EMPTY = frozenset("无 没有 略 同上 不适用 待定 待补 无理由".split()) | frozenset(
    "none na no ditto seeabove tbd todo noreason notspecified lost unknown".split()
)
_SIGNS = re.compile(r"[\W_]+")


def says_why(reason: str) -> bool:
    """Whether a reason says anything at all.

    >>> [says_why(one) for one in ("原文没有写。", " 无。 ", "N/A", "——", "not_specified")]
    [True, False, False, False, False]
    """
    words = _SIGNS.sub("", reason).casefold()
    return bool(words) and words not in _EMPTY


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every waiver whose reason is none."""
    for key, entity in handbook.entities.items():
        for number, waiver in enumerate(entity.waivers if handbook.is_whole(key) else ()):
            if not says_why(waiver.reason):
                yield Diagnostic(
                    code,
                    severity,
                    handbook.location(key, ("waivers", number, "reason")),
                    text(
                        zh="“{label}”豁免了 {rule}，但没有写明理由，所以不起作用。",
                        en="{label} waives {rule} without a reason, so the waiver has no effect.",
                        label=handbook.label(key),
                        rule=waiver.rule,
                    ),
                    text(
                        zh="请用一句话写明为什么不适用，例如“原文没有画汇报线”；说不出理由的，"
                        "请删去这一条。",
                        en='Say in one sentence why it does not apply, such as "the source draws'
                        ' no reporting line", or remove the waiver.',
                    ),
                )
