"""话术太长，一口气说不完

## 检查什么
解决方案里照着念的话（`answer.say`）念完最多用 30 秒，按每分钟 240 个汉字或 150 个英文词计算。秒数
可以在 handbook.yml 的 `answer_seconds` 里改，写 0 就不检查。

## 为什么重要
话太长，客服念着念着就乱了，客户也记不住开头说了什么。

## 怎么改
只留客户最先要听到的一两句，其余的写成 `answer.do` 里的步骤，或者写进 `ask_first`（先问清楚）。

----
An answer that takes too long to say

## What it checks
What is read out (`answer.say` of a solution) takes 30 seconds at most, at 240 Chinese characters
or 150 words a minute. `answer_seconds` in handbook.yml sets another number; 0 switches it off.

## Why it matters
Nobody reads a long text out well, and callers forget how it began.

## How to fix it
Keep the one or two sentences the caller has to hear first. Make the rest steps in `answer.do` or
questions in `ask_first`.

----
## Bad
```yaml handbook/handbook.yml
title: 示例手册
organizations: [example]
answer_seconds: 3
```

## Good
```yaml handbook/handbook.yml
title: 示例手册
organizations: [example]
answer_seconds: 10
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Severity
from deskbook.messages import text
from deskbook.model import Handbook
from deskbook.model.knowledge import Solution
from deskbook.model.text_links import plain
from deskbook.rules.lookup import whole
from deskbook.rules.solutions.reading_time import seconds

code = "SOL004"
name = "answer-too-long"
severity = Severity.INFO
profile = "standard"


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every text to be read out that takes longer than the handbook allows."""
    most = handbook.settings.answer_seconds
    for solution in whole(handbook, Solution) if most else ():
        if solution.confidence == "archived":
            continue
        needed = seconds(plain(handbook, solution.key.organization, solution.answer.say))
        if needed <= most:
            continue
        yield Diagnostic(
            code,
            severity,
            handbook.location(solution.key, ("answer", "say")),
            text(
                zh="“{label}”要说的话念完约 {needed} 秒，最多 {most} 秒。",
                en="What is to be said in {label} takes about {needed} seconds; the limit is"
                " {most}.",
                label=handbook.label(solution.key),
                needed=needed,
                most=most,
            ),
            text(
                zh="请只留最先要说的一两句，其余的写成 answer.do 里的步骤。",
                en="Keep the one or two sentences that come first, and make the rest steps in"
                " answer.do.",
            ),
        )
