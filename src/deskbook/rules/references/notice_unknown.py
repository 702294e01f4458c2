"""通知里写的条目不存在

## 检查什么
handbook.yml 的 `desk:` 里，通知（`notices`）的 `entry` 写的条目要存在。条目要写全组织、类型和编号，
例如 `shop/solution:return-goods`。

## 为什么重要
坐席点开这条通知，想看详细内容，却什么也打不开。

## 怎么改
按提示改成现在的编号；没有写得更详细的条目，就把 `entry` 这一行删掉。

----
A notice names an entry that does not exist

## What it checks
The `entry` of each of the `notices` below `desk:` in handbook.yml exists. It is written
`organization/kind:id`, such as `shop/solution:return-goods`.

## Why it matters
Agents open the notice to read more, and nothing opens.

## How to fix it
Write the id the entry has now. Where no entry says more, delete the line with `entry`.

----
## Bad
```yaml handbook/handbook.yml
title: 示例手册
organizations: [example]
desk:
  notices:
    - {text: 退货改到一楼办理。, entry: example/solution:return-good}
```

## Good
```yaml handbook/handbook.yml
title: 示例手册
organizations: [example]
desk:
  notices:
    - {text: 退货改到一楼办理。, entry: example/solution:return-goods}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Location, Severity
from deskbook.messages import Text, text
from deskbook.model import Handbook
from deskbook.model.settings import Notice
from deskbook.rules.lookup import beginning, notices
from deskbook.rules.references import entry_names
from deskbook.rules.suggestions import Suggestions

code = "REF009"
name = "notice-unknown"
severity = Severity.ERROR
profile = "draft"
fixable = True


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every entry of a notice that does not exist."""
    written = [(file, path, one) for file, path, one in notices(handbook) if one.entry]
    if not written:
        return
    known = entry_names.names(handbook)
    suggestions = Suggestions(handbook)
    for file, path, notice in written:
        if notice.entry not in known:
            place = file.location((*path, "entry"))
            yield _finding(handbook, suggestions, notice, place)


def _finding(
    handbook: Handbook, suggestions: Suggestions, notice: Notice, place: Location
) -> Diagnostic:
    found = entry_names.unknown(handbook, suggestions, notice.entry)
    message = text(
        zh="通知“{notice}”里写的条目“{entry}”{fate}。",
        en='The notice "{notice}" names the entry "{entry}", which {fate}.',
        notice=beginning(notice.text),
        entry=notice.entry,
        fate=found.fate or text(zh="不存在", en="does not exist"),
    )
    hint: Text = entry_names.proposal(handbook, found) or text(
        zh="请写全组织、类型和编号，例如 {example}；没有写得更详细的条目，就把 entry 这一行删掉。",
        en="Write organization/kind:id, such as {example}; where no entry says more, delete the"
        " line with entry.",
        example=entry_names.example(handbook),
    )
    return Diagnostic(code, severity, place, message, hint, found.related, found.fix(place))
