"""指向已经停用的条目

## 检查什么
使用中的文件在栏目里引用了 `status: retired`（已停用）的条目，或 `confidence: archived`（已归档）的
解决方案。

合并方案里写旧部门是应该的，不报告；说明文字里的链接不检查。制度在 `supersedes` 里用链接写明代替了哪
一份的，解决方案用 `replaced_by` 写明由谁取代的，会建议改成引用新的那一份。

## 为什么重要
坐席照着走，就会把工单转给已经撤销的岗位，或按作废的制度答复客户。

## 怎么改
改成现在有效的条目，或删去这一项；其实还在用的，把对方的 `status` 改过来。

----
A reference to what is retired

## What it checks
A field of a file in use refers to an entry with `status: retired`, or to a solution with
`confidence: archived`.

Merges name old departments on purpose; links in texts are not looked at. Where a policy links to
the old one in `supersedes`, or the old solution names in `replaced_by` what is used instead, the
new one is proposed.

## Why it matters
Agents would hand tickets to a role that is gone, or answer by a policy that is no longer valid.

## How to fix it
Refer to what is valid now, or remove it; if it is still in use, correct its `status`.

----
## Bad
```yaml handbook/example/forms/paper-form.yml
name: 纸质登记表
status: retired
```
```yaml handbook/example/roles/agent.yml
name: 热线坐席
belongs_to: hotline
reports_to: {line: supervisor}
headcount: 6
forms: [paper-form]
```

## Good
```yaml handbook/example/forms/paper-form.yml
name: 纸质登记表
status: retired
```
```yaml handbook/example/roles/agent.yml
name: 热线坐席
belongs_to: hotline
reports_to: {line: supervisor}
headcount: 6
forms: [complaint-form]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Fix, Related, Severity
from deskbook.messages import Text, text
from deskbook.model import Entity, Handbook, Key
from deskbook.model.knowledge import Solution
from deskbook.model.references import Reference
from deskbook.rules.lookup import kind_name
from deskbook.rules.references.wording import written

code = "REF003"
name = "reference-to-retired"
severity = Severity.WARNING
profile = "basic"
fixable = True

_LEFT_OUT = {("department", "merges"), ("solution", "escalate"), ("solution", "replaced_by")}
"""Fields that name what is out of use on purpose, or of which another rule has more to say."""


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every reference from an entry in use to one out of use."""
    for key, entity in handbook.entities.items():
        if not _out_of_use(entity):
            continue
        for reference in _references_in_use(handbook, key):
            yield _finding(handbook, reference, key, *_retired(handbook, entity))


def _references_in_use(handbook: Handbook, key: Key) -> Iterator[Reference]:
    for reference in handbook.incoming(key):
        field = (reference.source.kind, reference.field)
        source = handbook.get(reference.source)
        if source is None or _out_of_use(source) or reference.source == key:
            continue
        if reference.target == key and field not in _LEFT_OUT:
            yield reference


def _out_of_use(entity: Entity) -> bool:
    archived = isinstance(entity, Solution) and entity.confidence == "archived"
    return entity.status == "retired" or archived


def _retired(handbook: Handbook, entity: Entity) -> tuple[Text, Related]:
    """Return what to say of an entry out of use, and where that is written."""
    if entity.status == "retired":
        return text(zh="已经停用", en="is retired"), Related(
            handbook.location(entity.key, ("status",)),
            text(zh="停用写在这里", en="that it is retired is written here"),
        )
    return text(zh="已经归档", en="is archived"), Related(
        handbook.location(entity.key, ("confidence",)),
        text(zh="归档写在这里", en="that it is archived is written here"),
    )


def _finding(
    handbook: Handbook,
    reference: Reference,
    key: Key,
    state: Text,
    related: Related,
) -> Diagnostic:
    place = handbook.location(reference.source, reference.path)
    successor = _successor(handbook, key)
    hint = text(
        zh="请改成现在有效的条目，或删去这一项；其实还在用的，请改正对方的 status。",
        en="Refer to what is valid now, or remove it; if it is still in use, correct its status.",
    )
    fix = None
    if successor is not None:
        hint = text(
            zh="它已经由“{successor}”取代，请改成引用那一个。",
            en="{successor} has superseded it; refer to that one.",
            successor=handbook.label(successor),
        )
        if not reference.part:
            words = written(handbook, successor, reference.source.organization, reference.kinds)
            fix = Fix(place, words)
    return Diagnostic(
        code,
        severity,
        place,
        text(
            zh="“{source}”引用的{kind}“{target}”{state}。",
            en="{source} refers to the {kind} {target}, which {state}.",
            source=handbook.label(reference.source),
            kind=kind_name(key.kind),
            target=handbook.label(key),
            state=state,
        ),
        hint,
        (related,),
        fix,
    )


def _successor(handbook: Handbook, key: Key) -> Key | None:
    """Return what supersedes an entry or is named as used instead, when that is one in use."""
    found = {
        reference.source
        for reference in handbook.linked_from(key)
        if reference.path == ("supersedes",) and reference.target == key
    }
    found.update(
        target
        for reference in handbook.outgoing(key)
        if reference.path == ("replaced_by",)
        and (target := reference.target)
        and target in handbook.entities
    )
    successors = [one for one in found if not _out_of_use(handbook.entities[one])]
    return successors[0] if len(successors) == 1 else None
