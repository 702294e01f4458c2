"""目标值和指标对不上

## 检查什么
- 目标值 `target` 的单位和指标的 `unit` 要一样；
- 目标值是范围的，`min` 不能大于 `max`。

“%”和“百分比”这样同一个单位的不同写法、只有一边写了单位的，都不报告。

## 为什么重要
指标按秒统计，目标却写分钟，考核出来的结果差六十倍。

## 怎么改
把目标值换算成指标的单位，或者改正写错的单位；范围写反的调换过来。

----
A target that does not fit its metric

## What it checks
- The unit of the `target` is the `unit` of the metric;
- where the target is a range, `min` is not greater than `max`.

Different ways to write one unit, such as % and percent, and units written on one side only, are
fine.

## Why it matters
Where a metric is counted in seconds and its target is in minutes, appraisals are wrong by a factor
of sixty.

## How to fix it
Convert the target to the unit of the metric, or correct the unit; exchange the bounds of a range
that is the wrong way round.

----
## Bad
```yaml handbook/example/metrics/waiting-time.yml
name: 等待时间
unit: 秒
target: {max: 1, unit: 分钟}
applies_to: [agent]
```

## Good
```yaml handbook/example/metrics/waiting-time.yml
name: 等待时间
unit: 秒
target: {max: 60, unit: 秒}
applies_to: [agent]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Related, Severity
from deskbook.messages import text
from deskbook.model import Handbook
from deskbook.model.parts import Quantity
from deskbook.model.record import MARKERS
from deskbook.model.work import Metric
from deskbook.rules.lookup import whole
from deskbook.schema import numerals

code = "METR002"
name = "target-mismatch"
severity = Severity.ERROR
profile = "basic"

_SAME = (
    ("%", "百分比", "百分之", "百分率", "percent", "per cent", "pct"),
    ("秒", "秒钟", "s", "sec", "second", "seconds"),
    ("分钟", "min", "minute", "minutes"),
    ("小时", "个小时", "钟头", "h", "hour", "hours"),
    ("天", "日", "d", "day", "days"),
    ("周", "星期", "w", "week", "weeks"),
    ("月", "个月", "mo", "month", "months"),
    ("年", "y", "year", "years"),
    ("次", "time", "times"),
    ("元", "人民币", "人民币元", "cny", "rmb", "¥", "yuan"),
    ("人", "名", "位", "person", "people"),
    ("个", "件", "项", "条"),
)
_UNIT = {name: names[0] for names in _SAME for name in names}


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every target in another unit than its metric or with bounds that are
    the wrong way round."""
    for metric in whole(handbook, Metric):
        target = metric.target
        if not isinstance(target, Quantity):
            continue
        if target.min is not None and target.max is not None and target.min > target.max:
            yield Diagnostic(
                code,
                severity,
                handbook.location(metric.key, ("target", "min")),
                text(
                    zh="指标“{label}”的目标值最小 {least}，最大却是 {most}。",
                    en="The target of the metric {label} is at least {least} and at most {most}.",
                    label=handbook.label(metric.key),
                    least=target.min,
                    most=target.max,
                ),
                text(zh="请把 min 和 max 调换过来。", en="Exchange min and max."),
            )
        if _differ(metric.unit, target.unit):
            yield Diagnostic(
                code,
                Severity.WARNING,
                handbook.location(metric.key, ("target", "unit")),
                text(
                    zh="指标“{label}”的单位是“{unit}”，目标值的单位却是“{other}”。",
                    en='The metric {label} is in "{unit}", but its target in "{other}".',
                    label=handbook.label(metric.key),
                    unit=metric.unit,
                    other=target.unit,
                ),
                text(
                    zh="请把目标值换算成“{unit}”，或者改正写错的单位。",
                    en='Convert the target to "{unit}", or correct the unit that is wrong.',
                    unit=metric.unit,
                ),
                (
                    Related(
                        handbook.location(metric.key, ("unit",)),
                        text(zh="指标的单位在这里", en="the unit of the metric is here"),
                    ),
                ),
            )


def _differ(one: str, other: str) -> bool:
    """Whether two units are certainly not the same; what one adds to the other, as in 篇 and
    篇/天, may merely be said more exactly."""
    first, second = _plain(one), _plain(other)
    if not first or not second or first in MARKERS or second in MARKERS:
        return False
    return not (first.startswith(second) or second.startswith(first))


def _plain(unit: str) -> str:
    words = numerals.tidy(unit).casefold()
    return _UNIT.get(words, words)
