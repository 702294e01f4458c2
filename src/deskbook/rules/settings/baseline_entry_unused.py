"""基线文件里的一条已经没有对应的问题

## 检查什么
基线文件 `.deskbook-baseline.json` 记着开始检查时就有的问题，`deskbook check` 不再逐条列出。
这条规则指出其中哪些问题已经不在了：改好了，或者条目已经删去。
没有检查到的规则（例如更严的档才有的）不算。

## 为什么重要
基线文件只能越来越短。
留着用不上的一条，同样的问题再出现时就没有人知道。

## 怎么改
运行 `deskbook check --write-baseline`：用不上的条目会从文件里删去，别的不变。

----
An entry of the baseline whose finding is gone

## What it checks
The baseline `.deskbook-baseline.json` keeps the findings that were there when checks began;
`deskbook check` does not list them. This rule names those that are gone: repaired, or their
entry was removed. What was not looked for (rules of a stricter profile, say) does not count.

## Why it matters
A baseline only ever gets shorter. With an entry that is no longer needed, the same mistake can
come back without anybody noticing.

## How to fix it
Run `deskbook check --write-baseline`: it removes such entries and leaves the others alone.

----
## Bad
```yaml .deskbook-baseline.json
{
  "version": 1,
  "findings": [
    {
      "fingerprint": "0123456789abcdef0123456789abcdef",
      "code": "DEPT002",
      "path": "handbook/example/departments/hotline.yml",
      "message": "“热线组(hotline)”没有写上级部门。"
    }
  ]
}
```

## Good
```yaml .deskbook-baseline.json
{
  "version": 1,
  "findings": []
}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Severity
from deskbook.diagnostics.baseline import Baseline, Entry
from deskbook.messages import Text, text

code = "CFG004"
name = "baseline-entry-unused"
severity = Severity.WARNING
profile = "draft"
raised_by = "rules"

_HINT = Text(
    "请运行 deskbook check --write-baseline，它会把这一条从基线文件里删去。",
    "Run deskbook check --write-baseline, which removes this entry from the baseline.",
)


def unused(baseline: Baseline, entries: Iterator[Entry]) -> Iterator[Diagnostic]:
    """Yield the finding that an entry of the baseline has none."""
    for entry in entries:
        message = text(
            zh="基线文件记着 {path} 的一个问题（{rule}），但这个问题已经不在了：{known}",
            en="The baseline keeps a finding about {path} ({rule}) that is gone: {known}",
            path=entry.path,
            rule=entry.code,
            known=entry.message,
        )
        yield Diagnostic(code, severity, baseline.location(entry), message, _HINT)
