"""没有任何地方用到的条目

## 检查什么
- 表单：流程、职责、制度等都没有用到；
- 相关方：没有任何文件提到；
- 问题类别：没有解决方案、流程和下级类别，也没有写转给谁（`routes_to`）；
- 指标：没有写考核谁（`applies_to`），也没有岗位用它。

栏目里的引用和说明文字里的链接都算用到；只有已停用的文件用到的，不算。部门、岗位、流程、制度、会议、
解决方案等本来就可以单独存在，不检查。

## 为什么重要
没有人用的表单和指标，不是忘了写进流程，就是早该停用了；搜索时却还会搜出来。

## 怎么改
在用到它的地方引用它，例如流程步骤的 `forms`；不再用的写 `status: retired`，或删去文件。

----
An entry nothing makes use of

## What it checks
- A form that no procedure, duty, policy or the like uses.
- A party that nothing mentions.
- A category without solutions, procedures and categories below it that does not say where its
  cases go (`routes_to`) either.
- A metric that applies to nobody (`applies_to`) and that no role has.

References in fields and links in texts both count, but not those of retired entries. Departments,
roles, procedures, policies, meetings, solutions and the like may stand alone.

## Why it matters
A form or metric nobody uses was forgotten in a procedure or should have been retired; the search
still finds it.

## How to fix it
Refer to it where it is used, as in `forms` of a step; or write `status: retired`, or remove it.

----
## Bad
```yaml handbook/example/forms/refund-form.yml
name: 退款申请表
filled_by: [agent]
```

## Good
```yaml handbook/example/forms/refund-form.yml
name: 退款申请表
filled_by: [agent]
```
```yaml handbook/example/roles/agent.yml
name: 热线坐席
belongs_to: hotline
reports_to: {line: supervisor}
headcount: 6
forms: [refund-form]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Severity
from deskbook.messages import Text, text
from deskbook.model import Entity, Handbook, Key
from deskbook.model.knowledge import Category
from deskbook.model.organization import Party
from deskbook.model.work import Form, Metric
from deskbook.rules.lookup import kind_name, whole

code = "REF004"
name = "orphan"
severity = Severity.INFO
profile = "standard"

_LACKS: dict[type[Entity], Text] = {
    Form: Text("没有任何流程、职责或制度用到", "no procedure, duty or policy uses it"),
    Party: Text("没有任何文件提到", "nothing mentions it"),
    Category: Text(
        "没有解决方案和流程，也没有写转给谁（routes_to）",
        "it has no solutions or procedures and does not say where its cases go (routes_to)",
    ),
    Metric: Text(
        "没有写考核谁（applies_to），也没有岗位用到",
        "it applies to nobody (applies_to) and no role has it",
    ),
}


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every form, party, category and metric that nothing makes use of."""
    for record, lacks in _LACKS.items():
        for entity in whole(handbook, record):
            if _stands_alone(entity) or _is_used(handbook, entity.key):
                continue
            yield Diagnostic(
                code,
                severity,
                handbook.location(entity.key),
                text(
                    zh="{kind}“{label}”{lacks}。",
                    en="The {kind} {label} is used nowhere: {lacks}.",
                    kind=kind_name(entity.key.kind),
                    label=handbook.label(entity.key),
                    lacks=lacks,
                ),
                text(
                    zh="请在用到它的地方引用“{id}”；不再用的写 status: retired。",
                    en="Refer to {id} where it is used; write status: retired if it no longer is.",
                    id=entity.key.id,
                ),
            )


def _stands_alone(entity: Entity) -> bool:
    """Whether an entry says itself what it is good for."""
    if isinstance(entity, Category):
        return bool(entity.routes_to)
    return isinstance(entity, Metric) and bool(entity.applies_to)


def _is_used(handbook: Handbook, key: Key) -> bool:
    for reference in (*handbook.incoming(key), *handbook.linked_from(key)):
        source = handbook.get(reference.source)
        if source is not None and reference.source != key and source.status != "retired":
            return True
    return False
