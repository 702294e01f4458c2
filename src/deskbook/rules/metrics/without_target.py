"""指标没有写目标值

## 检查什么
指标（`metrics/`）要有目标值 `target`：写数值，或者引用写明它的条款。原文没有写目标的，写
`target: not_specified`。

## 为什么重要
看指标的人第一个要问的就是做到多少才算好。没有填，分不清是原文没有定，还是抄的时候漏了。

## 怎么改
按原文加上 `target`；原文没有写的，写 `target: not_specified`。

----
A metric without a target

## What it checks
A metric (`metrics/`) has a `target`: a figure, or a citation of the clause that lays it down;
`target: not_specified` where the source sets none.

## Why it matters
What everybody asks first about a metric is how much is good. Where nothing is written, nobody can
tell whether the source sets no target or it was left out in copying.

## How to fix it
Add `target` as the source has it, or `target: not_specified`.

----
## Bad
```yaml handbook/example/metrics/answer-rate.yml
name: 接通率
unit: "%"
applies_to: [agent]
```

## Good
```yaml handbook/example/metrics/answer-rate.yml
name: 接通率
unit: "%"
target: not_specified
applies_to: [agent]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Severity
from deskbook.messages import text
from deskbook.model import Handbook
from deskbook.model.work import Metric
from deskbook.rules.lookup import whole

code = "METR001"
name = "metric-without-target"
severity = Severity.INFO
profile = "strict"


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every metric whose target is neither written nor said to be open."""
    for metric in whole(handbook, Metric):
        if metric.target is None:
            yield Diagnostic(
                code,
                severity,
                handbook.location(metric.key, ("name",)),
                text(
                    zh="指标“{label}”没有写目标值。",
                    en="The metric {label} has no target.",
                    label=handbook.label(metric.key),
                ),
                text(
                    zh="请加上 target，例如“{example}”；原文没有写的，写 target: not_specified。",
                    en="Add target, such as {example}; target: not_specified where the source sets"
                    " none.",
                    example='target: {value: 95, unit: "%"}',
                ),
            )
