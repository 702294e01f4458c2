"""取代它的也不能用

## 检查什么
解决方案用 `replaced_by`（由谁取代）写明失效以后改用哪一个：
- 不能是它自己，几个解决方案也不能互相取代、绕成一圈；
- 取代它的不能已经停用（`status: retired`）或归档（`confidence: archived`），除非那一个也写着由谁
  取代。

## 为什么重要
坐席打开失效的条目，会被带到取代它的那一个。那一个也不能用，坐席就在电话里白走一趟。

## 怎么改
写上现在真正在用的解决方案的编号；没有谁取代它，就删去这一行。

----
What replaces it cannot be used either

## What it checks
A solution says in `replaced_by` which one is used once it is over:
- not itself, and several do not replace each other in a circle;
- what replaces it is not retired (`status: retired`) or archived (`confidence: archived`), unless
  that one says what replaces it in turn.

## Why it matters
An agent who opens an entry that is over is led to what replaces it. Where that cannot be used
either, the caller has waited for nothing.

## How to fix it
Name the solution that is in use now; where nothing replaces it, remove the line.

----
## Bad
```yaml handbook/example/solutions/return-by-post.yml
name: 邮寄退货
questions: [怎么寄回去退, 退货寄到哪里, 能寄回来退吗]
answer:
  say: 您好，请您把货寄回来，我现在为您登记。
confidence: archived
replaced_by: return-at-shop
```
```yaml handbook/example/solutions/return-at-shop.yml
name: 到店退货
questions: [去店里能退吗, 退货去哪家店, 哪家店可以退]
answer:
  say: 您好，请您带上货到店里，当场办理退货。
confidence: archived
```

## Good
```yaml handbook/example/solutions/return-by-post.yml
name: 邮寄退货
questions: [怎么寄回去退, 退货寄到哪里, 能寄回来退吗]
answer:
  say: 您好，请您把货寄回来，我现在为您登记。
confidence: archived
replaced_by: return-at-shop
```
```yaml handbook/example/solutions/return-at-shop.yml
name: 到店退货
questions: [去店里能退吗, 退货去哪家店, 哪家店可以退]
answer:
  say: 您好，请您带上货到店里，当场办理退货。
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Related, Severity
from deskbook.messages import Text, text
from deskbook.model import Handbook, Key
from deskbook.model.knowledge import Solution
from deskbook.rules.lookup import declared_at
from deskbook.rules.solutions.successors import chain, named

code = "SOL011"
name = "successor-unusable"
severity = Severity.ERROR
profile = "basic"


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every solution replaced by itself or by one out of use, and for every
    circle."""
    told: set[Key] = set()
    for solution in handbook.whole("solution"):
        if not isinstance(solution, Solution) or not solution.replaced_by:
            continue
        line = chain(handbook, solution.key)
        if line[-1] == solution.key and len(line) > 1:
            if solution.key not in told:
                told.update(line)
                yield _circle(handbook, line)
        elif len(line) > 1:
            yield from _out_of_use(handbook, solution, line[1])


def _circle(handbook: Handbook, line: tuple[Key, ...]) -> Diagnostic:
    label = handbook.label(line[0])
    others = line[1:-1]
    if others:
        message = text(
            zh="这几个解决方案互相取代，绕成了一圈：{chain}。",
            en="These solutions replace each other in a circle: {chain}.",
            chain=" → ".join(handbook.label(key) for key in line),
        )
    else:
        message = text(
            zh="“{label}”的 replaced_by 写的是它自己。",
            en="{label} is replaced by itself.",
            label=label,
        )
    return _finding(handbook, line[0], message, tuple(_written(handbook, one) for one in others))


def _out_of_use(handbook: Handbook, solution: Solution, key: Key) -> Iterator[Diagnostic]:
    other = handbook.get(key)
    assert isinstance(other, Solution)
    if other.status == "retired":
        field, state = "status", text(zh="已经停用", en="is retired")
    elif other.confidence == "archived":
        field, state = "confidence", text(zh="已经归档", en="is archived")
    else:
        return
    if named(handbook, key) is not None:
        return
    message = text(
        zh="“{label}”写着由“{other}”取代，而那一个{state}，也没有写又由谁取代。",
        en="{label} is replaced by {other}, which {state} and does not say what replaces it.",
        label=handbook.label(solution.key),
        other=handbook.label(key),
        state=state,
    )
    related = Related(
        handbook.location(key, (field,)), text(zh="写在这里", en="this is written here")
    )
    yield _finding(handbook, solution.key, message, (related,), Severity.WARNING)


def _written(handbook: Handbook, key: Key) -> Related:
    where = declared_at(handbook, key)
    return Related(handbook.location(key, ("replaced_by",)), where.message)


def _finding(
    handbook: Handbook,
    key: Key,
    message: Text,
    related: tuple[Related, ...],
    weight: Severity = severity,
) -> Diagnostic:
    return Diagnostic(
        code,
        weight,
        handbook.location(key, ("replaced_by",)),
        message,
        text(
            zh="请写上现在在用的解决方案的编号；没有谁取代它，就删去这一行。",
            en="Name the solution in use now, or remove the line where nothing replaces it.",
        ),
        related,
    )
