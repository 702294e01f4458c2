"""解决方案里有个人信息

## 检查什么
解决方案的问法、话术、步骤里，不能有个人的手机号码、身份证号码、银行卡号。固定电话、400 热线、订单号
不算；打了星号的（`139****5678`）也不算。

## 为什么重要
问法常常照抄通话记录，客户的号码就跟着进了手册，所有能看手册的人都看得到。

## 怎么改
删去号码，或换成“您的手机号”这样的说法。要公布的联系电话请写在渠道（`channels`）里。

----
Personal data in a solution

## What it checks
Questions, answers and steps of a solution have no mobile number, identity card number or bank card
number. Landlines, 400 hotlines and order numbers are no finding, nor is what is masked
(`139****5678`).

## Why it matters
Questions are often copied from call records, and the caller's number comes along for everybody to
see.

## How to fix it
Remove the number, or write "your mobile number". Numbers that are meant to be public belong into a
channel (`channels`).

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
from deskbook.messages import text
from deskbook.model import Handbook
from deskbook.model.knowledge import Solution
from deskbook.rules.lookup import Path, whole
from deskbook.rules.personal_data import NAMES, PersonalData, personal_data

code = "SOL009"
name = "contains-personal-data"
severity = Severity.WARNING
profile = "basic"


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every number of a single person in a solution.

    An e-mail address is not reported, since answers often name one of a team. As findings follow
    from the file alone, an unchanged file is not looked at again.
    """
    for solution in whole(handbook, Solution):
        memo = handbook.memo(solution.key)
        if __name__ not in memo:
            memo[__name__] = tuple(
                _finding(handbook, solution, path, found)
                for path, words in _texts(handbook, solution)
                for found in personal_data(words)
                if found.sort != "email"
            )
        yield from memo[__name__]


def _texts(handbook: Handbook, solution: Solution) -> Iterator[tuple[Path, str]]:
    yield ("name",), solution.name
    for number, question in enumerate(solution.questions):
        yield ("questions", number), question
    yield from handbook.prose(solution.key)


def _finding(handbook: Handbook, solution: Solution, path: Path, found: PersonalData) -> Diagnostic:
    return Diagnostic(
        code,
        severity,
        handbook.find(solution.key, path, found.written),
        text(
            zh="“{label}”里的“{written}”是{sort}，这样的个人信息不能写进手册。",
            en='"{written}" in {label} is {sort}; such personal data must not be in a handbook.',
            label=handbook.label(solution.key),
            written=found.written,
            sort=NAMES[found.sort],
        ),
        text(
            zh="请删去号码，或换成“您的手机号”这样的说法；要公布的电话请写在渠道（channels）里。",
            en='Remove it, or write something like "your mobile number"; numbers meant to be public'
            " belong into a channel.",
        ),
    )
