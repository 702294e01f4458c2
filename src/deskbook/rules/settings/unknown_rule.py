"""设置或豁免里的规则编号不存在

## 检查什么
handbook.yml 里的 `select`、`ignore`，以及各文件 `waivers` 里的 `rule`，写的要是已有的规则编号，
例如 `DEPT002`。
`select` 和 `ignore` 也可以只写开头的字母，例如 `DEPT`。

## 为什么重要
编号写错了，想关掉的检查没有关掉，想豁免的问题照样出现。

## 怎么改
按提示改正编号；编号写在每一条检查结果的方括号里。

----
A rule code in the settings or in a waiver that does not exist

## What it checks
`select` and `ignore` in handbook.yml and `rule` in the `waivers` of a file are codes of
existing
rules, such as `DEPT002`. `select` and `ignore` may also be the letters a code begins with, such
as
`DEPT`.

## Why it matters
With a wrong code the check that was to be left out still runs, and the finding that was to be
waived still shows.

## How to fix it
Correct the code; it stands in brackets in every finding.

----
## Bad
```yaml handbook/handbook.yml
title: 示例手册
organizations: [example]
ignore: [DEPT999]
```

## Good
```yaml handbook/handbook.yml
title: 示例手册
organizations: [example]
ignore: [DEPT002]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Location, Severity
from deskbook.messages import text
from deskbook.model import Handbook
from deskbook.rules.registry import all_rules, known, unknown

code = "CFG001"
name = "unknown-rule"
severity = Severity.WARNING
profile = "draft"

_HINT = text(
    zh="请改正编号，或删去这一项；编号写在每一条检查结果的方括号里。",
    en="Correct the code or remove it; codes stand in brackets in every finding.",
)


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every code that no rule has."""
    for place, written in _settings(handbook):
        if not known((written,)):
            yield Diagnostic(code, severity, place, unknown(written), _HINT)
    codes = {rule.code for rule in all_rules()}
    for key, entity in handbook.entities.items():
        for number, waiver in enumerate(entity.waivers):
            if waiver.rule and waiver.rule not in codes:
                place = handbook.location(key, ("waivers", number, "rule"))
                yield Diagnostic(code, severity, place, unknown(waiver.rule), _HINT)


def _settings(handbook: Handbook) -> Iterator[tuple[Location, str]]:
    for unit in handbook.units.values():
        # With a wrong value left out, the others no longer stand where they are counted.
        if unit.settings is not None and unit.whole:
            for field in ("select", "ignore"):
                for number, written in enumerate(getattr(unit.settings, field)):
                    yield unit.file.location((field, number)), written
