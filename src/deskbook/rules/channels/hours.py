"""服务时间的时段重叠或者为零

## 检查什么
渠道的 `hours`：

- 一个时段的开始和结束不能是同一时刻；全天服务写 `hours: always`；
- 同样的日子（`days` 写得一样，或者都没有写）里，时段不能重叠。一个时段正好接着另一个是可以的。

结束早于开始表示到第二天，这不是错误。“工作日”“周末”这样写得不一样的日子不互相比较，写了 `note` 说明
的时段也不比较。

## 为什么重要
客户按服务时间打电话，排班的人按它安排人手。时段重叠，多半是有一个时刻写错了。

## 怎么改
对照原文改正时刻；同一时段写了两遍的，删去一个。

----
Hours of a channel that overlap or are of no length

## What it checks
In the `hours` of a channel

- a window does not begin and end at the same time; round the clock is `hours: always`;
- windows on the same days (`days` is written alike, or on neither) do not overlap. One may begin
  just when another ends.

A window that ends before it begins runs past midnight, which is fine. Windows on days that are
written differently are not compared, nor are those with a `note`.

## Why it matters
Customers call by these hours and shifts are planned by them. Where windows overlap, mostly one time
is wrong.

## How to fix it
Correct the times as the source has them; remove a window that is there twice.

----
## Bad
```yaml handbook/example/channels/hotline-400.yml
name: 400 热线
type: hotline
hours:
  - {days: 每天, from: "08:00", to: "20:00"}
  - {days: 每天, from: "18:00", to: "22:00"}
```

## Good
```yaml handbook/example/channels/hotline-400.yml
name: 400 热线
type: hotline
hours:
  - {days: 每天, from: "08:00", to: "18:00"}
  - {days: 每天, from: "18:00", to: "22:00"}
```
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Related, Severity
from deskbook.messages import text
from deskbook.model import Handbook, listed
from deskbook.model.work import Channel, Hours
from deskbook.rules.lookup import whole
from deskbook.schema import numerals

code = "CHAN001"
name = "impossible-hours"
severity = Severity.ERROR
profile = "basic"

_DAY = 24 * 60
_EVERY_DAY = ("", "每天", "每日", "天天", "全年", "daily", "every day")

_Spans = list[tuple[int, int]]


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every window without length and for every two that overlap."""
    for channel in whole(handbook, Channel):
        same_days: dict[str, list[tuple[int, Hours, _Spans]]] = defaultdict(list)
        for number, window in enumerate(listed(channel.hours)):
            start, end = _minutes(window.from_), _minutes(window.to)
            if start is None or end is None:
                continue
            if start % _DAY == end % _DAY and (start, end) != (0, _DAY):
                yield _without_length(handbook, channel, number, window)
                continue
            if window.note:
                continue  # what is said about it may explain why it overlaps
            days = numerals.tidy(window.days).casefold()
            same_days[days].append((number, window, _spans(start, end, days in _EVERY_DAY)))
        for windows in same_days.values():
            yield from _overlaps(handbook, channel, windows)


def _minutes(time: str) -> int | None:
    hour, _, minute = time.partition(":")
    return int(hour) * 60 + int(minute) if hour.isdigit() and minute.isdigit() else None


def _spans(start: int, end: int, every_day: bool) -> _Spans:
    """Return the minutes of a window, counted from the midnight before it; one that runs past
    midnight on every day also covers the early hours of the same day."""
    if end > start:
        return [(start, end)]
    return [(start, _DAY), (0, end)] if every_day else [(start, end + _DAY)]


def _overlaps(
    handbook: Handbook, channel: Channel, windows: list[tuple[int, Hours, _Spans]]
) -> Iterator[Diagnostic]:
    spans = sorted(
        (start, end, number) for number, _, found in windows for start, end in found if end > start
    )
    told: set[tuple[int, int]] = set()
    latest = spans[0] if spans else None
    for span in spans[1:]:
        if latest is None:
            break
        start, end, number = span
        if start < latest[1]:
            pair = (min(number, latest[2]), max(number, latest[2]))
            if number != latest[2] and pair not in told:
                told.add(pair)
                yield _overlapping(handbook, channel, windows, pair)
        if end > latest[1]:
            latest = span


def _overlapping(
    handbook: Handbook,
    channel: Channel,
    windows: list[tuple[int, Hours, _Spans]],
    pair: tuple[int, int],
) -> Diagnostic:
    earlier, later = (next(one for n, one, _ in windows if n == number) for number in pair)
    return Diagnostic(
        code,
        Severity.WARNING,
        handbook.location(channel.key, ("hours", pair[1], "from")),
        text(
            zh="渠道“{label}”的服务时间 {later} 和 {earlier} 重叠。",
            en="The hours {later} of the channel {label} overlap with {earlier}.",
            label=handbook.label(channel.key),
            later=_wording(later),
            earlier=_wording(earlier),
        ),
        text(
            zh="请对照原文改正时刻；不在同一些日子的，在 days 里写明。",
            en="Correct the times as the source has them; if they are on different days, say so in"
            " days.",
        ),
        (
            Related(
                handbook.location(channel.key, ("hours", pair[0], "from")),
                text(zh="另一个时段在这里", en="the other window is here"),
            ),
        ),
    )


def _without_length(handbook: Handbook, channel: Channel, number: int, window: Hours) -> Diagnostic:
    return Diagnostic(
        code,
        severity,
        handbook.location(channel.key, ("hours", number, "to")),
        text(
            zh="渠道“{label}”的服务时间 {window} 开始和结束是同一时刻。",
            en="The hours {window} of the channel {label} begin and end at the same time.",
            label=handbook.label(channel.key),
            window=_wording(window),
        ),
        text(
            zh="请对照原文改正；全天服务的，写 hours: always。",
            en="Correct the time; if it is open round the clock, write hours: always.",
        ),
    )


def _wording(window: Hours) -> str:
    return f"{window.days} {window.from_}–{window.to}".strip()
