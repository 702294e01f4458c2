"""填个人信息的表单没有写保存多久

## 检查什么
表单有栏目填个人信息（`personal_data: true`），就要写 `retention`，说明填好的表保存多久。原文没有写
的，写 `retention: not_specified`。

## 为什么重要
客户和员工的电话、住址只能保存到用得着的时候。保存多久没有人定，就没有人去清理。

## 怎么改
按原文加上 `retention`，例如 `3y` 或“结案后一年”；原文没有写的，写 `not_specified`。

----
A form with personal data that does not say how long it is kept

## What it checks
A form with a field for personal data (`personal_data: true`) says in `retention` how long what was
filled in is kept; `retention: not_specified` where the source does not say.

## Why it matters
Telephone numbers and addresses of customers and staff may be kept only for as long as they are
needed. Where nobody has said how long, nobody ever clears them out.

## How to fix it
Add `retention` as the source has it, such as `3y` or "one year after the case is closed"; otherwise
`not_specified`.

----
## Bad
```yaml handbook/example/forms/complaint-form.yml
name: 投诉登记表
filled_by: [agent]
fields:
  - {id: phone, name: 客户电话, personal_data: true}
```

## Good
```yaml handbook/example/forms/complaint-form.yml
name: 投诉登记表
filled_by: [agent]
retention: not_specified
fields:
  - {id: phone, name: 客户电话, personal_data: true}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Severity
from deskbook.messages import text
from deskbook.model import Handbook, listed
from deskbook.model.work import Form
from deskbook.rules.lookup import whole

code = "FORM001"
name = "personal-data-without-retention"
severity = Severity.WARNING
profile = "standard"


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every form with personal data that does not say how long it is kept."""
    for form in whole(handbook, Form):
        fields = listed(form.fields)
        personal = [number for number, field in enumerate(fields) if field.personal_data]
        if not personal or form.retention:
            continue
        yield Diagnostic(
            code,
            severity,
            handbook.location(form.key, ("fields", personal[0], "personal_data")),
            text(
                zh="表单“{label}”的“{field}”是个人信息，但没有写填好的表保存多久。",
                en='"{field}" on the form {label} is personal data, but the form does not say how'
                " long it is kept.",
                label=handbook.label(form.key),
                field=fields[personal[0]].name,
            ),
            text(
                zh="请加上 retention，例如“retention: 3y”；"
                "原文没有写的，写 retention: not_specified。",
                en="Add retention, such as retention: 3y; retention: not_specified where the source"
                " does not say.",
            ),
        )
