"""停用或改名以前的编号又被用了

## 检查什么
写在 `retired.yml` 里的编号，以及写在别的条目 `former_ids` 里的旧编号，不能再给同一类的另一个条目
用。

## 为什么重要
旧的网址、打印稿和培训资料里还有这个编号。它一旦换了主人，照着旧资料找的人就会找到另一个条目，而且
自己不知道。

## 怎么改
给新的条目换一个编号，可以运行 `deskbook rename`。如果这就是原来的条目，请删去 `retired.yml` 里的那
一行，或者从另一个条目的 `former_ids` 里删去这个编号。

----
An id of a removed or renamed entry is used again

## What it checks
An id in `retired.yml`, or in the `former_ids` of another entry, is not given to a second entry of
the same kind.

## Why it matters
Old addresses, printed copies and training material still carry the id. When it gets a new owner,
whoever follows them arrives at another entry and does not notice.

## How to fix it
Give the new entry another id, for instance with `deskbook rename`. If it is the old entry, remove
its line from `retired.yml`, or the id from the `former_ids` of the other one.

----
## Bad
```yaml handbook/example/retired.yml
retired:
  - kind: role
    id: night-clerk
    name: 夜班专员
    date: 2026-03-01
```
```yaml handbook/example/roles/night-clerk.yml
name: 夜间巡查员
belongs_to: hotline
reports_to: {line: supervisor}
headcount: 1
duties: not_specified
```

## Good
```yaml handbook/example/retired.yml
retired:
  - kind: role
    id: night-clerk
    name: 夜班专员
    date: 2026-03-01
```
```yaml handbook/example/roles/night-inspector.yml
name: 夜间巡查员
belongs_to: hotline
reports_to: {line: supervisor}
headcount: 1
duties: not_specified
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Related, Severity
from deskbook.messages import text
from deskbook.model import Handbook, Key
from deskbook.rules.former import Former, former
from deskbook.rules.lookup import kind_name

code = "ID004"
name = "retired-id-reused"
severity = Severity.ERROR
profile = "basic"


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every entity whose id belonged to another one of its kind."""
    for key, old in former(handbook).items():
        if handbook.declared(key) and old.source != key:
            yield _finding(handbook, key, old)


def _finding(handbook: Handbook, key: Key, old: Former) -> Diagnostic:
    if old.retirement is not None:
        owner = text(
            zh="属于已经停用的{kind}“{label}”",
            en="belonged to the {kind} {label}, which was retired",
            kind=kind_name(key.kind),
            label=old.retirement.name or old.retirement.id,
        )
    else:
        owner = text(
            zh="是{kind}“{label}”的旧编号",
            en="is a former id of the {kind} {label}",
            kind=kind_name(key.kind),
            label=handbook.label(old.source),
        )
    return Diagnostic(
        code,
        severity,
        handbook.location(key),
        text(
            zh="“{label}”用了编号“{id}”，而这个编号{owner}。",
            en='{label} has the id "{id}", but that {owner}.',
            label=handbook.label(key),
            id=key.id,
            owner=owner,
        ),
        text(
            zh="请给这个条目换一个编号；如果它就是原来的条目，请删去旧的记录。",
            en="Give this entry another id; if it is the old entry, remove the old record.",
        ),
        (
            Related(
                handbook.location(old.source, old.path),
                text(zh="旧的记录在这里", en="the old record is here"),
            ),
        ),
    )
