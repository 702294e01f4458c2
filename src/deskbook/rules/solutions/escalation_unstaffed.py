"""升级给了没有人的岗位

## 检查什么
解决方案和流程的 `escalate`（升级）写的岗位，要有人在岗。只有写明没有人的才算问题：人数写的是
0，或者全部席位都写着空缺（`vacancy`），也没有人兼任。没有写人数的、写 `not_specified` 的都不算。

## 为什么重要
客服把客户转过去，那边却没有人接。客户等不到回音，客服也不知道还能找谁。

## 怎么改
改成现在由谁接手，例如兼管的主管；已经有人到岗的，请更新那个岗位的人数或席位。

----
An escalation to a role that nobody holds

## What it checks
The roles in `escalate` of solutions and procedures are staffed. Only what is said to be empty
counts: a headcount of 0, or all posts with a `vacancy` and nobody filling them besides another
post. A headcount that is not written, or `not_specified`, is no finding.

## Why it matters
The agent hands the caller over and nobody is there to take the case.

## How to fix it
Name who takes over at present, such as the supervisor who looks after it. If somebody has
started, bring headcount or posts of the role up to date.

----
## Bad
```yaml handbook/example/roles/shift-leader.yml
name: 值班长
belongs_to: hotline
reports_to: {line: supervisor}
headcount: 0
```
```yaml handbook/example/solutions/angry-caller.yml
name: 客户要找领导
questions: [叫你们领导来, 我要找经理, 你做不了主]
answer:
  say: 您好，我请值班长来处理，请稍候。
escalate:
  - {to: shift-leader, when: 客户坚持}
```

## Good
```yaml handbook/example/roles/shift-leader.yml
name: 值班长
belongs_to: hotline
reports_to: {line: supervisor}
headcount: 1
```
```yaml handbook/example/solutions/angry-caller.yml
name: 客户要找领导
questions: [叫你们领导来, 我要找经理, 你做不了主]
answer:
  say: 您好，我请值班长来处理，请稍候。
escalate:
  - {to: shift-leader, when: 客户坚持}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Related, Severity
from deskbook.messages import Text, text
from deskbook.model import Handbook, Key
from deskbook.model.headcount import BESIDE, parse
from deskbook.model.knowledge import Solution
from deskbook.model.organization import Role
from deskbook.rules.headcount.seats import VACANT
from deskbook.rules.lookup import Path, whole

code = "SOL003"
name = "escalation-unstaffed"
severity = Severity.WARNING
profile = "basic"


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every escalation to a role that is said to be empty.

    A warning only: posts fall vacant, and the handbook has to be published all the same.
    """
    for role in whole(handbook, Role):
        empty = _empty(role)
        if empty is None:
            continue
        field, why = empty
        for reference in handbook.incoming(role.key):
            if "escalate" not in reference.path or not _counts(handbook, reference.source):
                continue
            yield Diagnostic(
                code,
                severity,
                handbook.location(reference.source, reference.path),
                text(
                    zh="“{label}”升级给“{role}”，但这个岗位{why}。",
                    en="{label} escalates to {role}, but {why}.",
                    label=handbook.label(reference.source),
                    role=handbook.label(role.key),
                    why=why,
                ),
                text(
                    zh="请改成现在由谁接手；已经有人到岗的，请更新岗位的 headcount（人数）或 "
                    "posts（席位）。",
                    en="Name who takes over at present; if somebody has started, update headcount"
                    " or posts of the role.",
                ),
                (
                    Related(
                        handbook.location(role.key, field, key_only=True),
                        text(zh="写在这里", en="said here"),
                    ),
                ),
            )


def _counts(handbook: Handbook, source: Key) -> bool:
    entity = handbook.get(source)
    out_of_use = entity is None or entity.status == "retired"
    archived = isinstance(entity, Solution) and entity.confidence == "archived"
    return not out_of_use and not archived and handbook.is_whole(source)


def _empty(role: Role) -> tuple[Path, Text] | None:
    """Return the field that says nobody holds the role, and how messages put it."""
    if any(post.concurrent is not None for post in role.posts):
        return None
    headcount = parse(role.headcount)
    if headcount.kind in BESIDE or headcount.kind == "per_role":
        return None
    if headcount.stated and headcount.max == 0:
        return ("headcount",), text(zh="写明人数是 0", en="its headcount is 0")
    listed = len(role.posts)
    if not listed or any(post.vacancy not in VACANT for post in role.posts):
        return None
    if headcount.stated and (headcount.max is None or headcount.max > listed):
        return None  # only some posts are listed; the others may well be filled
    return ("posts",), text(
        zh="的 {count} 个席位都空缺", en="all {count} of its posts are vacant", count=listed
    )
