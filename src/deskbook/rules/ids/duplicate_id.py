"""同一个编号用了两次

## 检查什么
在一个组织里，同一类条目的编号只能用一次。最常见的两种情况：术语表里同一个 `id` 写了两条；同一个
文件既有 .yml 又有 .yaml。

## 为什么重要
别处引用这个编号时，分不清指的是哪一条；读者只会看到其中一条。

## 怎么改
给其中一条换一个编号，或把两条合并成一条。

----
An id that is used twice

## What it checks
Within an organization an id is used once for each kind of entry. The usual cases: two terms of
a glossary with the same `id`, and the same file with both .yml and .yaml.

## Why it matters
A reference to that id could mean either; readers see only one of them.

## How to fix it
Give one of them another id, or merge the two.

----
## Bad
```yaml handbook/example/glossary.yml
terms:
  - id: ticket
    name: 工单
  - id: ticket
    name: 服务单
```

## Good
```yaml handbook/example/glossary.yml
terms:
  - id: ticket
    name: 工单
    synonyms: [服务单]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Related, Severity
from deskbook.messages import text
from deskbook.model import Handbook
from deskbook.rules.lookup import kind_name

code = "ID001"
name = "duplicate-id"
severity = Severity.ERROR
profile = "draft"


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every declaration of an id after the first."""
    for key, places in handbook.declarations.items():
        if len(places) < 2:
            continue
        first, *others = handbook.declared_at(key)
        for place in others:
            yield Diagnostic(
                code,
                severity,
                place,
                text(
                    zh="编号“{id}”已经是{kind}“{label}”的编号。",
                    en='The id "{id}" already belongs to the {kind} {label}.',
                    id=key.id,
                    kind=kind_name(key.kind),
                    label=handbook.label(key),
                ),
                text(
                    zh="请换一个编号，或把两处合并成一处。",
                    en="Choose another id, or merge the two.",
                ),
                (Related(first, text(zh="第一次用在这里", en="first used here")),),
            )
