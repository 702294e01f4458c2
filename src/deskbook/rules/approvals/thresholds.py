"""审批的金额档次有空档或者重叠

## 检查什么
签字人的 `when` 写的是金额（或天数）时，例如“200 元以内”“超过 200 元、不超过 1000 元”“1000 元以上”，
把同一个审批的各档放在一起看：

- 两档之间不能有谁都不批的金额；
- 两档不能交叉，例如“500 元以内”和“200 至 1000 元”。一档包含另一档（金额大了要多一个人签字）是可以
  的；
- 同一档的下限不能高于上限；
- 各档用同一种币种。

有人不论金额都要签字的，或者有一档不是按金额写的，不检查空档；各档说的不是一种事情（采购、报销），不
互相比较。

## 为什么重要
落在空档里的金额没有人能批，重叠的一段两个人都能批，出了问题说不清是谁批的。

## 怎么改
对照原文改正各档的金额。

----
Amounts an approval leaves out or assigns twice

## What it checks
Where the `when` of signers names amounts (or days), such as "up to 200 CNY", "over 200, up to 1,000
CNY" and "over 1,000 CNY", the bands of one approval are held against each other:

- no amount between two bands is left to nobody;
- no two bands cross, such as "up to 500" and "200 to 1,000 CNY". One may contain another, where a
  larger amount takes one more signature;
- no band begins above its end;
- all bands are in one currency.

Where somebody signs whatever the amount, or one condition is no amount, gaps are not looked for;
bands about different matters, such as purchases and expenses, are not compared.

## Why it matters
Nobody can approve what falls into a gap; what falls into two bands is approved by either, and later
nobody knows who did.

## How to fix it
Correct the amounts as the source has them.

----
## Bad
```yaml handbook/example/approvals/refund.yml
name: 退款审批
signers:
  - {id: small, by: supervisor, when: 200 元以内}
  - {id: large, by: manager, when: 超过 500 元}
```

## Good
```yaml handbook/example/approvals/refund.yml
name: 退款审批
signers:
  - {id: small, by: supervisor, when: 200 元以内}
  - {id: large, by: manager, when: 超过 200 元}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from deskbook.diagnostics import Diagnostic, Related, Severity
from deskbook.messages import Text, text
from deskbook.model import Handbook
from deskbook.model.work import Approval
from deskbook.rules.approvals.amounts import CURRENCIES, Range, shown
from deskbook.rules.approvals.signing import Signing, signings
from deskbook.rules.lookup import whole

code = "AUTH001"
name = "authority-gap-or-overlap"
severity = Severity.ERROR
profile = "basic"

_CORRECT = text(
    zh="请对照原文改正这几档的金额。",
    en="Correct the amounts of these bands as the source has them.",
)


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every gap, crossing and contradiction of the bands of an approval."""
    for approval in whole(handbook, Approval):
        every = signings(handbook, approval)
        banded = [(one, one.amounts) for one in every if one.amounts]
        if not banded:
            continue
        impossible = list(_impossible(handbook, approval, banded))
        yield from impossible
        units = {band.unit for _, band in banded}
        if len(units) > 1:
            yield from _mixed(handbook, approval, banded)
        elif not impossible and len({band.about for _, band in banded}) == 1:
            yield from _crossing(handbook, approval, banded)
            if len(banded) == len(every):
                yield from _gaps(handbook, approval, banded)


_Banded = list[tuple[Signing, Range]]


def _impossible(handbook: Handbook, approval: Approval, banded: _Banded) -> Iterator[Diagnostic]:
    for signing, band in banded:
        if band.low is None or band.high is None or band.low < band.high:
            continue
        if band.low == band.high and not (band.over or band.under):
            continue
        yield _finding(
            handbook,
            approval,
            signing,
            severity,
            text(
                zh="审批“{label}”写的“{when}”下限高于上限，没有金额符合。",
                en='In the approval {label} no amount is "{when}"; it begins above its end.',
                label=handbook.label(approval.key),
                when=signing.signer.when,
            ),
        )


def _mixed(handbook: Handbook, approval: Approval, banded: _Banded) -> Iterator[Diagnostic]:
    first, band = banded[0]
    for signing, other in banded[1:]:
        if other.unit != band.unit and {other.unit, band.unit} <= CURRENCIES:
            yield _finding(
                handbook,
                approval,
                signing,
                Severity.WARNING,
                text(
                    zh="审批“{label}”的各档用了两种币种：“{one}”和“{other}”，接不到一起。",
                    en='The bands of the approval {label} are in two currencies, "{one}" and'
                    ' "{other}", and cannot be held against each other.',
                    label=handbook.label(approval.key),
                    one=first.signer.when,
                    other=signing.signer.when,
                ),
                first,
            )


def _crossing(handbook: Handbook, approval: Approval, banded: _Banded) -> Iterator[Diagnostic]:
    for (one, band), (later, other) in combinations(banded, 2):
        if band.meets(other) and not band.holds(other) and not other.holds(band):
            yield _finding(
                handbook,
                approval,
                later,
                Severity.WARNING,
                text(
                    zh="审批“{label}”的两档交叉：“{one}”和“{other}”有一段金额是一样的。",
                    en='Two bands of the approval {label} cross: "{one}" and "{other}" have some'
                    " amounts in common.",
                    label=handbook.label(approval.key),
                    one=one.signer.when,
                    other=later.signer.when,
                ),
                one,
            )


def _gaps(handbook: Handbook, approval: Approval, banded: _Banded) -> Iterator[Diagnostic]:
    in_order = sorted(banded, key=lambda pair: (pair[1].low is not None, pair[1].low or 0))
    reached, top = in_order[0]
    for signing, band in in_order[1:]:
        if top.high is None:
            return
        low = band.low if band.low is not None else Decimal(0)
        # Who writes 1 to 200 and 201 to 500 means whole amounts.
        step = 1 if top.high == int(top.high) and low == int(low) else 0
        neither = low == top.high and band.over and top.under
        if neither or low > top.high + (0 if band.over or top.under else step):
            yield _finding(
                handbook,
                approval,
                signing,
                Severity.WARNING,
                text(
                    zh="审批“{label}”里，“{one}”和“{other}”之间有空档：{gap}没有人批。",
                    en='In the approval {label} there is a gap between "{one}" and "{other}":'
                    " nobody approves {gap}.",
                    label=handbook.label(approval.key),
                    one=reached.signer.when,
                    other=signing.signer.when,
                    gap=text(zh="正好 {amount} 的", en="exactly {amount}", amount=shown(low))
                    if neither
                    else text(
                        zh="{low} 到 {high} 之间的",
                        en="what is between {low} and {high}",
                        low=shown(top.high),
                        high=shown(low),
                    ),
                ),
                reached,
            )
        if band.high is None or band.high > top.high:
            reached, top = signing, band


def _finding(
    handbook: Handbook,
    approval: Approval,
    signing: Signing,
    weight: Severity,
    message: Text,
    other: Signing | None = None,
) -> Diagnostic:
    related = (
        (
            Related(
                handbook.location(approval.key, ("signers", other.number, "when")),
                text(zh="另一档在这里", en="the other band is here"),
            ),
        )
        if other
        else ()
    )
    place = handbook.location(approval.key, ("signers", signing.number, "when"))
    return Diagnostic(code, weight, place, message, _CORRECT, related)
