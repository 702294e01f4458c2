"""职责写得等于没写

## 检查什么
职责的文字只有“待定”“同上”“其他”“略”这样的话；或者一个岗位的全部职责只有“完成上级交办的其
他工作”这一类。这一类话放在最后一条很平常，前面有具体的职责就不报告。原文没有写明的写
`duties: not_specified`。

## 为什么重要
新员工照着看不出要做什么，考核也没有依据；“同上”在网页上更看不出指哪一条。

## 怎么改
写成“做什么”的一句话，例如“登记客户投诉”；和另一个岗位相同的写 `duties_from`。

----
A duty that says nothing

## What it checks
A duty reads only 待定 (to be decided), 同上 (as above), 其他 (other) or the like; or all the duties
of a role are of the sort "other work assigned by superiors", which is common as the last of
several and not reported then. Write `duties: not_specified` where the source does not say.

## Why it matters
A newcomer cannot see what to do, and nothing can be appraised by it; and nobody can tell what
"as above" means on a page.

## How to fix it
Say what is done, as in "registers complaints"; write `duties_from` for the same duties as another
role.

----
## Bad
```yaml handbook/example/roles/supervisor.yml
name: 热线主管
belongs_to: hotline
reports_to: {line: manager}
headcount: 1
duties:
  - {id: other-work, text: 完成上级交办的其他工作。}
```

## Good
```yaml handbook/example/roles/supervisor.yml
name: 热线主管
belongs_to: hotline
reports_to: {line: manager}
headcount: 1
duties:
  - {id: assign-shifts, text: 安排班次。}
  - {id: other-work, text: 完成上级交办的其他工作。}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Severity
from deskbook.messages import text
from deskbook.model import Handbook
from deskbook.model.organization import Role
from deskbook.rules.duties.wording import duties_of, is_catch_all, says_nothing
from deskbook.rules.lookup import whole

code = "DUTY002"
name = "duty-vague"
severity = Severity.INFO
profile = "standard"


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every duty without content, and for roles that have no other."""
    for role in whole(handbook, Role):
        memo = handbook.memo(role.key)
        if code not in memo:
            memo[code] = _judged(role)
        duties = duties_of(role)
        empty, only_orders = memo[code]
        for number in empty:
            yield Diagnostic(
                code,
                severity,
                handbook.location(role.key, ("duties", number, "text")),
                text(
                    zh="“{label}”的职责“{words}”看不出要做什么。",
                    en='The duty "{words}" of {label} does not say what to do.',
                    label=handbook.label(role.key),
                    words=duties[number],
                ),
                text(
                    zh="请写成一句“做什么”；和另一个岗位相同的写 duties_from，"
                    "原文没有写明的写 duties: not_specified。",
                    en="Say what is done; duties_from for the same duties as another role;"
                    " duties: not_specified where the source does not say.",
                ),
            )
        if only_orders:
            yield Diagnostic(
                code,
                severity,
                handbook.location(role.key, ("duties",), key_only=True),
                text(
                    zh="“{label}”的职责只有“{words}”，看不出这个岗位自己做什么。",
                    en='All that {label} has to do is "{words}": nothing of its own.',
                    label=handbook.label(role.key),
                    words=duties[0],
                ),
                text(
                    zh="请补上具体的职责，例如“登记客户投诉”；"
                    "原文没有写明的，在 notes 里说明，并写豁免（waivers）。",
                    en='Add what it does, such as "registers complaints"; where the source says no'
                    " more, note that and waive the rule.",
                ),
            )


def _judged(role: Role) -> tuple[tuple[int, ...], bool]:
    """Return which duties say nothing, and whether all of them are but orders to come."""
    duties = duties_of(role)
    empty = tuple(number for number, words in enumerate(duties) if says_nothing(words))
    return empty, bool(duties) and not empty and all(is_catch_all(words) for words in duties)
