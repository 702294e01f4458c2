"""类别绕成一圈

## 检查什么
顺着类别的上级（`parent`）一级一级往上，不能又回到自己。

## 为什么重要
绕成一圈的类别排不进目录，属于它们的解决方案也就找不到地方放。

## 怎么改
看提示里列出的这一圈，把其中一个类别的 `parent` 改成真正的上级；最上级的类别不写 `parent`。

----
Categories in a ring

## What it checks
Following the parent (`parent`) of a category upwards never leads back to it.

## Why it matters
Categories in a ring stand nowhere in the list, and neither do their solutions.

## How to fix it
Look at the ring in the message and give one of the categories its true parent. A top category has
no `parent`.

----
## Bad
```yaml handbook/example/categories/orders.yml
name: 订单
parent: delivery
```
```yaml handbook/example/categories/delivery.yml
name: 配送
parent: orders
```

## Good
```yaml handbook/example/categories/orders.yml
name: 订单
```
```yaml handbook/example/categories/delivery.yml
name: 配送
parent: orders
routes_to: [agent]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Related, Severity
from deskbook.messages import text
from deskbook.model import Handbook, Key
from deskbook.model.knowledge import Category
from deskbook.rules.cycles import rings
from deskbook.rules.lookup import targets, whole

code = "CAT001"
name = "category-cycle"
severity = Severity.ERROR
profile = "draft"


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every ring of parents."""
    lines: dict[Key, Key] = {}
    for category in whole(handbook, Category):
        parent = targets(handbook, category.key).get(("parent",))
        if parent is not None:
            lines[category.key] = parent
    for first, *others in rings(lines):
        yield Diagnostic(
            code,
            severity,
            handbook.location(first, ("parent",)),
            text(
                zh="类别的上级绕成了一圈：{chain}。",
                en="These categories are each other's parents: {chain}.",
                chain=" → ".join(handbook.label(key) for key in (first, *others, first)),
            ),
            text(
                zh="请把其中一个类别的 parent 改成真正的上级；最上级的类别不写 parent。",
                en="Give one of them its true parent; a top category has no parent.",
            ),
            tuple(
                Related(
                    handbook.location(key, ("parent",)),
                    text(
                        zh="“{label}”的上级写在这里",
                        en="the parent of {label} is written here",
                        label=handbook.label(key),
                    ),
                )
                for key in others
            ),
        )
