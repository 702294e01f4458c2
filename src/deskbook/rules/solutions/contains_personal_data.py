"""解决方案里有个人信息

## 检查什么
解决方案的问法、话术、步骤里，不能有个人的手机号码、身份证号码，也不能有“联系人：”这类字样后面的
姓名。固定电话、400 热线、订单号不算；打了星号的（`139****5678`）也不算。

## 为什么重要
问法常常照抄通话记录，客户的号码就跟着进了手册，所有能看手册的人都看得到。

## 怎么改
删去号码和姓名，或换成“您的手机号”“值班主管”这样的说法。要公布的联系电话请写在渠道（`channels`）里。

----
Personal data in a solution

## What it checks
Questions, answers and steps of a solution have no mobile number, no identity card number and no
name behind words such as 联系人：. Landlines, 400 hotlines and order numbers are no finding, nor is
what is masked (`139****5678`).

## Why it matters
Questions are often copied from call records, and the caller's number comes along for everybody to
see.

## How to fix it
Remove it, or write "your mobile number" or "the supervisor on duty". Numbers that are meant to be
public belong into a channel (`channels`).

----
## Bad
```yaml handbook/example/solutions/return-goods.yml
name: 退货
questions:
  - 怎么退货
  - 东西不想要了能退吗
  - 我手机13912345678下的单想退
answer:
  say: 您好，收到货七天内可以退货，我现在为您登记。
```

## Good
```yaml handbook/example/solutions/return-goods.yml
name: 退货
questions:
  - 怎么退货
  - 东西不想要了能退吗
  - 我用手机下的单想退
answer:
  say: 您好，收到货七天内可以退货，我现在为您登记。
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Severity
from deskbook.messages import Text, text
from deskbook.model import Handbook
from deskbook.model.knowledge import Solution
from deskbook.rules.lookup import Path, whole
from deskbook.rules.personal_data import Personal, personal_data

code = "SOL009"
name = "contains-personal-data"
severity = Severity.WARNING
profile = "basic"

_SORTS = {
    "identity_card": Text("身份证号码", "an identity card number"),
    "mobile": Text("手机号码", "a mobile number"),
    "name": Text("人名", "a person's name"),
}
"""What is reported. Landlines and e-mail addresses are mostly those of a team that callers may
know, so they are not."""


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every name or number of a single person in a solution.

    As findings follow from the file alone, an unchanged file is not looked at again.
    """
    for solution in whole(handbook, Solution):
        memo = handbook.memo(solution.key)
        if __name__ not in memo:
            memo[__name__] = tuple(
                _finding(handbook, solution, path, found)
                for path, words in _texts(handbook, solution)
                for found in personal_data(words)
                if found.sort in _SORTS
            )
        yield from memo[__name__]


def _texts(handbook: Handbook, solution: Solution) -> Iterator[tuple[Path, str]]:
    yield ("name",), solution.name
    for number, question in enumerate(solution.questions):
        yield ("questions", number), question
    yield from handbook.prose(solution.key)


def _finding(handbook: Handbook, solution: Solution, path: Path, found: Personal) -> Diagnostic:
    return Diagnostic(
        code,
        severity,
        handbook.find(solution.key, path, found.text),
        text(
            zh="“{label}”里的“{written}”像是{sort}，个人信息不能写进手册。",
            en='"{written}" in {label} looks like {sort}; personal data must not be in a handbook.',
            label=handbook.label(solution.key),
            written=found.masked,
            sort=_SORTS[found.sort],
        ),
        text(
            zh="请删去，或换成“您的手机号”这样的说法；要公布的电话请写在渠道（channels）里。",
            en='Remove it, or write something like "your mobile number"; numbers meant to be public'
            " belong into a channel.",
        ),
    )
