"""奖惩的分级或金额前后矛盾

## 检查什么
条款的 `penalties` 和 `rewards`：

- 分级（`tiers`）的 `occurrence` 必须一级比一级大；
- 同一币种、同一计算单位的金额不能后一级反而比前一级少；
- 同一项奖惩的金额只用一种币种；
- 每一项都要写明怎么处理：`measure`、`amount`、`tiers`、`step`、`doubling` 或 `text` 至少有一样。

原文没有写的写 `not_specified`，不会报告。原文就是这样写的，在那一级写 `note` 说明。

## 为什么重要
处罚写错，扣错了员工的钱，要退还，也可能引起劳动争议。

## 怎么改
对照原文改正次数和金额；漏写处理方式的补上，原文没有写的写 `not_specified`。

----
Penalties or rewards whose tiers or amounts contradict each other

## What it checks
In the `penalties` and `rewards` of clauses

- the `occurrence` of each of the `tiers` has to be greater than that of the one before;
- amounts in the same currency and per the same thing must not decrease from tier to tier;
- the amounts of one penalty are in one currency;
- each says what is done: at least one of `measure`, `amount`, `tiers`, `step`, `doubling` and
  `text`.

What the source leaves open is `not_specified`, which is never reported. Where the source is like
this, a `note` on the tier says so.

## Why it matters
A wrong penalty takes the wrong amount from somebody's pay; it has to be paid back and may end in a
labour dispute.

## How to fix it
Compare occurrences and amounts with the source; add what is done, or `not_specified`.

----
## Bad
```yaml handbook/example/policies/service-rules.yml
name: 服务规范
clauses:
  - id: reply-time
    number: 第一条
    text: 及时回复客户。
    modality: must
    penalties:
      - id: late
        tiers:
          - {id: first, occurrence: 1, measure: 扣款, amount: {amount: 50}}
          - {id: second, occurrence: 2, measure: 扣款, amount: {amount: 20}}
```

## Good
```yaml handbook/example/policies/service-rules.yml
name: 服务规范
clauses:
  - id: reply-time
    number: 第一条
    text: 及时回复客户。
    modality: must
    penalties:
      - id: late
        tiers:
          - {id: first, occurrence: 1, measure: 扣款, amount: {amount: 20}}
          - {id: second, occurrence: 2, measure: 扣款, amount: {amount: 50}}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from deskbook.diagnostics import Diagnostic, Related, Severity
from deskbook.messages import Text, text
from deskbook.model import Handbook
from deskbook.model.parts import Money
from deskbook.model.work import Clause, Penalty, Policy
from deskbook.rules.lookup import Path, whole
from deskbook.rules.policies.clauses import clause_label, clauses_of

code = "POL003"
name = "penalty-invalid"
severity = Severity.ERROR
profile = "basic"


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every penalty or reward that cannot be as it is written."""
    for policy in whole(handbook, Policy):
        memo = handbook.memo(policy.key)
        if code not in memo:
            memo[code] = tuple(
                one
                for path, clause in clauses_of(policy)
                for field in ("penalties", "rewards")
                for number, penalty in enumerate(getattr(clause, field))
                for one in _Look(handbook, policy, clause, (*path, field, number), penalty).all()
            )
        yield from memo[code]


