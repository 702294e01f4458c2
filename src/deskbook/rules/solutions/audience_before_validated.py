"""没有核实就给外面的人看

## 检查什么
handbook.yml 的 `audiences`（读者）里，写了 `external: true` 的是组织以外的人，例如客户、经销商。给
他们看的解决方案（`audience`），可信程度要是已核实（`confidence: validated`）。

## 为什么重要
坐席看到没有核实的答案，会先问一句；客户看到了，就会当成公司的承诺。

## 怎么改
核实内容，改成 `confidence: validated`；还没有核实的，先从 `audience` 里去掉外面的读者。

----
Shown outside before it is validated

## What it checks
An audience of handbook.yml with `external: true` is outside the organization, such as customers or
dealers. A solution meant for it has to be validated (`confidence: validated`).

## Why it matters
Agents treat an unconfirmed answer with care; customers take it for a promise.

## How to fix it
Validate it and write `confidence: validated`. Until then leave the external audience out of
`audience`.

----
## Bad
```yaml handbook/handbook.yml
title: 示例手册
organizations: [example]
audiences:
  - {id: customers, name: 客户, external: true}
```
```yaml handbook/example/solutions/return-goods.yml
name: 退货
questions: [怎么退货, 东西不想要了能退吗, 买错了可以退回去吗]
answer:
  say: 您好，收到货七天内可以退货，我现在为您登记。
audience: [customers]
confidence: not_validated
```

## Good
```yaml handbook/handbook.yml
title: 示例手册
organizations: [example]
audiences:
  - {id: customers, name: 客户, external: true}
```
```yaml handbook/example/solutions/return-goods.yml
name: 退货
questions: [怎么退货, 东西不想要了能退吗, 买错了可以退回去吗]
answer:
  say: 您好，收到货七天内可以退货，我现在为您登记。
audience: [customers]
confidence: validated
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Severity
from deskbook.messages import Text, text
from deskbook.model import Handbook
from deskbook.model.knowledge import Solution
from deskbook.rules.lookup import whole

code = "SOL006"
name = "audience-before-validated"
severity = Severity.WARNING
profile = "basic"

_STATES = {
    "work_in_progress": Text("还是草稿", "still a draft"),
    "not_validated": Text("还没有核实", "not validated"),
}


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every external audience of a solution that is not validated."""
    external = {one.id: one.name for one in handbook.settings.audiences if one.external}
    for solution in whole(handbook, Solution) if external else ():
        state = _STATES.get(solution.confidence)
        for number, audience in enumerate(solution.audience if state else ()):
            if audience in external:
                yield Diagnostic(
                    code,
                    severity,
                    handbook.location(solution.key, ("audience", number)),
                    text(
                        zh="“{label}”{state}，却写着给“{audience}”看。",
                        en="{label} is {state}, but meant for {audience}.",
                        label=handbook.label(solution.key),
                        state=state or "",
                        audience=f"{external[audience]}({audience})",
                    ),
                    text(
                        zh="请核实内容并写上 confidence: validated；还没有核实的，先去掉这个读者。",
                        en="Validate it and write confidence: validated, or leave this audience out"
                        " until then.",
                    ),
                )
