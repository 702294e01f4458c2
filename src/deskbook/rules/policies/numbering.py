"""制度的条号重复或跳号

## 检查什么
同一层里不能有两条编号相同的条款；“第几条”通常贯穿整份制度，也不能重复。编号倒过来或者跳过了几个，会
给出提示。各章重新从第一条编起的，分章检查。

原文本来就这样印的，在那一条写 `note` 说明，就不再报告；`source` 里写明不完整的文件，不检查跳号。

## 为什么重要
引用“第六条”的人要找得到唯一的一条。编号跳了，多半是抄漏了一条。

## 怎么改
对照原文，改正编号，补上漏掉的条款；原文就是这样的，加 `note` 说明。

----
Clause numbers that occur twice or leave some out

## What it checks
No two clauses on a level bear the same number; 第几条 mostly counts through the whole policy, and
must not occur twice there either. Numbers that run backwards or skip some are pointed out. Where
every chapter begins anew, each is looked at alone.

Where the source is printed like this, a `note` on the clause says so and nothing is reported; in
files whose `source` is incomplete, numbers may be missing.

## Why it matters
Who is told to see clause six has to find one clause. A number that is skipped mostly is a clause
that was forgotten.

## How to fix it
Compare with the source: correct the number, or add the clause that is missing. If the source is
like this, say so in a `note`.

----
## Bad
```yaml handbook/example/policies/service-rules.yml
name: 服务规范
clauses:
  - {id: reply-time, number: 第一条, text: 及时回复客户。, modality: must}
  - {id: manner, number: 第一条, text: 礼貌待客。, modality: must}
```

## Good
```yaml handbook/example/policies/service-rules.yml
name: 服务规范
clauses:
  - {id: reply-time, number: 第一条, text: 及时回复客户。, modality: must}
  - {id: manner, number: 第二条, text: 礼貌待客。, modality: must}
```
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from deskbook.diagnostics import Diagnostic, Related, Severity
from deskbook.messages import Text, text
from deskbook.model import Handbook
from deskbook.model.work import Clause, Policy
from deskbook.rules.lookup import Path, whole
from deskbook.rules.policies.clauses import Number, clause_label, clauses_of, number_of

code = "POL001"
name = "clause-number"
severity = Severity.WARNING
profile = "standard"

_Numbered = list[tuple[Path, Clause, Number]]


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every clause number that occurs twice, runs backwards or skips some."""
    for policy in whole(handbook, Policy):
        memo = handbook.memo(policy.key)
        if code not in memo:
            memo[code] = tuple(
                one for series in _series(policy) for one in _look(handbook, policy, series)
            )
        yield from memo[code]


def _series(policy: Policy) -> Iterator[_Numbered]:
    """Yield the clauses whose numbers count on from one to the next."""
    siblings: dict[tuple[Path, str], _Numbered] = defaultdict(list)
    for path, clause in clauses_of(policy):
        number = number_of(clause)
        if number is not None:
            siblings[path[:-1], number.form].append((path, clause, number))
    through: dict[str, list[_Numbered]] = defaultdict(list)
    for (_, form), found in siblings.items():
        through[form].append(found)
    for form, groups in through.items():
        begin_anew = sum(group[0][2].value == 1 for group in groups) > 1
        if form == "第#条" and not begin_anew:
            yield [one for group in groups for one in group]
        else:
            yield from groups


def _look(handbook: Handbook, policy: Policy, series: _Numbered) -> Iterator[Diagnostic]:
    first: dict[int, tuple[Path, Clause]] = {}
    kept: _Numbered = []
    for path, clause, number in series:
        earlier = first.setdefault(number.value, (path, clause))
        if earlier[0] == path:
            kept.append((path, clause, number))
        elif not clause.note and not earlier[1].note:
            yield _finding(
                handbook,
                policy,
                path,
                severity,
                text(
                    zh="制度“{label}”里有两条编号都是“{number}”：“{one}”和“{other}”。",
                    en="Two clauses of the policy {label} bear the number {number}: {one} and"
                    " {other}.",
                    label=handbook.label(policy.key),
                    number=clause.number,
                    one=earlier[1].id,
                    other=clause.id,
                ),
                text(zh="前一条在这里", en="the first of them is here"),
                earlier[0],
            )
    if policy.source.completeness != "complete" or policy.source.missing:
        return
    if "clauses" in policy.open_lists:
        return
    for (path, clause, number), (after_path, after, following) in pairwise(kept):
        step = following.value - number.value
        if step == 1 or after.note or clause.note:
            continue
        if 0 < step <= len(first) and all(
            one in first for one in range(number.value, following.value)
        ):
            continue  # they stand elsewhere, which is reported there
        label = handbook.label(policy.key)
        one, other = clause_label(clause), clause_label(after)
        yield _finding(
            handbook,
            policy,
            after_path,
            Severity.INFO,
            text(
                zh="制度“{label}”里，“{one}”之后就是“{other}”，中间缺了编号。",
                en="In the policy {label}, {other} follows {one}; numbers in between are missing.",
                label=label,
                one=one,
                other=other,
            )
            if step > 1
            else text(
                zh="制度“{label}”里，“{other}”排在“{one}”之后，编号倒了。",
                en="In the policy {label}, {other} stands after {one}; the numbers run backwards.",
                label=label,
                one=one,
                other=other,
            ),
            text(zh="前一条在这里", en="the clause before it is here"),
            path,
        )


def _finding(
    handbook: Handbook,
    policy: Policy,
    path: Path,
    weight: Severity,
    message: Text,
    about: Text,
    other: Path,
) -> Diagnostic:
    return Diagnostic(
        code,
        weight,
        handbook.location(policy.key, (*path, "number")),
        message,
        text(
            zh="请对照原文：编号写错的改正，漏抄的条款补上；原文就是这样的，在这一条写 note 说明。",
            en="Compare with the source: correct the number or add the clause that was left out; if"
            " the source is like this, say so in a note on this clause.",
        ),
        (Related(handbook.location(policy.key, (*other, "number")), about),),
    )
