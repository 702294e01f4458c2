"""两个解决方案写了同一个问法

## 检查什么
同一个组织里，两个解决方案不能有相同的问法，除非它们的适用环境（`environment`）不同。比较时不计
标点、空格、大小写、全角半角，也不计“请问”“吗”“呢”这类字眼。

## 为什么重要
同一句话搜出两个答案，坐席在通话中无从选择，两个坐席会答得不一样。

## 怎么改
把问法留在更合适的那一个里；如果确实分情况，请给两个方案各写上 `environment`（例如产品、渠道）；
如果内容一样，请合并。

----
Two solutions with the same question

## What it checks
Within an organization two solutions may not have the same question, unless their `environment`
differs. Punctuation, blanks, case, width and courtesies such as 请问 or 吗 do not count.

## Why it matters
One sentence finds two answers; during a call nobody can choose, and two agents answer
differently.

## How to fix it
Keep the question where it fits best. If it depends on the case, give both an `environment`
(product, channel …). If they say the same, merge them.

----
## Bad
```yaml handbook/example/solutions/cancel-order.yml
name: 取消订单
questions:
  - 请问怎么退货呢？
  - 订单能取消吗
  - 我不想买了
answer:
  say: 您好，未发货的订单可以取消，我现在为您办理。
```

## Good
```yaml handbook/example/solutions/cancel-order.yml
name: 取消订单
questions:
  - 怎么取消订单
  - 订单能取消吗
  - 我不想买了
answer:
  say: 您好，未发货的订单可以取消，我现在为您办理。
```
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from deskbook.diagnostics import Diagnostic, Related, Severity
from deskbook.messages import text
from deskbook.model import Handbook
from deskbook.model.knowledge import Solution
from deskbook.rules.lookup import named, whole
from deskbook.rules.solutions.questions import normal, normals

code = "SOL002"
name = "question-collision"
severity = Severity.WARNING
profile = "basic"

_SHOWN = 5


class _Asked(NamedTuple):
    solution: Solution
    number: int
    environment: frozenset[str]


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding at each place where a question stands that another solution has too."""
    asked: dict[tuple[str, str], list[_Asked]] = defaultdict(list)
    repeated = _repeated(handbook)
    for solution in _in_use(handbook):
        home = solution.key.organization
        environment = frozenset(normal(one) for one in solution.environment)
        found: dict[str, int] = {}
        for number, question in enumerate(normals(handbook, solution)):
            if (home, question) in repeated:
                found.setdefault(question, number)
        for question, number in found.items():
            asked[home, question].append(_Asked(solution, number, environment))
    for places in asked.values():
        for one in places:
            rivals = [other for other in places if other is not one and _overlap(one, other)]
            if rivals:
                yield _finding(handbook, one, rivals)


def _in_use(handbook: Handbook) -> Iterator[Solution]:
    return (one for one in whole(handbook, Solution) if one.confidence != "archived")


def _repeated(handbook: Handbook) -> set[tuple[str, str]]:
    """Return organization and question of all that is asked twice; hardly any question is."""
    first: dict[str, dict[str, Solution]] = defaultdict(dict)
    return {
        (solution.key.organization, question)
        for solution in _in_use(handbook)
        for question in normals(handbook, solution)
        if first[solution.key.organization].setdefault(question, solution) is not solution
    }


def _overlap(one: _Asked, other: _Asked) -> bool:
    if not one.environment and not other.environment:
        return True
    return bool(one.environment & other.environment)


def _finding(handbook: Handbook, one: _Asked, rivals: list[_Asked]) -> Diagnostic:
    shown = rivals[:_SHOWN]
    return Diagnostic(
        code,
        severity,
        handbook.location(one.solution.key, ("questions", one.number)),
        text(
            zh="问法“{question}”在“{label}”里有，在{others}里也有，坐席会搜到 {count} 个答案。",
            en='The question "{question}" of {label} is also in {others}: agents get {count}'
            " answers.",
            question=one.solution.questions[one.number],
            label=handbook.label(one.solution.key),
            others=named(handbook, (rival.solution.key for rival in shown)),
            count=len(rivals) + 1,
        ),
        text(
            zh="请只留在更合适的那一个里；分情况的，请在两边写明不同的 environment（适用环境）。",
            en="Keep it in the one it fits best; if it depends on the case, give both a different"
            " environment.",
        ),
        tuple(
            Related(
                handbook.location(rival.solution.key, ("questions", rival.number)),
                text(
                    zh="“{label}”的同一问法",
                    en="the same question of {label}",
                    label=handbook.label(rival.solution.key),
                ),
            )
            for rival in shown
        ),
    )
