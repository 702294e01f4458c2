"""列出的席位多于人数

## 检查什么
岗位的 `posts` 逐个列出席位时，席位数、其中空缺（`vacancy: open` 或 `unfilled`）的数目都不能超过
`headcount` 的上限，席位号 `no` 也不能重复。只列出一部分席位是可以的。

## 为什么重要
空缺数是招聘的依据。列出的席位比编制还多，说明两处有一处写错了。

## 怎么改
核对人数与席位，改正其中一处。

----
More posts than the headcount allows

## What it checks
When `posts` lists the seats of a role, neither their number nor that of the vacant ones
(`vacancy: open` or `unfilled`) may exceed the greatest `headcount`, and no number `no` may
occur twice. Listing only some of the seats is fine.

## Why it matters
Hiring goes by the vacancies. More seats than heads means that one of the two is wrong.

## How to fix it
Compare headcount and posts, and correct one of them.

----
## Bad
```yaml handbook/example/roles/supervisor.yml
name: 热线主管
belongs_to: hotline
reports_to: {line: manager}
headcount: 1
posts:
  - {no: 1, vacancy: open}
  - {no: 2, vacancy: unfilled}
```

## Good
```yaml handbook/example/roles/supervisor.yml
name: 热线主管
belongs_to: hotline
reports_to: {line: manager}
headcount: 2
posts:
  - {no: 1, vacancy: open}
  - {no: 2, vacancy: unfilled}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Related, Severity
from deskbook.messages import Text, text
from deskbook.model import Handbook
from deskbook.model.headcount import BESIDE, interval, parse
from deskbook.model.organization import Role
from deskbook.rules.headcount.seats import VACANT
from deskbook.rules.headcount.sums import bases
from deskbook.rules.lookup import whole

code = "HC004"
name = "vacancies-exceed-headcount"
severity = Severity.ERROR
profile = "basic"


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every role with too many posts, and for every number used twice."""
    known = {
        root.key.organization: bases(handbook, root.key.organization)
        for root in handbook.organizations
    }
    for role in whole(handbook, Role):
        yield from _twice(handbook, role)
        headcount = parse(role.headcount)
        most = interval(headcount, known.get(role.key.organization, {})).max
        if headcount.stated and headcount.kind not in BESIDE and most is not None:
            yield from _too_many(handbook, role, most)


def _twice(handbook: Handbook, role: Role) -> Iterator[Diagnostic]:
    first: dict[int, int] = {}
    for index, post in enumerate(role.posts):
        earlier = first.setdefault(post.no, index)
        if earlier != index and post.no:
            yield Diagnostic(
                code,
                severity,
                handbook.location(role.key, ("posts", index, "no")),
                text(
                    zh="“{label}”有两个 {no} 号席位。",
                    en="{label} has two posts with the number {no}.",
                    label=handbook.label(role.key),
                    no=post.no,
                ),
                text(zh="请给其中一个换一个号码。", en="Give one of them another number."),
                (
                    Related(
                        handbook.location(role.key, ("posts", earlier, "no")),
                        text(zh="第一次用在这里", en="first used here"),
                    ),
                ),
            )


def _too_many(handbook: Handbook, role: Role, most: int) -> Iterator[Diagnostic]:
    vacant = sum(post.vacancy in VACANT for post in role.posts)
    if len(role.posts) <= most:
        return
    what: Text
    if vacant > most:
        what = text(zh="{n} 个空缺席位", en="{n} vacant posts", n=vacant)
    else:
        what = text(zh="{n} 个席位", en="{n} posts", n=len(role.posts))
    yield Diagnostic(
        code,
        severity,
        handbook.location(role.key, ("posts",), key_only=True),
        text(
            zh="“{label}”列出了 {what}，但人数最多是 {most}。",
            en="{label} lists {what}, but its headcount is {most} at most.",
            label=handbook.label(role.key),
            what=what,
            most=most,
        ),
        text(
            zh="请核对人数（headcount）与席位（posts），改正其中一处。",
            en="Compare headcount and posts, and correct one of them.",
        ),
        (
            Related(
                handbook.location(role.key, ("headcount",)),
                text(zh="人数写在这里", en="the headcount is written here"),
            ),
        ),
    )
