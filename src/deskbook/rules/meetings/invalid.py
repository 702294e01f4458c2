"""会议的频次或参加人不成立

## 检查什么
- 频次：每个周期开 0 次、最少的次数大于最多的次数、累计次数少于一个周期的次数，都不成立；
- 参加人：空的列表、写了 `none`（没有人参加）、同一个岗位或部门写了两遍，都会报告；没有写参加人的给
  出提示，原文没有写的写 `participants: not_specified`。

## 为什么重要
开会的人要知道多久开一次、该通知谁。写错了，会开不起来，或者漏了人。

## 怎么改
对照原文改正次数，补上参加人，删去重复的。

----
A meeting whose cadence or participants cannot be

## What it checks
- Cadence: no times in a period, more times at least than at most, and fewer altogether than in one
  period cannot be;
- participants: an empty list, `none` (nobody takes part) and somebody listed twice are reported;
  where nothing is written there is a note; `participants: not_specified` says that the source does
  not tell.

## Why it matters
Whoever calls a meeting has to know how often it is held and whom to tell. If that is wrong, it is
not held, or somebody is left out.

## How to fix it
Correct the numbers as the source has them, add the participants, remove what is there twice.

----
## Bad
```yaml handbook/example/meetings/weekly.yml
name: 周会
cadence: {every: 1w, times: 0}
participants: [agent]
```

## Good
```yaml handbook/example/meetings/weekly.yml
name: 周会
cadence: {every: 1w, times: 1}
participants: [agent]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Related, Severity
from deskbook.messages import Text, text
from deskbook.model import Handbook, Key
from deskbook.model.parts import Cadence, Span
from deskbook.model.work import Meeting
from deskbook.rules.lookup import Path, targets, whole

code = "MEET001"
name = "invalid-meeting"
severity = Severity.ERROR
profile = "basic"


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every meeting that cannot be held as it is written."""
    for meeting in whole(handbook, Meeting):
        if isinstance(meeting.cadence, Cadence):
            yield from _cadence(handbook, meeting, meeting.cadence)
        yield from _participants(handbook, meeting)


def _cadence(handbook: Handbook, meeting: Meeting, cadence: Cadence) -> Iterator[Diagnostic]:
    times = cadence.times
    label = handbook.label(meeting.key)
    least = times.min if isinstance(times, Span) else times
    most = times.max if isinstance(times, Span) else times
    correct = text(
        zh="请对照原文改正次数；原文没有写频次的，写 cadence: not_specified。",
        en="Correct the number as the source has it; cadence: not_specified where it gives none.",
    )
    if most == 0:
        path = ("times",) if isinstance(times, int) else ("times", "max")
        yield _finding(
            handbook,
            meeting,
            ("cadence", *path),
            severity,
            text(
                zh="会议“{label}”每个周期开 0 次，等于不开。",
                en="The meeting {label} is held 0 times in each period, that is, never.",
                label=label,
            ),
            correct,
        )
    elif least is not None and most is not None and least > most:
        yield _finding(
            handbook,
            meeting,
            ("cadence", "times"),
            severity,
            text(
                zh="会议“{label}”最少开 {least} 次，最多却只开 {most} 次。",
                en="The meeting {label} is held at least {least} and at most {most} times.",
                label=label,
                least=least,
                most=most,
            ),
            text(zh="请把 min 和 max 调换过来。", en="Exchange min and max."),
        )
    total = cadence.at_least_total
    if total is not None and least is not None and total < least:
        yield _finding(
            handbook,
            meeting,
            ("cadence", "at_least_total"),
            Severity.WARNING,
            text(
                zh="会议“{label}”累计至少 {total} 次，比一个周期的 {least} 次还少。",
                en="The meeting {label} is held at least {total} times altogether, fewer than the"
                " {least} of one period.",
                label=label,
                total=total,
                least=least,
            ),
            correct,
        )


def _participants(handbook: Handbook, meeting: Meeting) -> Iterator[Diagnostic]:
    label = handbook.label(meeting.key)
    listed = meeting.participants
    if listed is None or listed == () or listed == "none":
        written = ("participants",) if listed is not None else ("name",)
        yield _finding(
            handbook,
            meeting,
            written,
            Severity.INFO if listed is None else Severity.WARNING,
            text(
                zh="会议“{label}”没有写谁参加。",
                en="The meeting {label} does not say who takes part.",
                label=label,
            )
            if listed != "none"
            else text(
                zh="会议“{label}”写的是没有人参加。",
                en="Nobody takes part in the meeting {label}, it says.",
                label=label,
            ),
            text(
                zh="请在 participants 里列出参加的岗位、部门或相关方；"
                "原文没有写的，写 participants: not_specified。",
                en="List the roles, departments or parties in participants; participants:"
                " not_specified where the source does not say.",
            ),
        )
        return
    first: dict[Key, Path] = {}
    for path, key in targets(handbook, meeting.key).items():
        if path[0] != "participants" or first.setdefault(key, path) == path:
            continue
        yield _finding(
            handbook,
            meeting,
            path,
            Severity.WARNING,
            text(
                zh="会议“{label}”的参加人里，“{other}”写了两遍。",
                en="{other} is listed twice among the participants of the meeting {label}.",
                label=label,
                other=handbook.label(key),
            ),
            text(
                zh="请删去一个，或者改成漏写的那一个。",
                en="Remove one, or correct it to whoever was left out.",
            ),
            first[key],
        )


def _finding(
    handbook: Handbook,
    meeting: Meeting,
    path: Path,
    weight: Severity,
    message: Text,
    hint: Text,
    earlier: Path | None = None,
) -> Diagnostic:
    related = (
        (
            Related(
                handbook.location(meeting.key, earlier),
                text(zh="第一次写在这里", en="it is listed here first"),
            ),
        )
        if earlier
        else ()
    )
    return Diagnostic(code, weight, handbook.location(meeting.key, path), message, hint, related)
