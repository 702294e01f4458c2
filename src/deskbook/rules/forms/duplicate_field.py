"""表单的栏目或选项重复

## 检查什么
一张表单里没有两个同名的栏目，一个栏目里没有两个相同的选项。空格、大小写、全角半角不同的算相同。

原文里确实有两个同名的栏目（例如每人一栏），在后一个写 `note` 说明，就不再报告。

## 为什么重要
同名的栏目分不清各填什么，常常是抄了两遍。

## 怎么改
删去重复的，或者写清楚两栏的区别，例如“客户电话”“联系人电话”。

----
Fields or choices of a form that occur twice

## What it checks
No two fields of a form have the same name, and no field offers the same choice twice. Blanks, case
and full-width characters make no difference.

If the source has two fields of one name, such as one for each person, a `note` on the second says
so and nothing is reported.

## Why it matters
Nobody knows what goes into which of them; mostly one was copied twice.

## How to fix it
Remove one, or say how they differ, such as 客户电话 and 联系人电话.

----
## Bad
```yaml handbook/example/forms/complaint-form.yml
name: 投诉登记表
filled_by: [agent]
fields:
  - {id: matter, name: 投诉内容}
  - {id: content, name: 投诉内容}
```

## Good
```yaml handbook/example/forms/complaint-form.yml
name: 投诉登记表
filled_by: [agent]
fields:
  - {id: matter, name: 投诉事项}
  - {id: content, name: 投诉内容}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Related, Severity
from deskbook.messages import text
from deskbook.model import Handbook, listed
from deskbook.model.work import Form
from deskbook.rules.lookup import Path, whole
from deskbook.schema import numerals

code = "FORM002"
name = "duplicate-field"
severity = Severity.WARNING
profile = "basic"


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every field or choice that a form has twice."""
    for form in whole(handbook, Form):
        memo = handbook.memo(form.key)
        if code not in memo:
            memo[code] = tuple(_look(handbook, form))
        yield from memo[code]


def _look(handbook: Handbook, form: Form) -> Iterator[Diagnostic]:
    first: dict[str, int] = {}
    for number, field in enumerate(listed(form.fields)):
        earlier = first.setdefault(_same(field.name), number)
        if earlier != number and not field.note:
            yield _finding(
                handbook,
                form,
                ("fields", number, "name"),
                ("fields", earlier, "name"),
                field.name,
            )
        offered: dict[str, int] = {}
        for position, choice in enumerate(field.choices):
            before = offered.setdefault(_same(choice), position)
            if before != position:
                here: Path = ("fields", number, "choices")
                yield _finding(handbook, form, (*here, position), (*here, before), choice)


def _same(name: str) -> str:
    return "".join(numerals.tidy(name).casefold().split())


def _finding(handbook: Handbook, form: Form, path: Path, earlier: Path, name: str) -> Diagnostic:
    is_choice = "choices" in path
    return Diagnostic(
        code,
        severity,
        handbook.location(form.key, path),
        text(
            zh="表单“{label}”的同一个栏目有两个选项都是“{name}”。",
            en='A field of the form {label} offers "{name}" twice.',
            label=handbook.label(form.key),
            name=name,
        )
        if is_choice
        else text(
            zh="表单“{label}”有两个栏目都叫“{name}”。",
            en='Two fields of the form {label} are called "{name}".',
            label=handbook.label(form.key),
            name=name,
        ),
        text(zh="请删去重复的选项。", en="Remove one of them.")
        if is_choice
        else text(
            zh="请删去重复的，或者写清楚两栏的区别；原文就是这样的，在这一栏写 note 说明。",
            en="Remove one of them, or say how they differ; if the source is like this, say so in"
            " a note on this field.",
        ),
        (
            Related(
                handbook.location(form.key, earlier),
                text(zh="第一次写在这里", en="it is written here first"),
            ),
        ),
    )
