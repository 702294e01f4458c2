"""看不出岗位做什么

## 检查什么
岗位没有写职责（`duties`）、`duties_from`、宗旨和权限，流程、制度、表单、审批、会议等也都没有提到
它。原文没有写明职责的写 `duties: not_specified`。

## 为什么重要
新员工打开这一页，只看到名称和上级，不知道要做什么；培训也无从讲起。

## 怎么改
写上 `duties`；职责和另一个岗位相同的，写 `duties_from: 那个岗位`。

----
A role nobody can see the work of

## What it checks
A role has neither `duties`, `duties_from`, a purpose nor authority, and no procedure, policy,
form, approval, meeting or the like mentions it. Write `duties: not_specified` where the source
does not say.

## Why it matters
Newcomers find a name and a manager on their page, and nothing to do; there is nothing to train.

## How to fix it
Write its `duties`, or `duties_from` with the role that has the same ones.

----
## Bad
```yaml handbook/example/roles/clerk.yml
name: 文员
belongs_to: hotline
reports_to: {line: supervisor}
headcount: 1
```

## Good
```yaml handbook/example/roles/clerk.yml
name: 文员
belongs_to: hotline
reports_to: {line: supervisor}
headcount: 1
duties:
  - {id: file-forms, text: 整理投诉登记表}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Severity
from deskbook.messages import text
from deskbook.model import Handbook, Key
from deskbook.model.organization import Role
from deskbook.rules.lookup import whole

code = "ROLE009"
name = "no-duties"
severity = Severity.WARNING
profile = "standard"

_STRUCTURE = ("role", "holdings")
"""Those who mention a role only to say where it stands."""


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every role of which nothing tells what it does."""
    for role in whole(handbook, Role):
        if any((role.duties, role.duties_from, role.purpose, role.authority)):
            continue
        if role.works_with or role.metrics or role.forms or role.relations:
            continue
        if not _acts(handbook, role.key):
            yield Diagnostic(
                code,
                severity,
                handbook.location(role.key),
                text(
                    zh="岗位“{label}”没有写职责，流程、制度等也没有提到它做什么。",
                    en="The role {label} has no duties, and nothing else tells what it does.",
                    label=handbook.label(role.key),
                ),
                text(
                    zh="请写 duties；和另一个岗位相同的写“duties_from: 那个岗位的编号”，"
                    "原文没有写明的写 duties: not_specified。",
                    en="Write its duties; duties_from with the id of a role that has the same ones;"
                    " duties: not_specified where the source does not say.",
                ),
            )


def _acts(handbook: Handbook, key: Key) -> bool:
    return any(
        reference.source.kind not in _STRUCTURE and reference.field != "owner"
        for reference in handbook.incoming(key)
    )
