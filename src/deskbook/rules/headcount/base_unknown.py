"""“每……一人”的基数或阶段没有定义

## 检查什么
人数写成 `{per: region, count: 1}`（每区域一人），或部门写成 `repeated: {per: branch}`（每分店一
个）时，`region`、`branch` 要在组织文件 organization.yml 的 `bases` 里有。数目不知道也没关系，写
`count: not_specified`。部门的 `headcount_by_phase` 写的阶段，也要在组织文件的 `phases` 里有。

## 为什么重要
不知道“每什么”，就算不出总人数，也没法说明它的意思。

## 怎么改
改成 `bases`（阶段是 `phases`）里已有的名称，或在那里加上它。

----
A headcount per something, or for a phase, that is not defined

## What it checks
The `region` of `{per: region, count: 1}` and the `branch` of `repeated: {per: branch}` have to
stand under `bases` in organization.yml. When the number is not known, write
`count: not_specified` there. The phases of `headcount_by_phase` have to stand under `phases`.

## Why it matters
Without it no total can be worked out, and nobody can say what it means.

## How to fix it
Write the name of an existing base or phase, or add it.

----
## Bad
```yaml handbook/example/roles/agent.yml
name: 热线坐席
belongs_to: hotline
reports_to: {line: supervisor}
headcount: {per: shift, count: 3}
```

## Good
```yaml handbook/example/organization.yml
name: 示例公司
bases:
  shift: {name: 班次, count: 2}
```
```yaml handbook/example/roles/agent.yml
name: 热线坐席
belongs_to: hotline
reports_to: {line: supervisor}
headcount: {per: shift, count: 3}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Fix, Severity
from deskbook.messages import text
from deskbook.model import Entity, Handbook, Key
from deskbook.model.headcount import parse
from deskbook.model.organization import Department, Organization, Role
from deskbook.rules.headcount.places import headcounts
from deskbook.rules.lookup import Path, declared_at, whole
from deskbook.rules.suggestions import Index

code = "HC003"
name = "headcount-base-unknown"
severity = Severity.ERROR
profile = "basic"
fixable = True


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every base that the organization does not define."""
    roots = {root.key.organization: root for root in whole(handbook, Organization)}
    for record in (Organization, Department, Role):
        for entity in whole(handbook, record):
            root = roots.get(entity.key.organization)
            for path, base in _bases(entity) if root is not None else ():
                if root is not None and base not in root.bases:
                    yield _finding(handbook, root, entity.key, path, base)
            if root is not None and isinstance(entity, Department):
                yield from _phases(handbook, root, entity)


def _bases(entity: Entity) -> Iterator[tuple[Path, str]]:
    for path, value in headcounts(entity):
        headcount = parse(value)
        if headcount.kind == "per":
            yield (*path, "per"), headcount.per
    if isinstance(entity, Department) and entity.repeated is not None and entity.repeated.per:
        yield ("repeated", "per"), entity.repeated.per


def _phases(handbook: Handbook, root: Organization, department: Department) -> Iterator[Diagnostic]:
    known = {phase.id: phase.name for phase in root.phases}
    for number, one in enumerate(department.headcount_by_phase):
        if one.phase in known:
            continue
        place = handbook.location(department.key, ("headcount_by_phase", number, "phase"))
        close = Index({phase: (phase, known[phase]) for phase in known}).close(one.phase)
        yield Diagnostic(
            code,
            severity,
            place,
            text(
                zh="“{label}”写了“{phase}”阶段的人数，但“{root}”没有这个阶段。",
                en='{label} has a headcount for the phase "{phase}", which {root} does not have.',
                label=handbook.label(department.key),
                phase=one.phase,
                root=handbook.label(root.key),
            ),
            text(
                zh="请改成 organization.yml 的 phases 里有的：{known}；或在那里加上它。",
                en="Write one of the phases in organization.yml ({known}), or add it there.",
                known=" / ".join(known) or "—",
            ),
            (declared_at(handbook, root.key),),
            Fix(place, close[0]) if len(close) == 1 else None,
        )


def _finding(handbook: Handbook, root: Organization, key: Key, path: Path, base: str) -> Diagnostic:
    place = handbook.location(key, path)
    close = Index({one: (one, root.bases[one].name) for one in root.bases}).close(base)
    meant = text(
        zh="是不是想写 {proposals}？", en="Did you mean {proposals}?", proposals=" / ".join(close)
    )
    add = text(
        zh="请在 organization.yml 的 bases 里加上：{base}: {form}；现有的：{known}。",
        en="Add it to bases in organization.yml: {base}: {form}. There are: {known}.",
        base=base,
        form="{name: …, count: not_specified}",
        known=", ".join(root.bases) or "—",
    )
    return Diagnostic(
        code,
        severity,
        place,
        text(
            zh="“{label}”按“{base}”计算，但“{root}”没有定义这个基数。",
            en='{label} counts per "{base}", which {root} does not define.',
            label=handbook.label(key),
            base=base,
            root=handbook.label(root.key),
        ),
        meant if close else add,
        (declared_at(handbook, root.key),),
        Fix(place, close[0]) if len(close) == 1 else None,
    )
