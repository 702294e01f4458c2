"""制度的有效期前后矛盾

## 检查什么
- `effective` 的 `from` 晚于 `to`；任何一种文件都检查。
- 制度在 `supersedes` 里写明（用链接）代替了另一份，而那一份没有停用（`status: retired`），也没有
  写在新制度生效之前失效；或者两份之间空了一段时间，哪一份都不管。
- 给了日期检查时：已经过了失效日的文件还写着在用；还没有到生效日的制度已经写成在用。解决方案到期自动
  不再给出，不用改；还有地方在用的由 SOL012 报告。

没有写有效期的，以及 `not_specified`，都不报告。

## 为什么重要
同一件事有两份制度都说自己有效，客服和人事会各按各的办。

## 怎么改
改正日期；被代替的制度写 `status: retired`，还没有生效的写 `status: draft`。

----
Policies whose time in force makes no sense

## What it checks
- `effective` begins (`from`) after it ends (`to`), in entries of any kind.
- A policy says in `supersedes`, with a link, that it replaces another one, which is neither
  retired (`status: retired`) nor ends before the new one begins; or between the two there is a
  time in which neither holds.
- Where a day is given: an entry is said to be in use although its last day is over, or a policy
  although its first day is yet to come. Solutions stop being shown by themselves; SOL012 reports
  those that are still used.

Without dates, and with `not_specified`, nothing is reported.

## Why it matters
Where two policies on the same matter both claim to be in force, agents follow one and HR the other.

## How to fix it
Correct the dates; mark what is replaced with `status: retired`, and what is to come with
`status: draft`.

----
## Bad
```yaml handbook/example/policies/service-rules.yml
name: 服务规范
effective: {from: 2026-01-01, to: 2025-12-31}
clauses:
  - {id: reply-time, number: 第一条, text: 及时回复客户。, modality: must}
```

## Good
```yaml handbook/example/policies/service-rules.yml
name: 服务规范
effective: {from: 2025-01-01, to: 2026-12-31}
clauses:
  - {id: reply-time, number: 第一条, text: 及时回复客户。, modality: must}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from deskbook.diagnostics import Diagnostic, Related, Severity
from deskbook.messages import Text, text
from deskbook.model import Entity, Handbook
from deskbook.model.knowledge import Solution
from deskbook.model.record import Effective
from deskbook.model.work import Policy
from deskbook.rules.lookup import kind_name, whole

code = "POL002"
name = "policy-lifecycle"
severity = Severity.ERROR
profile = "basic"


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every time in force that ends before it begins, and for every policy
    that does not follow on the one it replaces."""
    for entity in _dated(handbook):
        first, last = _days(entity)
        if first and last and first > last:
            yield _finding(
                handbook,
                entity,
                "from",
                severity,
                text(
                    zh="{kind}“{label}”的生效日 {first} 晚于失效日 {last}。",
                    en="The {kind} {label} takes effect on {first}, after its last day, {last}.",
                    kind=kind_name(entity.key.kind),
                    label=handbook.label(entity.key),
                    first=first,
                    last=last,
                ),
                text(
                    zh="请核对原文，改正写错的日期；失效日没有写的，写 to: not_specified。",
                    en="Look at the source and correct the date that is wrong; if there is no last"
                    " day, write to: not_specified.",
                ),
            )
    for policy in whole(handbook, Policy):
        if policy.supersedes:
            yield from _replacing(handbook, policy)


def check_on(handbook: Handbook, today: date) -> Iterator[Diagnostic]:
    """Yield a finding for everything that is said to be in use before or after its time."""
    for entity in _dated(handbook):
        first, last = _days(entity)
        if entity.status != "active" or (first and last and first > last):
            continue
        if last and last < today and not isinstance(entity, Solution):
            # The desk stops giving the script of an expired solution by itself; SOL012 reports
            # those that are still used.
            yield _finding(
                handbook,
                entity,
                "to",
                Severity.WARNING,
                text(
                    zh="{kind}“{label}”到 {last} 已经失效，却还写着在用。",
                    en="The {kind} {label} was in force until {last}, but is still said to be in"
                    " use.",
                    kind=kind_name(entity.key.kind),
                    label=handbook.label(entity.key),
                    last=last,
                ),
                text(
                    zh="已经停用就写 status: retired；还在用就改正 effective 的 to。",
                    en="Write status: retired if it is out of use; correct the to of effective if"
                    " it is not.",
                ),
            )
        elif first and first > today and isinstance(entity, Policy):
            yield _finding(
                handbook,
                entity,
                "from",
                Severity.INFO,
                text(
                    zh="制度“{label}”到 {first} 才生效，却已经写成在用。",
                    en="The policy {label} takes effect on {first} only, but is said to be in use.",
                    label=handbook.label(entity.key),
                    first=first,
                ),
                text(
                    zh="生效以前可以写 status: draft；日期写错的请改正。",
                    en="Until then it may say status: draft; correct the day if it is wrong.",
                ),
            )


