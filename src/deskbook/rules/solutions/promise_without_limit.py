"""答应客户的时间没有依据

## 检查什么
话术（`answer.say`）和可以承诺的内容（`promise`）里答应客户“多久之内回复、处理、上门”的，解决方案
要写着这个时限：写在 `limit`、`limits` 里，或者写在它引用的条款、步骤里（`basis`、`procedure`）。
答应的时间比写明的时限短，也算问题；比时限长没有关系。

## 为什么重要
没有时限的事，页面上会提醒客服“不要承诺时限”；话术却在承诺，客服听谁的？到时候办不到，就是一起新的
投诉。

## 怎么改
公司确实有这个时限的，写进 `limit`，或引用写明它的条款；没有的，从话术里去掉时间，例如“有结果马上
告诉您”。

----
A time is promised that nothing backs

## What it checks
Where what is said (`answer.say`) or may be promised (`promise`) gives callers a time for a reply,
a visit or a repair, the solution states that limit: in `limit` or `limits`, or in the clauses and
steps it cites (`basis`, `procedure`). A promise shorter than the limit is a finding too; a longer
one is not.

## Why it matters
Without a limit the page tells agents to promise no time while the text promises one. What cannot
be kept is the next complaint.

## How to fix it
If there is such a limit, write it into `limit` or cite the clause that lays it down. If not, take
the time out of the text: "I will tell you as soon as there is news".

----
## Bad
```yaml handbook/example/solutions/no-reply.yml
name: 投诉没有回音
questions: [投诉了没人管, 怎么还不回复, 投诉有结果了吗]
answer:
  say: 非常抱歉，我马上催办，2小时内回复您。
limit: not_specified
```

## Good
```yaml handbook/example/solutions/no-reply.yml
name: 投诉没有回音
questions: [投诉了没人管, 怎么还不回复, 投诉有结果了吗]
answer:
  say: 非常抱歉，我马上催办，2小时内回复您。
limit: {within: 2h, on: 回复客户}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Related, Severity
from deskbook.messages import text
from deskbook.model import Handbook, listed
from deskbook.model.duration import Duration, parse
from deskbook.model.knowledge import Solution
from deskbook.model.parts import Limit
from deskbook.rules.limits import longer, rendered
from deskbook.rules.lookup import Path, listing, whole
from deskbook.rules.solutions.promised_time import Promise, lengths, promises

code = "SOL010"
name = "promise-without-limit"
severity = Severity.WARNING
profile = "standard"


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every time promised that is shorter than all the limits of a solution
    and the places it cites, or that none of them mentions at all."""
    for solution in whole(handbook, Solution):
        if solution.confidence == "archived":
            continue
        promised = _promised(handbook, solution)
        known = _known(handbook, solution) if promised else None
        for path, promise in promised if known is not None else ():
            if all(longer((one,), promise.length, calendar=False) for one in known or ()):
                yield _finding(handbook, solution, path, promise, known or [])


def _promised(handbook: Handbook, solution: Solution) -> tuple[tuple[Path, Promise], ...]:
    memo = handbook.memo(solution.key)
    if __name__ not in memo:
        texts: tuple[tuple[Path, str], ...] = (
            (("answer", "say"), solution.answer.say),
            (("promise",), solution.promise),
        )
        memo[__name__] = tuple((path, one) for path, words in texts for one in promises(words))
    promised: tuple[tuple[Path, Promise], ...] = memo[__name__]
    return promised


def _known(handbook: Handbook, solution: Solution) -> list[Duration] | None:
    """Return every length of time the solution or a place it cites states; None when it cites
    a whole policy or procedure, or what cannot be read, so that nobody can tell."""
    found = _stated(solution)
    for reference in (*handbook.outgoing(solution.key), *handbook.text_links(solution.key)):
        if reference.target is None or not handbook.is_whole(reference.target):
            return None
        if reference.target.kind not in ("policy", "procedure", "role", "department", "channel"):
            continue
        records = handbook.part(reference.target, reference.part)
        if not records:
            if reference.target.kind == "policy":
                return None
            continue
        found += _stated(records[-1])
    return found


def _stated(record: object) -> list[Duration]:
    """Return the lengths in the limits of an entity or part, and in the words of a part."""
    limits = (
        record,
        getattr(record, "limit", None),
        *listed(getattr(record, "limits", None)),
    )
    found: list[Duration] = []
    for limit in limits:
        if isinstance(limit, Limit):
            length = parse(limit.within)
            found += [length] if length else []
            found += lengths(limit.wording)
    return [*found, *lengths(str(getattr(record, "text", "")))]


def _finding(
    handbook: Handbook, solution: Solution, path: Path, promise: Promise, known: list[Duration]
) -> Diagnostic:
    if known:
        fact = text(
            zh="而写明的时限是 {limits}",
            en="but the limit stated is {limits}",
            limits=listing(rendered(one) for one in dict.fromkeys(known)),
        )
    else:
        fact = text(zh="但没有写这样的时限", en="but states no such limit")
    stands = "limit" in handbook.data(solution.key)
    return Diagnostic(
        code,
        severity,
        handbook.find(solution.key, path, promise.written),
        text(
            zh="“{label}”答应客户“{promise}”办到，{fact}。",
            en='{label} promises callers something within "{promise}", {fact}.',
            label=handbook.label(solution.key),
            promise=promise.written,
            fact=fact,
        ),
        text(
            zh="有这个时限的，请写进 limit（时限），或引用写明它的条款；没有的，请从这句话里"
            "去掉时间。",
            en="If there is such a limit, write it into limit or cite its clause; if not, take the"
            " time out of the text.",
        ),
        (
            Related(
                handbook.location(solution.key, ("limit",), key_only=True),
                text(zh="时限写在这里", en="the limit is written here"),
            ),
        )
        if stands
        else (),
    )
