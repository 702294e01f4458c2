"""部门的负责人是别的部门的岗位

## 检查什么
部门写的负责人（`head`）应当是本部门的岗位。由上级部门的岗位直接负责也可以；由别的部门的人兼任也可
以，只要本部门有一个岗位的席位写明由他兼任（`posts` 的 `concurrent`）。

## 为什么重要
负责人写成了别的部门的岗位，多半是抄错了编号；架构图会把两个部门接到一起。

## 怎么改
改成本部门的岗位；如果这个岗位其实属于本部门，改它的 `belongs_to`；确实由别的部门的人兼任，就为
本部门的负责人建一个岗位，在席位上写 `concurrent: {with: 那个岗位}`。

----
A department headed by a role of another one

## What it checks
The `head` of a department is one of its own roles, or one of a department above it. It may be a
role of another department when a post of this one is said to be held by it (`concurrent` in
`posts`).

## Why it matters
A head from elsewhere is mostly a wrong id, and the chart would tie two departments together.

## How to fix it
Write a role of the department; or correct `belongs_to` of the head. Where somebody from another
department does fill in, make a role for the head of this one, with a post that has
`concurrent: {with: the other role}`.

----
## Bad
```yaml handbook/example/departments/service.yml
name: 客户服务部
parent: organization
head: supervisor
```

## Good
```yaml handbook/example/departments/hotline.yml
name: 热线组
type: team
parent: service
head: manager
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Related, Severity
from deskbook.messages import text
from deskbook.model import Handbook, Key
from deskbook.rules.departments.tree import Places, places_of
from deskbook.rules.lookup import named, targets

code = "DEPT004"
name = "head-outside-department"
severity = Severity.WARNING
profile = "basic"

_SHOWN = 5


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every head that belongs to another department, but for those above."""
    places = places_of(handbook)
    for department, head in places.heads.items():
        home = places.homes.get(head)
        if home is None or home.kind == "group" or places.inside(department, home):
            continue
        if not _fills_in(handbook, head, places.members.get(department, ())):
            yield _finding(handbook, places, department, head)


def _fills_in(handbook: Handbook, head: Key, members: tuple[Key, ...] | list[Key]) -> bool:
    return any(
        target == head and path[0] == "posts"
        for role in members
        for path, target in targets(handbook, role).items()
    )


def _finding(handbook: Handbook, places: Places, department: Key, head: Key) -> Diagnostic:
    own = places.members.get(department, [])[:_SHOWN]
    hint = text(
        zh="请改成本部门的岗位，例如{roles}；如果“{head}”其实属于本部门，请改它的 belongs_to。",
        en="Write one of its own roles, such as {roles}; or, if {head} does belong here, correct"
        " its belongs_to.",
        roles=named(handbook, own) if own else "",
        head=handbook.label(head),
    )
    alone = text(
        zh="本部门还没有岗位：请先建负责人的岗位，或改正“{head}”的 belongs_to。",
        en="It has no roles yet: make one for its head, or correct belongs_to of {head}.",
        head=handbook.label(head),
    )
    return Diagnostic(
        code,
        severity,
        handbook.location(department, ("head",)),
        text(
            zh="“{label}”的负责人写的是“{head}”，而这个岗位属于“{home}”。",
            en="{label} is headed by {head}, a role that belongs to {home}.",
            label=handbook.label(department),
            head=handbook.label(head),
            home=handbook.label(places.homes[head]),
        ),
        hint if own else alone,
        (
            Related(
                handbook.location(head, ("belongs_to",)),
                text(
                    zh="“{head}”属于哪里写在这里",
                    en="where {head} belongs is written here",
                    head=handbook.label(head),
                ),
            ),
        ),
    )
