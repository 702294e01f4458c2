"""同一个文件里有两处用了相同的编号

## 检查什么
职责、职能、步骤、条款、字段等各有一个 `id`，在同一个文件里不能重复。

## 为什么重要
别处引用“岗位#职责”时，要能准确落到一条上；流程里的连线也靠它找到步骤。

## 怎么改
给后面的那一条换一个能说明内容的编号，例如 `d-weekly-report`。

----
Two parts of a file with the same id

## What it checks
Duties, functions, steps, clauses, fields and the like each have an `id`, which may occur once
in a file.

## Why it matters
A reference to a duty has to lead to one duty, and the arrows of a procedure find their steps by
it.

## How to fix it
Give the later one an id that says what it is, such as `d-weekly-report`.

----
## Bad
```yaml handbook/example/roles/supervisor.yml
name: 热线主管
belongs_to: hotline
reports_to: {line: manager}
headcount: 1
duties:
  - {id: assign-shifts, text: 安排班次}
  - {id: assign-shifts, text: 抽查录音}
```

## Good
```yaml handbook/example/roles/supervisor.yml
name: 热线主管
belongs_to: hotline
reports_to: {line: manager}
headcount: 1
duties:
  - {id: assign-shifts, text: 安排班次}
  - {id: check-recordings, text: 抽查录音}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Location, Related, Severity
from deskbook.messages import text
from deskbook.model import Handbook, Key
from deskbook.rules.lookup import Path

code = "ID005"
name = "duplicate-part-id"
severity = Severity.ERROR
profile = "draft"


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every part whose id an earlier part of the same entity has."""
    for key in handbook.entities:
        memo = handbook.memo(key)
        if code not in memo:
            memo[code] = tuple(_look(handbook, key))
        yield from memo[code]


def _look(handbook: Handbook, key: Key) -> Iterator[Diagnostic]:
    first: dict[str, Path] = {}
    for path, identifier in handbook.part_ids(key):
        earlier = first.setdefault(identifier, path)
        if earlier is not path:
            yield _finding(handbook, key, identifier, path, earlier)


def _finding(
    handbook: Handbook, key: Key, identifier: str, path: Path, earlier: Path
) -> Diagnostic:
    def place(where: Path) -> Location:
        return handbook.location(key, where)

    return Diagnostic(
        code,
        severity,
        place(path),
        text(
            zh="“{label}”里有两处用了编号“{id}”。",
            en='Two parts of {label} have the id "{id}".',
            label=handbook.label(key),
            id=identifier,
        ),
        text(
            zh="请给这一处换一个编号，同一个文件里不能重复。",
            en="Give this one another id; it may occur once in a file.",
        ),
        (Related(place(earlier), text(zh="第一次用在这里", en="first used here")),),
    )
