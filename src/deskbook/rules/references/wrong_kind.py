"""引用了另一类条目

## 检查什么
每个栏目只接受某几类条目，例如上级部门只能是部门，部门负责人只能是岗位。这里写的编号存在，但不是
这个栏目能用的类别。

## 为什么重要
把部门写进“负责人”，架构图上就没有负责人；把表单写进“制度”，坐席会翻到一张空表。

## 怎么改
改成栏目所要的那一类条目的编号。同一个编号两类都有时，写上类别，例如 `role:service`。

----
A reference to an entry of another kind

## What it checks
Every field takes entries of certain kinds: a parent department is a department, the head of a
department is a role. The id exists, but it belongs to a kind this field does not take.

## Why it matters
A department in place of its head leaves the chart without a head; a form in place of a policy
sends the agent to an empty sheet.

## How to fix it
Write the id of an entry of the right kind. Where two kinds share an id, say which:
`role:service`.

----
## Bad
```yaml handbook/example/departments/hotline.yml
name: 热线组
type: team
parent: service
head: service
```

## Good
```yaml handbook/example/departments/hotline.yml
name: 热线组
type: team
parent: service
head: supervisor
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Severity
from deskbook.messages import Text, text
from deskbook.model import Handbook, Key, Reference
from deskbook.model.record import MARKERS
from deskbook.rules.lookup import declared_at, kind_name, kind_names
from deskbook.rules.references.wording import (
    Choices,
    allowed,
    of_other_kind,
    proposal,
    replacement,
    wanted,
)
from deskbook.rules.suggestions import Suggestions

code = "REF002"
name = "wrong-kind"
severity = Severity.ERROR
profile = "draft"


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every reference to something the field does not take."""
    suggestions = Suggestions(handbook)
    choices = Choices(handbook)
    for reference in handbook.questionable:
        if reference.text not in MARKERS:
            others = of_other_kind(suggestions, reference)
            if others:
                yield _wrong(handbook, suggestions, choices, reference, others[0])


def _wrong(
    handbook: Handbook,
    suggestions: Suggestions,
    choices: Choices,
    reference: Reference,
    other: Key,
) -> Diagnostic:
    kinds = allowed(reference)
    home, identifier = wanted(reference)
    close = suggestions.close(identifier, home, kinds)
    hint = text(
        zh="请改写一个{kinds}的编号。{choices}",
        en="Write the id of a {kinds}. {choices}",
        kinds=kind_names(kinds),
        choices=choices.told(reference) or Text("", ""),
    )
    return Diagnostic(
        code,
        severity,
        handbook.location(reference.source, reference.path),
        text(
            zh="“{source}”里写的“{text}”是{kind}“{other}”，而这里要写{kinds}。",
            en='{source} refers to "{text}", which is the {kind} {other}; this field takes a'
            " {kinds}.",
            source=handbook.label(reference.source),
            text=reference.text,
            kind=kind_name(other.kind),
            other=handbook.label(other),
            kinds=kind_names(kinds),
        ),
        proposal(handbook, close) if close else hint,
        (declared_at(handbook, other),),
        replacement(handbook, reference, suggestions.exact(identifier, home, kinds)),
    )
