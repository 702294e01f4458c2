"""解决方案的问法太少

## 检查什么
每个解决方案至少写几种客户的问法（`questions`），缺省是 3 种；数目在 handbook.yml 的
`questions_minimum` 里设定。

## 为什么重要
坐席输入的是客户的原话。问法写得越全，越搜得到；只写一种，换个说法就搜不到了。

## 怎么改
想想客户会怎么说：书面的、口语的、只说现象的、用错名称的，各写一句。照抄标题不算新的问法。

----
A solution with too few questions

## What it checks
Every solution has a number of questions in the callers' words, 3 unless handbook.yml sets
`questions_minimum` to another number.

## Why it matters
Agents type what the caller says. The more ways of asking are written down, the surer the
solution is found.

## How to fix it
Think of how callers put it: formally, casually, naming only the symptom, using the wrong word.
Repeating the title is not another question.

----
## Bad
```yaml handbook/example/solutions/return-goods.yml
name: 退货
questions:
  - 怎么退货
answer:
  say: 您好，收到货七天内可以退货，我现在为您登记。
```

## Good
```yaml handbook/example/solutions/return-goods.yml
name: 退货
questions:
  - 怎么退货
  - 东西不想要了能退吗
  - 买错了可以退回去吗
answer:
  say: 您好，收到货七天内可以退货，我现在为您登记。
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Severity
from deskbook.messages import text
from deskbook.model import Handbook
from deskbook.model.knowledge import Solution
from deskbook.rules.lookup import whole
from deskbook.rules.solutions.questions import normals

code = "SOL008"
name = "too-few-questions"
severity = Severity.WARNING
profile = "basic"


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every solution in use with fewer questions than the handbook asks."""
    least = handbook.settings.questions_minimum
    for solution in whole(handbook, Solution):
        different = len(set(normals(handbook, solution)))
        if different >= least or solution.confidence == "archived":
            continue
        place = handbook.location(solution.key, ("questions",), key_only=True)
        yield Diagnostic(
            code,
            severity,
            place,
            text(
                zh="解决方案“{label}”只有 {count} 种不同的问法，至少要 {least} 种。",
                en="The solution {label} needs {least} different questions, but has {count}.",
                label=handbook.label(solution.key),
                count=different,
                least=least,
            ),
            text(
                zh="请照客户的原话再补 {missing} 种问法，例如口语的说法、只说现象的说法。",
                en="Add {missing} more in the callers' own words, for example how they describe"
                " the symptom.",
                missing=least - different,
            ),
        )
