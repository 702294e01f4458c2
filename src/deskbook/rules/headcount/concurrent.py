"""兼任或任职写得不成立

## 检查什么
岗位的席位可以写 `concurrent: {with: 另一个岗位}`，表示由那个岗位的人兼任；任职表 holdings.yml
可以写谁在哪个席位。以下情况不成立：

- 由自己兼任，或几个岗位互相兼任绕成一圈；
- 兼任者的席位号不存在，或那个席位正空缺；
- 同一个席位安排了两个人，或安排在不存在、空缺的席位上；
- 一个人有两个主要职务（`primary: true`）。

一个人有几个职务而没有一个标为主要职务，只作提醒。

## 为什么重要
兼任绕圈或由空缺的席位兼任，等于没有人做这件事；升级给它的工单会石沉大海。

## 怎么改
核对兼任者是谁，改写岗位编号或席位号；已经有人的席位请删去 `vacancy`。

----
A concurrent post or a holding that cannot be

## What it checks
A post may say `concurrent: {with: another role}`: whoever holds that role fills it too.
holdings.yml may say who holds which post. These cannot be:

- a post held concurrently with itself, or roles that do so in a ring;
- a post number that does not exist, or a post that is vacant, as the one that fills another;
- two people in one post, or somebody in a post that does not exist or is vacant;
- two primary posts (`primary: true`) of one person.

A person with several posts none of which is primary is only a warning.

## Why it matters
A ring, or a vacant post filling another, means that nobody does the work; tickets escalated to
it are lost.

## How to fix it
Find out who fills the post and correct the role or the number; remove `vacancy` from a post
that is filled.

----
## Bad
```yaml handbook/example/roles/supervisor.yml
name: 热线主管
belongs_to: hotline
reports_to: {line: manager}
headcount: 1
posts:
  - no: 1
    concurrent: {with: supervisor}
```

## Good
```yaml handbook/example/roles/supervisor.yml
name: 热线主管
belongs_to: hotline
reports_to: {line: manager}
headcount: 1
posts:
  - no: 1
    concurrent: {with: manager}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Severity
from deskbook.model import Handbook
from deskbook.rules.headcount.concurrent_posts import concurrent_posts
from deskbook.rules.headcount.held_posts import held_posts

code = "HC006"
name = "concurrent-invalid"
severity = Severity.ERROR
profile = "basic"


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every concurrent post and every holding that cannot be."""
    for problem in (*concurrent_posts(handbook), *held_posts(handbook)):
        weight = Severity.WARNING if problem.mild else severity
        yield Diagnostic(
            code, weight, problem.location, problem.message, problem.hint, problem.related
        )
