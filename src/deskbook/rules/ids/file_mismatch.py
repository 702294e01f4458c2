"""文件里的编号与文件名不同

## 检查什么
`id` 可以不写，编号就是文件名。写了就要与文件名（去掉 .yml）完全相同；组织的编号是文件夹名。

## 为什么重要
别处引用时用的是文件名。文件里写着另一个编号，看的人会照着错的去引用。

## 怎么改
删去 `id` 这一行，或把它改成文件名。想改编号，就改文件名，并把旧编号写进 `former_ids`。

----
The id in a file differs from its name

## What it checks
`id` may be left out: the file name is the id. When it is written it has to equal the file name
without .yml; the id of an organization is the name of its folder.

## Why it matters
References use the file name. Another id inside the file misleads everybody who reads it.

## How to fix it
Remove the `id` line, or make it the file name. To change an id, rename the file and put the old
id into `former_ids`.

----
## Bad
```yaml handbook/example/parties/customer.yml
id: client
name: 客户
type: external
```

## Good
```yaml handbook/example/parties/customer.yml
name: 客户
type: external
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Fix, Severity
from deskbook.messages import text
from deskbook.model import Handbook

code = "ID002"
name = "id-file-mismatch"
severity = Severity.ERROR
profile = "draft"
fixable = True


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every written id that is not the one its place gives."""
    for key in handbook.entities:
        written = handbook.data(key).get("id")
        if written is None or str(written) == key.id:
            continue
        place = handbook.location(key, ("id",))
        yield Diagnostic(
            code,
            severity,
            place,
            text(
                zh="“{label}”的文件里写着编号“{written}”，而文件名给出的编号是“{id}”。",
                en='The file of {label} says id "{written}", but its name makes the id "{id}".',
                label=handbook.label(key),
                written=written,
                id=key.id,
            ),
            text(
                zh="请删去 id 这一行，或改成 {id}；想换编号请改文件名。",
                en="Remove the id line or make it {id}; to change the id, rename the file.",
                id=key.id,
            ),
            fix=Fix(place, key.id),
        )
