"""还在用已经失效的方案

## 检查什么
在用的文件引用的解决方案，在检查的那一天不能已经过了失效日（`effective` 的 `to`）。引导问答的步骤、
流程、相关方案都算；说明文字里的链接不检查，`replaced_by` 本来就写在失效的方案里，也不检查。

失效的方案用 `replaced_by` 写明由谁取代，而取代它的那一天能用的，是警告，可以自动改过去；引导问答里
引用的，没有能用的来取代，是错误。

今天是哪一天由 `--as-of` 给出，例如 `deskbook check --as-of today`；不给日期就不检查。

## 为什么重要
失效的方案在坐席台上不再给出话术。引导问答走到这里，客户在线上，坐席却没有话可说。

## 怎么改
改成引用现在有效的解决方案，并在失效的那一个里写上 `replaced_by`；其实还有效的，更新它的
`effective`。

----
An expired solution still used

## What it checks
A solution that a file in use refers to has not passed its last day (`to` in `effective`) on the day
of the check. Steps of guided flows, procedures and related solutions count; links in texts are not
looked at, and neither is `replaced_by`, which stands in what has expired anyway.

Where the expired one says in `replaced_by` what is used instead and that one can be used on the
day, it is a warning with a safe fix; in a guided flow, with nothing to replace it, an error.

The day is given by `--as-of`, as in `deskbook check --as-of today`; without one this is not
checked.

## Why it matters
The agent desk no longer gives the script of what has expired. A guided flow that leads there leaves
the agent with nothing to say while the caller is on the line.

## How to fix it
Refer to the solution that is valid now and name it in `replaced_by` of the expired one; if that is
still valid, bring its `effective` up to date.

----
## Bad
```yaml handbook/example/solutions/spring-sale.yml
name: 春季优惠
questions: [春季优惠怎么算, 现在有优惠吗, 优惠到哪一天]
answer:
  say: 您好，春季优惠是九折。
effective: {from: 2026-03-01, to: 2026-05-31}
```
```yaml handbook/example/trees/price.yml
name: 问价钱
questions: [多少钱]
nodes:
  - {id: end, kind: end, solution: spring-sale, outcome: 告诉客户优惠价。}
```

## Good
```yaml handbook/example/solutions/spring-sale.yml
name: 春季优惠
questions: [春季优惠怎么算, 现在有优惠吗, 优惠到哪一天]
answer:
  say: 您好，春季优惠是九折。
effective: {from: 2026-03-01, to: 2026-12-31}
```
```yaml handbook/example/trees/price.yml
name: 问价钱
questions: [多少钱]
nodes:
  - {id: end, kind: end, solution: spring-sale, outcome: 告诉客户优惠价。}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from deskbook.diagnostics import Diagnostic, Fix, Related, Severity
from deskbook.messages import text
from deskbook.model import Entity, Handbook, Key
from deskbook.model.knowledge import Solution
from deskbook.model.references import Reference
from deskbook.rules.days import outside
from deskbook.rules.lookup import declared_at, whole
from deskbook.rules.references.wording import written
from deskbook.rules.solutions.successors import chain

code = "SOL012"
name = "expired-still-used"
severity = Severity.ERROR
profile = "basic"
fixable = True


def check_on(handbook: Handbook, today: date) -> Iterator[Diagnostic]:
    """Yield a finding for every reference from what is in use to a solution that has expired."""
    for solution in whole(handbook, Solution):
        bound = outside(solution, today)
        if solution.confidence == "archived" or bound is None or bound[0] != "to":
            continue
        successor = _successor(handbook, solution, today)
        for reference in handbook.incoming(solution.key):
            if reference.target == solution.key and _counts(handbook, reference, today):
                yield _finding(handbook, reference, solution.key, bound[1], successor)


def _counts(handbook: Handbook, reference: Reference, today: date) -> bool:
    source = handbook.get(reference.source)
    return (
        source is not None
        and reference.path != ("replaced_by",)
        and reference.source.kind != "retired"
        and reference.source != reference.target
        and _usable(source, today)
    )


def _usable(entity: Entity, today: date) -> bool:
    archived = isinstance(entity, Solution) and entity.confidence == "archived"
    return entity.status != "retired" and not archived and outside(entity, today) is None


def _successor(handbook: Handbook, solution: Solution, today: date) -> Key | None:
    """Return the first of those that replace a solution which can be used on the day."""
    for key in chain(handbook, solution.key)[1:]:
        found = handbook.get(key)
        if found is not None and _usable(found, today):
            return key
    return None


def _finding(
    handbook: Handbook, reference: Reference, key: Key, last: date, successor: Key | None
) -> Diagnostic:
    stuck = reference.source.kind == "tree" and successor is None
    place = handbook.location(reference.source, reference.path)
    related = [
        Related(
            handbook.location(key, ("effective", "to")),
            text(zh="失效日写在这里", en="its last day is written here"),
        )
    ]
    hint = text(
        zh="请改成现在有效的解决方案，并在失效的那一个里用 replaced_by 写上它；其实还有效的，请更新"
        "失效方案的 effective。",
        en="Refer to the solution valid now and name it in replaced_by of the expired one; if that"
        " is still valid, update its effective.",
    )
    fix = None
    if successor is not None:
        hint = text(
            zh="它已经由“{successor}”取代，请改成引用那一个。",
            en="{successor} replaces it; refer to that one.",
            successor=handbook.label(successor),
        )
        related.append(declared_at(handbook, successor))
        if not reference.part and not _beside(handbook, reference, successor):
            words = written(handbook, successor, reference.source.organization, reference.kinds)
            fix = Fix(place, words)
    return Diagnostic(
        code,
        Severity.ERROR if stuck else Severity.WARNING,
        place,
        text(
            zh="“{source}”引用的解决方案“{target}”在 {day} 以后已经失效。",
            en="{source} refers to the solution {target}, which expired after {day}.",
            source=handbook.label(reference.source),
            target=handbook.label(key),
            day=last.isoformat(),
        ),
        hint,
        tuple(related),
        fix,
    )


def _beside(handbook: Handbook, reference: Reference, successor: Key) -> bool:
    """Whether the successor is what refers, or stands in the same list already."""
    return reference.source == successor or any(
        other.path[:-1] == reference.path[:-1] and other.target == successor
        for other in handbook.outgoing(reference.source)
    )