def _dated(handbook: Handbook) -> Iterator[Entity]:
    for entity in handbook.entities.values():
        if isinstance(entity.effective, Effective) and handbook.is_whole(entity.key):
            yield entity


def _days(entity: Entity) -> tuple[date | None, date | None]:
    """Return the first and the last day in force, as far as they are written."""
    effective = entity.effective
    if not isinstance(effective, Effective):
        return None, None
    return _day(effective.from_), _day(effective.to)


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def _replacing(handbook: Handbook, policy: Policy) -> Iterator[Diagnostic]:
    first = _days(policy)[0]
    links = [one for one in handbook.text_links(policy.key) if one.path == ("supersedes",)]
    for link in links:
        older = handbook.get(link.target) if link.target else None
        if not isinstance(older, Policy):
            continue
        if older.key == policy.key:
            yield _about(
                handbook,
                policy,
                older,
                Severity.ERROR,
                text(
                    zh="制度“{label}”写的是代替它自己。",
                    en="The policy {label} is said to replace itself.",
                    label=handbook.label(policy.key),
                ),
                text(
                    zh="请改成被代替的那一份。",
                    en="Name the policy it replaces.",
                ),
            )
            continue
        until = _days(older)[1]
        both = {"label": handbook.label(policy.key), "older": handbook.label(older.key)}
        if policy.status == "retired" or older.status == "retired" or (until and not first):
            continue
        if until is None or (first and until >= first):
            yield _about(
                handbook,
                policy,
                older,
                Severity.WARNING,
                text(
                    zh="制度“{label}”代替了“{older}”，但“{older}”还写着在用。",
                    en="The policy {label} replaces {older}, which is still said to be in use.",
                    **both,
                ),
                text(
                    zh="“{older}”已经停用的，在它的文件里写 status: retired；还要用一段时间的，写明"
                    "它失效的日子（effective 的 to），要早于新制度的生效日。",
                    en="If {older} is out of use, write status: retired in its file; if it still"
                    " holds for a while, give its last day (the to of effective), which is before"
                    " the new one takes effect.",
                    older=both["older"],
                ),
            )
        elif first and until + timedelta(days=1) < first and len(links) == 1:
            # Of several, another one may hold in between.
            yield _about(
                handbook,
                policy,
                older,
                Severity.WARNING,
                text(
                    zh="制度“{older}”到 {until} 失效，代替它的“{label}”到 {first} 才生效，"
                    "中间没有制度管。",
                    en="The policy {older} ends on {until}, and {label}, which replaces it, begins"
                    " on {first}; nothing holds in between.",
                    until=until,
                    first=first,
                    **both,
                ),
                text(
                    zh="请核对两个日期。",
                    en="Check the two days.",
                ),
            )


def _about(
    handbook: Handbook,
    policy: Policy,
    older: Policy,
    weight: Severity,
    message: Text,
    hint: Text,
) -> Diagnostic:
    related = Related(
        handbook.location(older.key, ("effective",) if older.effective else ()),
        text(zh="被代替的制度在这里", en="the policy it replaces is here"),
    )
    return Diagnostic(
        code,
        weight,
        handbook.location(policy.key, ("supersedes",)),
        message,
        hint,
        () if older.key == policy.key else (related,),
    )


def _finding(
    handbook: Handbook, entity: Entity, field: str, weight: Severity, message: Text, hint: Text
) -> Diagnostic:
    place = handbook.location(entity.key, ("effective", field))
    return Diagnostic(code, weight, place, message, hint)
