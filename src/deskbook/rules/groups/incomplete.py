"""工作组没有写谁带领或有哪些人

## 检查什么
工作组没有写组长（`chair`），或没有写成员（`members`），也没有岗位写明属于它。原文没有写明的写
`not_specified`，确实没有的写 `none`。

## 为什么重要
工作组跨几个部门，没有组长和成员就没有人召集，投诉交给它也没有人接。

## 怎么改
补上 `chair` 和 `members`。

----
A group without a chair or members

## What it checks
A group does not say who leads it (`chair`), or names no `members` while no role belongs to it.
Write `not_specified` where the source does not say, `none` where there is deliberately nobody.

## Why it matters
A group cuts across departments. Without a chair and members nobody convenes it, and what is
handed to it is handed to nobody.

## How to fix it
Add `chair` and `members`.

----
## Bad
```yaml handbook/example/groups/quality-group.yml
name: 质量小组
chair: supervisor
until: 2026-12-31
```

## Good
```yaml handbook/example/groups/quality-group.yml
name: 质量小组
chair: supervisor
members:
  - {member: agent, as: 组员}
until: 2026-12-31
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Severity
from deskbook.messages import Text, text
from deskbook.model import Handbook
from deskbook.model.organization import Group
from deskbook.rules.lookup import whole

code = "GRP001"
name = "group-incomplete"
severity = Severity.WARNING
profile = "basic"


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every group that does not say who leads it or who is in it."""
    for group in whole(handbook, Group):
        manned = any(one.path == ("belongs_to",) for one in handbook.incoming(group.key))
        missing = _missing(group, manned)
        if missing is not None:
            yield Diagnostic(
                code,
                severity,
                handbook.location(group.key),
                text(
                    zh="工作组“{label}”没有写{missing}。",
                    en="The group {label} does not say {missing}.",
                    label=handbook.label(group.key),
                    missing=missing,
                ),
                text(
                    zh="请写“chair: 组长的岗位编号”和 members；原文没有写明的写 not_specified，"
                    "确实没有的写 none。",
                    en="Write chair, with the id of a role, and members; not_specified where the"
                    " source does not say, none where there is nobody.",
                ),
            )


def _missing(group: Group, manned: bool) -> Text | None:
    members = bool(group.members) or manned
    if not group.chair and not members:
        return text(zh="谁带领，也没有写有哪些人", en="who leads it, nor who is in it")
    if not group.chair:
        return text(zh="谁带领", en="who leads it")
    return None if members else text(zh="有哪些人", en="who is in it")
