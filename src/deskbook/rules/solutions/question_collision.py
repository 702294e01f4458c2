"""同一个问法写了两处

## 检查什么
同一个组织里，两个解决方案不能有相同的问法，除非它们的适用环境（`environment`）不同；引导问答
（`trees`）的问法也算在内。引导问答和它会走到的解决方案，问法相同没有问题：先问清楚，再给答案。比较时
不计标点、空格、大小写、全角半角，也不计“请问”“吗”“呢”这类字眼。

## 为什么重要
同一句话搜出两个答案，坐席在通话中无从选择，两个坐席会答得不一样。

## 怎么改
把问法留在更合适的那一个里；如果确实分情况，请给两个方案各写上 `environment`（例如产品、渠道）；
如果内容一样，请合并。

----
The same question in two places

## What it checks
Within an organization two solutions may not have the same question, unless their `environment`
differs; the questions of guided flows (`trees`) count too. A guided flow may share a question with
a solution it belongs to: first it is found out what is meant, then the answer is given.
Punctuation, blanks, case, width and courtesies such as 请问 or 吗 do not count.

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
from deskbook.model.knowledge import Solution, Tree
from deskbook.rules.lookup import named, whole
from deskbook.rules.solutions.questions import Asked, normal, normals

code = "SOL002"
name = "question-collision"
severity = Severity.WARNING
profile = "basic"

_SHOWN = 5
_BETWEEN_SOLUTIONS = text(
    zh="请只留在更合适的那一个里；分情况的，请在两边写明不同的 environment（适用环境）。",
    en="Keep it in the one it fits best; if it depends on the case, give both a different"
    " environment.",
)
_WITH_FLOW = text(
    zh="请只留在更合适的那一个里；如果应当先问清楚再答复，请在引导问答里用 solution 写上"
    "解决方案的编号。",
    en="Keep it in the one it fits best; if things have to be found out first, name the solution"
    " in the guided flow.",
)


class _Asked(NamedTuple):
    entity: Asked
    number: int
    environment: frozenset[str]


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding at each place where a question stands that stands elsewhere too."""
    asked: dict[tuple[str, str], list[_Asked]] = defaultdict(list)
    repeated = _repeated(handbook)
    for entity in _in_use(handbook):
        home = entity.key.organization
        found: dict[str, int] = {}
        for number, question in enumerate(normals(handbook, entity)):
            if (home, question) in repeated:
                found.setdefault(question, number)
        for question, number in found.items():
            asked[home, question].append(_Asked(entity, number, _environment(entity)))
    for places in asked.values():
        for one in places:
            rivals = [
                other for other in places if other is not one and _overlap(handbook, one, other)
            ]
            if rivals:
                yield _finding(handbook, one, rivals)


def _in_use(handbook: Handbook) -> Iterator[Asked]:
    yield from (one for one in whole(handbook, Solution) if one.confidence != "archived")
    yield from whole(handbook, Tree)


def _repeated(handbook: Handbook) -> set[tuple[str, str]]:
    """Return organization and question of all that is asked twice; hardly any question is."""
    first: dict[str, dict[str, Asked]] = defaultdict(dict)
    return {
        (entity.key.organization, question)
        for entity in _in_use(handbook)
        for question in normals(handbook, entity)
        if first[entity.key.organization].setdefault(question, entity) is not entity
    }


def _environment(entity: Asked) -> frozenset[str]:
    if isinstance(entity, Solution):
        return frozenset(normal(one) for one in entity.environment)
    return frozenset()


def _overlap(handbook: Handbook, one: _Asked, other: _Asked) -> bool:
    if _belong_together(handbook, one.entity, other.entity):
        return False
    if not one.environment and not other.environment:
        return True
    return bool(one.environment & other.environment)


def _belong_together(handbook: Handbook, one: Asked, other: Asked) -> bool:
    """Whether one is a guided flow and the other a solution, and either names the other."""
    if type(one) is type(other):
        return False
    return any(
        reference.target == there.key
        for here, there in ((one, other), (other, one))
        for reference in handbook.outgoing(here.key)
    )


def _finding(handbook: Handbook, one: _Asked, rivals: list[_Asked]) -> Diagnostic:
    shown = rivals[:_SHOWN]
    return Diagnostic(
        code,
        severity,
        handbook.location(one.entity.key, ("questions", one.number)),
        text(
            zh="问法“{question}”在“{label}”里有，在{others}里也有，坐席会搜到 {count} 个答案。",
            en='The question "{question}" of {label} is also in {others}: agents get {count}'
            " answers.",
            question=one.entity.questions[one.number],
            label=handbook.label(one.entity.key),
            others=named(handbook, (rival.entity.key for rival in shown)),
            count=len(rivals) + 1,
        ),
        _WITH_FLOW
        if any(isinstance(place.entity, Tree) for place in (one, *shown))
        else _BETWEEN_SOLUTIONS,
        tuple(
            Related(
                handbook.location(rival.entity.key, ("questions", rival.number)),
                text(
                    zh="“{label}”的同一问法",
                    en="the same question of {label}",
                    label=handbook.label(rival.entity.key),
                ),
            )
            for rival in shown
        ),
    )
