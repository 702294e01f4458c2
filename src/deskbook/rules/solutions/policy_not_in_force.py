"""依据的制度现在不生效

## 检查什么
在用的解决方案引用的制度（`basis`、`limit`，以及话术和步骤里的链接），在检查的那一天要正在生效：
不能还没有到生效日（`effective` 的 `from`），也不能过了失效日（`to`）。

今天是哪一天由 `--as-of` 给出，例如 `deskbook check --as-of today`；不给日期就不检查。没有写生效时
间的制度不算。

## 为什么重要
客服照着已经失效的规定答复客户，说出去的话收不回来。

## 怎么改
改成引用现在生效的制度，并核对话术。制度其实还在用的，请更新它的 `effective`。

----
A solution that rests on a policy not in force

## What it checks
The policies that a solution in use refers to (`basis`, `limit`, links in what is said and done)
are in force on the day of the check: neither before the first day (`from` in `effective`) nor
after the last one (`to`).

The day is given by `--as-of`, as in `deskbook check --as-of today`; without one this is not
checked. A policy without dates is no finding.

## Why it matters
An agent who answers by a rule that has expired cannot take the answer back.

## How to fix it
Refer to the policy in force and see whether the answer still holds. If the policy is still used,
bring its `effective` up to date.

----
## Bad
```yaml handbook/example/policies/service-rules.yml
name: 服务规范
effective: {from: 2024-01-01, to: 2025-12-31}
clauses:
  - {id: reply-time, number: 第一条, text: 收到投诉后 24 小时内回复客户。, modality: must}
```
```yaml handbook/example/solutions/no-reply.yml
name: 投诉没有回音
questions: [投诉了没人管, 怎么还不回复, 投诉有结果了吗]
answer:
  say: 您好，我马上为您催办。
basis: [policy:service-rules#reply-time]
```

## Good
```yaml handbook/example/policies/service-rules.yml
name: 服务规范
effective: {from: 2024-01-01}
clauses:
  - {id: reply-time, number: 第一条, text: 收到投诉后 24 小时内回复客户。, modality: must}
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
from deskbook.model import Entity, Handbook, Key
from deskbook.model.knowledge import Solution
from deskbook.model.record import Effective
from deskbook.model.references import Reference
from deskbook.model.work import Policy
from deskbook.rules.lookup import day, whole

code = "SOL007"
name = "cites-policy-not-in-force"
severity = Severity.WARNING
profile = "basic"


def check_on(handbook: Handbook, today: date) -> Iterator[Diagnostic]:
    """Yield a finding for every policy out of force and every solution in force that names it.

    A warning only, for a policy may have been prolonged and the file not yet brought up to date.
    """
    idle = {
        policy.key: side
        for policy in whole(handbook, Policy)
        if (side := _outside(policy, today)) is not None
    }
    for solution in whole(handbook, Solution) if idle else ():
        if solution.confidence == "archived" or _outside(solution, today) is not None:
            continue
        for key, reference in _policies(handbook, solution.key).items():
            if key in idle:
                yield _finding(handbook, solution, reference, key, idle[key])


def _policies(handbook: Handbook, key: Key) -> dict[Key, Reference]:
    """Return the policies an entity names and where it does so first."""
    found: dict[Key, Reference] = {}
    for reference in (*handbook.outgoing(key), *handbook.text_links(key)):
        if reference.target is not None and reference.target.kind == "policy":
            found.setdefault(reference.target, reference)
    return found


def _outside(entity: Entity, today: date) -> tuple[Literal["from", "to"], date] | None:
    """Return which bound of its validity `today` lies beyond, and that day."""
    effective = entity.effective
    if isinstance(effective, Effective):
        first, last = day(effective.from_), day(effective.to)
        if first is not None and today < first:
            return "from", first
        if last is not None and today > last:
            return "to", last
    return None


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
        else text(zh="到 {day} 为止，已经失效", en="expired after {day}", day=limit.isoformat())
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