class _Look:
    """What is wrong with one penalty or reward at a path of a policy."""

    def __init__(
        self, handbook: Handbook, policy: Policy, clause: Clause, path: Path, penalty: Penalty
    ) -> None:
        self.handbook, self.policy, self.path, self.penalty = handbook, policy, path, penalty
        self.names: dict[str, str] = {
            "label": handbook.label(policy.key),
            "clause": clause_label(clause),
        }

    def all(self) -> Iterator[Diagnostic]:
        """Yield everything that is wrong."""
        yield from self._empty()
        yield from self._occurrences()
        yield from self._amounts()

    def _empty(self) -> Iterator[Diagnostic]:
        one = self.penalty
        if not (one.measure or one.amount or one.tiers or one.step or one.doubling or one.text):
            yield self._finding(
                (),
                Severity.WARNING,
                text(
                    zh="制度“{label}”的条款“{clause}”有一项奖惩没有写怎么处理。",
                    en="A penalty or reward of the clause {clause} of the policy {label} does not"
                    " say what is done.",
                    **self.names,
                ),
                text(
                    zh="请加上 measure 或 amount；原文没有写金额的，写 amount: not_specified。",
                    en="Add measure or amount; amount: not_specified where the source gives none.",
                ),
            )
        for number, tier in enumerate(one.tiers):
            if not (tier.measure or tier.amount or tier.text or tier.note):
                yield self._finding(
                    ("tiers", number),
                    Severity.WARNING,
                    text(
                        zh="制度“{label}”的条款“{clause}”的奖惩，第 {number} 级没有写怎么处理。",
                        en="Tier {number} of a penalty or reward of the clause {clause} of the"
                        " policy {label} does not say what is done.",
                        number=number + 1,
                        **self.names,
                    ),
                    text(
                        zh="请加上 measure 或 amount；原文没有写金额的，写 amount: not_specified。",
                        en="Add measure or amount; amount: not_specified where the source gives"
                        " none.",
                    ),
                )

    def _occurrences(self) -> Iterator[Diagnostic]:
        counted = [
            (number, tier.occurrence)
            for number, tier in enumerate(self.penalty.tiers)
            if isinstance(tier.occurrence, int)
        ]
        for (earlier, before), (later, after) in pairwise(counted):
            if after <= before:
                yield self._finding(
                    ("tiers", later, "occurrence"),
                    severity,
                    text(
                        zh="制度“{label}”的条款“{clause}”的奖惩，第 {before} 次之后"
                        "又写第 {after} 次，次数没有递增。",
                        en="In a penalty or reward of the clause {clause} of the policy {label},"
                        " occurrence {after} stands after occurrence {before}; they have to"
                        " increase.",
                        before=before,
                        after=after,
                        **self.names,
                    ),
                    text(
                        zh="请对照原文改正次数；同一次的几种处理写在同一级里。",
                        en="Compare the numbers with the source; what follows on the same"
                        " occurrence belongs into one tier.",
                    ),
                    (("tiers", earlier, "occurrence"), text("前一级在这里", "the tier before it")),
                )

    def _amounts(self) -> Iterator[Diagnostic]:
        stated = [
            (path, money)
            for path, money in (
                (("amount",), self.penalty.amount),
                *((("tiers", n, "amount"), t.amount) for n, t in enumerate(self.penalty.tiers)),
                (("step",), self.penalty.step),
            )
            if isinstance(money, Money) and isinstance(money.amount, (int, float))
        ]
        for path, money in stated[1:]:
            first_path, first = stated[0]
            if money.currency != first.currency:
                yield self._finding(
                    (*path, "currency") if "currency" in self._written(path) else path,
                    Severity.WARNING,
                    text(
                        zh="制度“{label}”的条款“{clause}”的同一项奖惩用了两种币种："
                        "{one} 和 {other}。",
                        en="One penalty or reward of the clause {clause} of the policy {label} is"
                        " in two currencies, {one} and {other}.",
                        one=first.currency,
                        other=money.currency,
                        **self.names,
                    ),
                    text(
                        zh="请改成同一种；没有写 currency 的按人民币 CNY 算。",
                        en="Use one of them; without currency it is CNY.",
                    ),
                    (first_path, text("另一个金额在这里", "the other amount is here")),
                )
        yield from self._decreasing()

    def _decreasing(self) -> Iterator[Diagnostic]:
        tiers = [
            (number, tier, tier.amount)
            for number, tier in enumerate(self.penalty.tiers)
            if isinstance(tier.amount, Money) and isinstance(tier.occurrence, int)
        ]
        for (earlier, _, before), (later, tier, after) in pairwise(tiers):
            same = (before.currency, before.per) == (after.currency, after.per)
            if not isinstance(before.amount, (int, float)):
                continue
            if not isinstance(after.amount, (int, float)) or not same:
                continue
            if after.amount < before.amount and not (tier.note or after.note):
                yield self._finding(
                    ("tiers", later, "amount"),
                    Severity.WARNING,
                    text(
                        zh="制度“{label}”的条款“{clause}”的奖惩，第 {no} 次是 {after}，"
                        "反而比前一级的 {before} 少。",
                        en="In a penalty or reward of the clause {clause} of the policy {label}"
                        " occurrence {no} costs {after}, less than the {before} of the tier before"
                        " it.",
                        no=tier.occurrence or "",
                        after=after.amount,
                        before=before.amount,
                        **self.names,
                    ),
                    text(
                        zh="请对照原文，看两级的金额是不是写反了；"
                        "原文就是这样的，在这一级写 note 说明。",
                        en="See whether the source has them the other way round; if it is like"
                        " this, say so in a note on this tier.",
                    ),
                    (("tiers", earlier, "amount"), text("前一级在这里", "the tier before it")),
                )

    def _written(self, path: Path) -> dict[str, object]:
        value: object = self.handbook.data(self.policy.key)
        for step in (*self.path, *path):
            value = value[step]  # type: ignore[index]
        return value if isinstance(value, dict) else {}

    def _finding(
        self,
        path: Path,
        weight: Severity,
        message: Text,
        hint: Text,
        other: tuple[Path, Text] | None = None,
    ) -> Diagnostic:
        key = self.policy.key
        related = (
            (Related(self.handbook.location(key, (*self.path, *other[0])), other[1]),)
            if other
            else ()
        )
        place = self.handbook.location(key, (*self.path, *path))
        return Diagnostic(code, weight, place, message, hint, related)
