"""引用的条款、步骤或职责不存在

## 检查什么
引用可以指到条目里的某一处，例如 `policy:service-rules#reply-time`。井号后面的编号要在那个条目里
存在。

## 为什么重要
时限、罚则都靠这样的引用从制度里取得。指错了，页面上就显示不出“24 小时内回复”这样的内容。

## 怎么改
按提示改成那个条目里已有的编号；只想指整个条目时，删去井号和后面的部分。

----
A clause, step or duty that is referred to does not exist

## What it checks
A reference may lead to a place inside an entry, as in `policy:service-rules#reply-time`. What
stands after the # has to be the id of a part of that entry.

## Why it matters
Time limits and penalties are taken from policies through such references. With a wrong one
"reply within 24 hours" cannot be shown.

## How to fix it
Write the id of an existing part. To refer to the whole entry, leave out the # and what follows
it.

----
## Bad
```yaml handbook/example/forms/complaint-form.yml
name: 投诉登记表
filled_by: [agent]
sent_to: ["role:supervisor#no-such-duty"]
```

## Good
```yaml handbook/example/forms/complaint-form.yml
name: 投诉登记表
filled_by: [agent]
sent_to: ["role:supervisor#assign-shifts"]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Fix, Severity
from deskbook.messages import text
from deskbook.model import Handbook, Key, Reference
from deskbook.model.record import MARKERS
from deskbook.rules.lookup import declared_at
from deskbook.rules.suggestions import Index

code = "REF007"
name = "unknown-part"
severity = Severity.ERROR
profile = "draft"
fixable = True


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every reference to a part that its entity does not have."""
    for reference in handbook.questionable:
        target = reference.target
        if target is None or not reference.part or reference.text in MARKERS:
            continue
        parts = handbook.parts(target)
        if handbook.is_whole(target) and reference.part not in parts:
            yield _unknown(handbook, reference, target, tuple(parts))


def _unknown(
    handbook: Handbook, reference: Reference, target: Key, parts: tuple[str, ...]
) -> Diagnostic:
    place = handbook.location(reference.source, reference.path)
    close = Index({part: (part,) for part in parts}).close(reference.part)
    known = text(
        zh="“{label}”里可以引用的编号有：{parts}。",
        en="{label} has these parts: {parts}.",
        label=handbook.label(target),
        parts=", ".join(parts[:12]) + (" …" if len(parts) > 12 else ""),
    )
    none = text(
        zh="“{label}”里没有可以单独引用的部分，请删去井号和后面的内容。",
        en="{label} has no parts that can be referred to; leave out the # and what follows.",
        label=handbook.label(target),
    )
    meant = text(
        zh="是不是想写 {proposals}？",
        en="Did you mean {proposals}?",
        proposals=" / ".join(close),
    )
    fixed = reference.text.partition("#")[0] + f"#{close[0]}" if len(close) == 1 else ""
    return Diagnostic(
        code,
        severity,
        place,
        text(
            zh="“{source}”里写的“{text}”指到“{target}”的“{part}”，但那里没有这个编号。",
            en='{source} refers to "{text}", but {target} has no part "{part}".',
            source=handbook.label(reference.source),
            text=reference.text,
            target=handbook.label(target),
            part=reference.part,
        ),
        meant if close else known if parts else none,
        (declared_at(handbook, target),),
        Fix(place, f'"{fixed}"') if fixed else None,
    )
