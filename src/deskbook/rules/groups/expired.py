"""临时的工作组过了期，或没有写到什么时候

## 检查什么
工作组的 `until` 写的日期已经过去，而文件还在使用中。项目组（`type: project`）没有写 `until` 的也
提醒一下；原文没有写明的写 `not_specified`。日期是否过去，要用 `--as-of` 指定按哪一天判断。

## 为什么重要
到期的小组没有人再开会，写着交给它的事情就没有人做。

## 怎么改
已经解散的写 `status: retired`；延期的写上新的日期。

----
A temporary group that is over, or has no end

## What it checks
The date in `until` of a group is past while its file is still in use. A project (`type: project`)
without `until` is mentioned too; write `not_specified` where the source does not say. Whether a
date is past is judged as of the day given with `--as-of`.

## Why it matters
A group that is over meets no more, and nobody does what is handed to it.

## How to fix it
Write `status: retired` when it is dissolved, or the new date when it goes on.

----
## Bad
```yaml handbook/example/groups/quality-group.yml
name: 质量小组
chair: supervisor
members:
  - {member: agent, as: 组员}
until: 2026-03-31
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
from datetime import date

from deskbook.diagnostics import Diagnostic, Severity
from deskbook.messages import text
from deskbook.model import Handbook
from deskbook.model.organization import Group
from deskbook.rules.lookup import day, whole

code = "GRP002"
name = "temporary-group-expired"
severity = Severity.WARNING
profile = "basic"


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield an info for every project that does not say when it ends."""
    for group in whole(handbook, Group):
        if group.type == "project" and not group.until:
            yield Diagnostic(
                code,
                Severity.INFO,
                handbook.location(group.key),
                text(
                    zh="项目组“{label}”没有写到什么时候为止。",
                    en="The project {label} does not say when it ends.",
                    label=handbook.label(group.key),
                ),
                text(
                    zh="请写 until，填日期或结束的条件；原文没有写明的写 until: not_specified。",
                    en="Write until with a date or an event; until: not_specified where the source"
                    " does not say.",
                ),
            )


def check_on(handbook: Handbook, today: date) -> Iterator[Diagnostic]:
    """Yield a finding for every group in use whose last day is before `today`."""
    for group in whole(handbook, Group):
        last = day(group.until)
        if last is not None and last < today:
            yield Diagnostic(
                code,
                severity,
                handbook.location(group.key, ("until",)),
                text(
                    zh="工作组“{label}”写的是存续到 {until}，已经过了，文件还在使用中。",
                    en="The group {label} was to last until {until}; it is over, but its file is"
                    " still in use.",
                    label=handbook.label(group.key),
                    until=group.until,
                ),
                text(
                    zh="已经解散的请写 status: retired；延期的请写新的日期。",
                    en="Write status: retired if it is dissolved, or the new date if it goes on.",
                ),
            )
