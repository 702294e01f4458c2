"""依据的制度现在不生效

## 检查什么
在用的解决方案引用的制度，在检查的那一天要正在生效：
- 还是草稿（`status: draft`）、没有到生效日（`effective` 的 `from`）的制度，哪里都不能引用；
- 已经停用（`status: retired`）、过了失效日（`to`）的制度，话术和步骤里的链接也不能再指向它。

栏目里引用停用的制度由 REF003 报告，制度自己的日期和状态对不上由 POL002 报告。

今天是哪一天由 `--as-of` 给出，例如 `deskbook check --as-of today`；不给日期就不检查。没有写生效时
间的制度不算。

## 为什么重要
客服照着已经失效的规定答复客户，说出去的话收不回来。

## 怎么改
改成引用现在生效的制度，并核对话术。制度其实还在用的，请更新它的 `effective`。

----
A solution that rests on a policy not in force

## What it checks
The policies that a solution in use refers to are in force on the day of the check:
- a draft (`status: draft`) whose first day (`from` in `effective`) is yet to come is referred to
  nowhere;
- links in what is said and done no longer lead to a retired policy (`status: retired`) whose last
  day (`to`) is over.

REF003 reports fields that refer to retired policies, POL002 dates and status that disagree.

The day is given by `--as-of`, as in `deskbook check --as-of today`; without one this is not
checked. A policy without dates is no finding.

## Why it matters
An agent who answers by a rule that has expired cannot take the answer back.

## How to fix it
Refer to the policy in force and see whether the answer still holds. If the policy is still used,
bring its `effective` up to date.

----
## Bad
```yaml handbook/example/policies/new-rules.yml
name: 新服务规范
status: draft
effective: {from: 2026-09-01}
clauses:
  - {id: reply-time, number: 第一条, text: 收到投诉后尽快回复客户。, modality: must}
```
```yaml handbook/example/solutions/no-reply.yml
name: 投诉没有回音
questions: [投诉了没人管, 怎么还不回复, 投诉有结果了吗]
answer:
  say: 您好，我马上为您催办。
basis: [policy:new-rules#reply-time]
```

## Good
```yaml handbook/example/policies/new-rules.yml
name: 新服务规范
status: draft
effective: {from: 2026-09-01}
clauses:
  - {id: reply-time, number: 第一条, text: 收到投诉后尽快回复客户。, modality: must}
```
```yaml handbook/example/solutions/no-reply.yml
name: 投诉没有回音
questions: [投诉了没人管, 怎么还不回复, 投诉有结果了吗]
answer:
  say: 您好，我马上为您催办。
basis: [policy:service-rules#reply-time]
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from deskbook.diagnostics import Diagnostic, Related, Severity
from deskbook.messages import text
from deskbook.model import Handbook, Key
from deskbook.model.knowledge import Solution
from deskbook.model.references import Reference
from deskbook.rules.days import outside
from deskbook.rules.lookup import whole

code = "SOL007"
name = "cites-policy-not-in-force"
severity = Severity.WARNING
profile = "basic"


def check_on(handbook: Handbook, today: date) -> Iterator[Diagnostic]:
    """Yield a finding for every policy out of force and every solution in force that names it.

    A warning only, for a policy may have been prolonged and the file not yet brought up to date.
    """
    coming: dict[Key, date] = {}
    over: dict[Key, date] = {}
    for entity in handbook.whole("policy"):
        bound = outside(entity, today)
        if bound is not None and (entity.status, bound[0]) == ("draft", "from"):
            coming[entity.key] = bound[1]
        elif bound is not None and (entity.status, bound[0]) == ("retired", "to"):
            over[entity.key] = bound[1]
    for solution in whole(handbook, Solution) if coming or over else ():
        if solution.confidence != "archived" and outside(solution, today) is None:
            yield from _look(handbook, solution, coming, over)


def _look(
    handbook: Handbook, solution: Solution, coming: dict[Key, date], over: dict[Key, date]
) -> Iterator[Diagnostic]:
    named: set[Key] = set()
    links = handbook.text_links(solution.key)
    for reference in (*handbook.outgoing(solution.key), *links):
        policy = reference.target
        if policy is None or policy in named:
            continue
        if policy in coming:
            named.add(policy)
            yield _finding(handbook, solution, reference, policy, ("from", coming[policy]))
        elif policy in over and reference in links:
            named.add(policy)
            yield _finding(handbook, solution, reference, policy, ("to", over[policy]))


def _finding(
    handbook: Handbook,
    solution: Solution,
    reference: Reference,
    policy: Key,
    bound: tuple[Literal["from", "to"], date],
) -> Diagnostic:
    field, limit = bound
    state = (
        text(zh="从 {day} 起才生效", en="is not in force before {day}", day=limit.isoformat())
        if field == "from"
        else text(zh="在 {day} 以后已经失效", en="expired after {day}", day=limit.isoformat())
    )
    return Diagnostic(
        code,
        severity,
        handbook.find(solution.key, reference.path, reference.text),
        text(
            zh="“{label}”依据制度“{policy}”，而这个制度{state}。",
            en="{label} rests on the policy {policy}, which {state}.",
            label=handbook.label(solution.key),
            policy=handbook.label(policy),
            state=state,
        ),
        text(
            zh="请改成引用现在生效的制度，并核对话术；制度还在用的，请更新它的 effective"
            "（生效时间）。",
            en="Refer to the policy in force and see whether the answer still holds; if this one is"
            " still used, update its effective.",
        ),
        (
            Related(
                handbook.location(policy, ("effective", field)),
                text(zh="生效时间写在这里", en="the dates are written here"),
            ),
        ),
    )
