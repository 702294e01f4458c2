"""职责重复

## 检查什么
- 一个岗位里有两条意思一样的职责；
- 两个岗位的职责几乎一样：至少 3 条相同，并且占其中一个岗位的八成以上，又没有写 `duties_from`。

标点、全角半角、“负责”“做好”“的”“和”这类可有可无的字不算差别。

## 为什么重要
同一段话写两遍，以后改了一处忘了另一处，两个岗位就各做各的。

## 怎么改
同一个岗位里重复的删去一条；两个岗位相同的，其中一个改写 `duties_from: 另一个岗位`。

----
Duties written twice

## What it checks
- Two duties of one role say the same.
- Two roles have nearly the same duties: at least 3 alike, which are four fifths of one of them,
  and no `duties_from`.

Punctuation, width and words that may be left out (负责, 做好, 的, 和) make no difference.

## Why it matters
What is written twice is changed once, and then the two go different ways.

## How to fix it
Remove one of two in the same role; let one of two roles have `duties_from` with the other.

----
## Bad
```yaml handbook/example/roles/supervisor.yml
name: 热线主管
belongs_to: hotline
reports_to: {line: manager}
headcount: 1
duties:
  - {id: assign-shifts, text: 安排热线坐席的班次。}
  - {id: shifts, text: 负责安排热线坐席班次}
```

## Good
```yaml handbook/example/roles/supervisor.yml
name: 热线主管
belongs_to: hotline
reports_to: {line: manager}
headcount: 1
duties:
  - {id: assign-shifts, text: 安排热线坐席的班次。}
```
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Related, Severity
from deskbook.messages import text
from deskbook.model import Handbook, Key
from deskbook.model.organization import Role
from deskbook.rules.duties.wording import duties_of, skeleton
from deskbook.rules.lookup import whole

code = "DUTY001"
name = "duty-duplicated"
severity = Severity.INFO
profile = "standard"

_LEAST = 3
_SHARE = 0.8
_COMMON = 8
"""A duty that so many roles have is a phrase of the house and tells no two of them apart; leaving
it out also keeps the pairs in proportion to the duties."""


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every duty repeated in its role and every pair of roles alike."""
    sizes: dict[Key, int] = {}
    owners: dict[tuple[str, str], list[Key]] = defaultdict(list)
    for role in whole(handbook, Role):
        first: dict[str, int] = {}
        for number, words in enumerate(duties_of(role)):
            bare = skeleton(handbook, role.key, number, words)
            if not bare:
                continue
            earlier = first.setdefault(bare, number)
            if earlier != number:
                yield _repeated(handbook, role, earlier, number)
        sizes[role.key] = len(duties_of(role))
        for bare in first:
            owners[role.key.organization, bare].append(role.key)
    shared: Counter[tuple[Key, Key]] = Counter()
    for roles in owners.values():
        if 1 < len(roles) <= _COMMON:
            shared.update((one, other) for at, one in enumerate(roles) for other in roles[at + 1 :])
    for (one, other), count in shared.items():
        if count >= _LEAST and count >= _SHARE * min(sizes[one], sizes[other]):
            yield _alike(handbook, one, other, count)


def _repeated(handbook: Handbook, role: Role, earlier: int, number: int) -> Diagnostic:
    return Diagnostic(
        code,
        severity,
        handbook.location(role.key, ("duties", number, "text")),
        text(
            zh="“{label}”的第 {number} 条职责和第 {earlier} 条意思一样。",
            en="Duty {number} of {label} says the same as duty {earlier}.",
            label=handbook.label(role.key),
            number=number + 1,
            earlier=earlier + 1,
        ),
        text(zh="请删去其中一条。", en="Remove one of them."),
        (
            Related(
                handbook.location(role.key, ("duties", earlier, "text")),
                text(zh="另一条在这里", en="the other one is here"),
            ),
        ),
    )


def _alike(handbook: Handbook, one: Key, other: Key, count: int) -> Diagnostic:
    return Diagnostic(
        code,
        severity,
        handbook.location(other, ("duties",), key_only=True),
        text(
            zh="“{label}”和“{other}”有 {count} 条职责相同。",
            en="{label} and {other} have {count} duties in common.",
            label=handbook.label(other),
            other=handbook.label(one),
            count=count,
        ),
        text(
            zh="职责相同的岗位，其中一个可以改写“duties_from: {id}”，以后只改一处。",
            en="Where the duties are the same, write duties_from: {id} in one of them, so that"
            " there is one place to change.",
            id=one.id,
        ),
        (
            Related(
                handbook.location(one, ("duties",), key_only=True),
                text(
                    zh="“{label}”的职责在这里",
                    en="the duties of {label} are here",
                    label=handbook.label(one),
                ),
            ),
        ),
    )
