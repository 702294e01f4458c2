"""该核对了

## 检查什么
写了核对日期（`reviewed`）的条目，过了核对周期就该再核对一次。周期用条目自己的 `review_every`，没有
写就用 handbook.yml 里的。自己写了 `review_every` 却从来没有写核对日期的，也算该核对。

今天是哪一天由 `--as-of` 给出，例如 `deskbook check --as-of today`；不给日期就不检查。已经归档或停
用的条目不用核对。

## 为什么重要
规定和答案会变。没有人再看一遍的条目，客服照着念，可能早就不对了。

## 怎么改
请负责人看一遍内容，改正不对的地方，再把 `reviewed` 改成核对的那一天。内容没有变，也要改日期。

----
An entry that is due for review

## What it checks
An entry with a date of review (`reviewed`) is reviewed again within its interval: its own
`review_every`, else the one of handbook.yml. An entry that states `review_every` but was never
reviewed is due too.

The day is given by `--as-of`, as in `deskbook check --as-of today`; without one this is not
checked. Archived and retired entries need no review.

## Why it matters
Rules and answers change. What nobody has looked at again may have been wrong for long, and agents
still read it out.

## How to fix it
Let its owner read it and correct what is wrong, then set `reviewed` to the day of the review, even
if nothing had to be changed.

----
## Bad
```yaml handbook/example/solutions/return-goods.yml
name: 退货
questions:
  - 怎么退货
  - 东西不想要了能退吗
  - 买错了可以退回去吗
answer:
  say: 您好，收到货七天内可以退货，我现在为您登记。
reviewed: 2026-01-15
review_every: 90d
```

## Good
```yaml handbook/example/solutions/return-goods.yml
name: 退货
questions:
  - 怎么退货
  - 东西不想要了能退吗
  - 买错了可以退回去吗
answer:
  say: 您好，收到货七天内可以退货，我现在为您登记。
reviewed: 2026-06-15
review_every: 90d
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from deskbook.diagnostics import Diagnostic, Severity
from deskbook.messages import text
from deskbook.model import Entity, Handbook
from deskbook.model.duration import parse as duration
from deskbook.model.knowledge import Solution
from deskbook.rules.lookup import quoted, targets

code = "REV001"
name = "review-overdue"
severity = Severity.WARNING
profile = "basic"


def check_on(handbook: Handbook, today: date) -> Iterator[Diagnostic]:
    """Yield a finding for every entry in use whose last review holds no longer."""
    default = handbook.settings.review_every
    for entity in handbook.entities.values():
        every = duration(entity.review_every or default)
        if every is None or not _in_use(entity) or not handbook.is_whole(entity.key):
            continue
        if entity.reviewed:
            due = every.after(date.fromisoformat(entity.reviewed))
            if due is not None and due < today:
                yield _overdue(handbook, entity, due, (today - due).days)
        elif entity.review_every:
            yield _never(handbook, entity)


def _in_use(entity: Entity) -> bool:
    archived = isinstance(entity, Solution) and entity.confidence == "archived"
    return entity.status != "retired" and not archived


def _overdue(handbook: Handbook, entity: Entity, due: date, days: int) -> Diagnostic:
    owner = targets(handbook, entity.key).get(("owner",))
    who = text(zh="负责人", en="somebody who knows") if owner is None else quoted(handbook, owner)
    return Diagnostic(
        code,
        severity,
        handbook.location(entity.key, ("reviewed",)),
        text(
            zh="“{label}”应当在 {due} 以前再核对一次，已经过了 {days} 天。",
            en="{label} was due for review by {due}, {days} ago.",
            label=handbook.label(entity.key),
            due=due.isoformat(),
            days=text(zh="{count}", en="{count} day" if days == 1 else "{count} days", count=days),
        ),
        text(
            zh="请{who}核对内容，再把 reviewed 改成核对的那一天。",
            en="Let {who} read it, then set reviewed to the day of the review.",
            who=who,
        ),
    )


def _never(handbook: Handbook, entity: Entity) -> Diagnostic:
    return Diagnostic(
        code,
        severity,
        handbook.location(entity.key, ("review_every",)),
        text(
            zh="“{label}”写了多久核对一次，但从来没有写核对日期。",
            en="{label} says how often it is reviewed, but not when it was.",
            label=handbook.label(entity.key),
        ),
        text(
            zh="请核对内容，再写上 reviewed: 核对的那一天，例如 2026-01-31。",
            en="Review it and add reviewed with the day of the review, such as 2026-01-31.",
        ),
    )
