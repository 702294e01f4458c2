"""一个编号可以指两个条目

## 检查什么
有些栏目可以写岗位，也可以写部门、工作组或相关方。如果两类条目用了同一个编号，只写编号就分不清指
的是哪一个。

## 为什么重要
分不清就只能猜，而猜错时坐席会把工单转给错误的人。

## 怎么改
在编号前写上类别，例如 `role:quality` 或 `department:quality`。

----
An id that may mean two entries

## What it checks
Some fields take a role, a department, a group or a party. When two of these share an id, the id
alone does not say which one is meant.

## Why it matters
It could only be guessed, and a wrong guess sends the ticket to the wrong people.

## How to fix it
Put the kind before the id: `role:quality` or `department:quality`.

----
## Bad
```yaml handbook/example/parties/hotline.yml
name: 热线平台
type: system
```
```yaml handbook/example/forms/complaint-form.yml
name: 投诉登记表
filled_by: [agent]
sent_to: [hotline]
```

## Good
```yaml handbook/example/parties/hotline.yml
name: 热线平台
type: system
```
```yaml handbook/example/forms/complaint-form.yml
name: 投诉登记表
filled_by: [agent]
sent_to: ["party:hotline"]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Severity
from deskbook.messages import Text, text
from deskbook.model import Handbook, Key
from deskbook.model.record import MARKERS
from deskbook.rules.lookup import alternatives, declared_at, kind_name, quoted

code = "REF006"
name = "ambiguous-reference"
severity = Severity.ERROR
profile = "draft"


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every reference that means more than one entity."""
    for reference in handbook.questionable:
        if len(reference.targets) < 2 or reference.text in MARKERS:
            continue
        part = f"#{reference.part}" if reference.part else ""
        yield Diagnostic(
            code,
            severity,
            handbook.location(reference.source, reference.path),
            text(
                zh="“{source}”里写的“{text}”可以指不止一个条目：{choices}。",
                en='{source} refers to "{text}", which may mean {choices}.',
                source=handbook.label(reference.source),
                text=reference.text,
                choices=alternatives(_choice(handbook, one) for one in reference.targets),
            ),
            text(
                zh="请写明类别：{forms}。",
                en="Say which kind: {forms}.",
                forms=" / ".join(f"{one.kind}:{one.id}{part}" for one in reference.targets),
            ),
            tuple(declared_at(handbook, one) for one in reference.targets),
        )


def _choice(handbook: Handbook, key: Key) -> Text:
    return text(
        "{kind}{label}", "{kind} {label}", kind=kind_name(key.kind), label=quoted(handbook, key)
    )
