"""时限和它的出处对不上

## 检查什么
一个时限只有一个出处。下面两种情况会报告：

- 时限用 `see` 引用了别处，自己又写了 `within`，两边的时长不一样；
- 一条职责、条款或步骤的文字里写着“24 小时内”，旁边的 `limit` 却是另一个时长。

文字里没有写时长的、写了几个时长而其中一个对得上的，都不报告。天数和小时数（1 天、24 小时）可能是一
回事时也不报告。

## 为什么重要
坐席看到的是文字，卡片和图上显示的是 `limit`，两边不同就不知道该答应客户哪一个。

## 怎么改
核对原文，改正写错的一边。别处已经写明的，只留引用，不要再写时长。

----
A time limit that contradicts the place it comes from

## What it checks
A limit has one home. Reported are

- a limit that cites another place with `see` and also has a `within` of another length;
- a duty, clause or step whose text says 24 小时内 or "within 24 hours" while its `limit` is
  another.

Nothing is reported where the text names no duration, or several of which one fits, nor where days
and hours (1 day, 24 hours) may mean the same.

## Why it matters
Agents read the text, cards and charts show the `limit`; where they differ, nobody knows which of
them to promise.

## How to fix it
Look at the source and correct the side that is wrong. What is laid down elsewhere is only cited,
without a duration beside it.

----
## Bad
```yaml handbook/example/policies/service-rules.yml
name: 服务规范
clauses:
  - id: reply-time
    number: 第一条
    text: 收到投诉后 24 小时内回复客户。
    modality: must
    limits: [{within: 48h}]
```

## Good
```yaml handbook/example/policies/service-rules.yml
name: 服务规范
clauses:
  - id: reply-time
    number: 第一条
    text: 收到投诉后 24 小时内回复客户。
    modality: must
    limits: [{within: 24h}]
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Related, Severity
from deskbook.messages import text
from deskbook.model import Entity, Handbook, Key, listed
from deskbook.model.duration import Duration, parse
from deskbook.model.parts import Limit
from deskbook.model.record import Part
from deskbook.model.work import Clause, Policy, Procedure
from deskbook.rules.limits import differ, rendered, stated
from deskbook.rules.lookup import Path, kind_name
from deskbook.schema import numerals

code = "PROC011"
name = "limit-contradiction"
severity = Severity.WARNING
profile = "basic"

_NUMBER = r"(?:[0-9]+|[零〇一二两三四五六七八九十百]+)"
_UNIT = r"(?:个?(?:工作|自然)?日|天|个?小时|个?钟头|分钟|个?月|个?星期|周|年)"
_WITHIN = re.compile(
    rf"({_NUMBER})\s*({_UNIT})\s*(?:之内|以内|内)"
    r"|\bwithin\s+([0-9]+)\s*-?(minutes?|hours?|days?|weeks?|months?|years?)\b",
    re.IGNORECASE,
)
# Words that make a duration in a text hard to tell: half an hour, one and a half days.
_UNCLEAR = re.compile(r"半|\bhalf\b|[0-9]\.[0-9]|当[天日]|次日|隔[天日]|同日", re.IGNORECASE)
_WORDS = {
    "年": "y",
    "日": "d",
    "天": "d",
    "时": "h",
    "头": "h",
    "钟": "m",
    "月": "mo",
    "期": "w",
    "周": "w",
}
_HOLDERS = {
    "role": ("duties",),
    "department": ("functions",),
    "group": ("functions",),
    "party": ("rights", "obligations"),
}


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every limit that differs from the place it cites or from the text it
    belongs to."""
    for kind in ("role", "department", "group", "party", "policy", "procedure"):
        for entity in handbook.whole(kind):
            if entity.status == "retired":
                continue
            memo = handbook.memo(entity.key)
            if code not in memo:
                memo[code] = tuple(_beside(handbook, entity))
            yield from memo[code]
    for reference in handbook.questionable:
        if reference.path[-1] == "see" and handbook.is_whole(reference.source):
            yield from _cited(handbook, reference.source, reference.path[:-1])


def _cited(handbook: Handbook, key: Key, path: Path) -> Iterator[Diagnostic]:
    value: object = handbook.data(key)
    for step in path:
        value = value[step] if isinstance(value, (dict, list)) else None  # type: ignore[index]
    if not isinstance(value, dict) or "within" not in value:
        return
    own = parse(str(value["within"]))
    cited = stated(handbook, key.organization, str(value["see"]))
    if own is None or cited is None or cited.home is None or not differ(own, cited.length):
        return
    home, part = cited.home
    yield Diagnostic(
        code,
        severity,
        handbook.location(key, (*path, "within")),
        text(
            zh="{kind}“{label}”这里写的时限是 {own}，引用的“{home}”写的却是 {length}。",
            en="The {kind} {label} states a limit of {own} here, but {home}, which it cites, lays"
            " down {length}.",
            kind=kind_name(key.kind),
            label=handbook.label(key),
            own=rendered(own),
            home=handbook.label(home),
            length=rendered(cited.length),
        ),
        text(
            zh="以引用的为准就删去 within；引用错了就改正 see；是另一个时限就删去 see。",
            en="Remove within if the cited one holds; correct see if it cites the wrong place;"
            " remove see if this is another limit.",
        ),
        (
            Related(
                handbook.location(home, handbook.parts(home).get(part, ())),
                text(zh="引用的时限在这里", en="the cited limit is here"),
            ),
        ),
    )


def _beside(handbook: Handbook, entity: Entity) -> Iterator[Diagnostic]:
    for path, part, limits in _parts(entity):
        own = [
            (where, length)
            for where, limit in limits
            if isinstance(limit, Limit) and not (limit.see or limit.wording or limit.alternative)
            if (length := parse(limit.within))
        ]
        if not own or not part.text or _UNCLEAR.search(part.text):
            continue
        said = list(_durations(part.text))
        for where, length in own:
            if said and all(differ(length, other) for other, _ in said):
                words = said[0][1]
                yield Diagnostic(
                    code,
                    severity,
                    handbook.location(entity.key, (*path, *where, "within")),
                    text(
                        zh="{kind}“{label}”这里的时限是 {length}，文字里写的却是“{words}”。",
                        en="In the {kind} {label} this limit is {length}, but the text says"
                        ' "{words}".',
                        kind=kind_name(entity.key.kind),
                        label=handbook.label(entity.key),
                        length=rendered(length),
                        words=words,
                    ),
                    text(
                        zh="请核对原文，改正写错的一边。",
                        en="Look at the source and correct the side that is wrong.",
                    ),
                    (
                        Related(
                            handbook.find(entity.key, (*path, "text"), words),
                            text(zh="文字在这里", en="the text is here"),
                        ),
                    ),
                )


def _durations(words: str) -> Iterator[tuple[Duration, str]]:
    """Yield every "within so long" of a text, and how it says it."""
    for found in _WITHIN.finditer(words):
        number = numerals.whole_number(found[1] or found[3])
        if found[2]:
            unit = _WORDS[found[2][-1]]
        else:
            unit = "mo" if found[4].lower().startswith("mo") else found[4][0].lower()
        if number:
            yield Duration(number, unit), found[0]


def _parts(entity: Entity) -> Iterator[tuple[Path, Part, list[tuple[Path, object]]]]:
    """Yield every part of an entity that has a text, with its own limits and where they stand."""
    if isinstance(entity, Policy):
        yield from _clauses(("clauses",), entity.clauses)
        return
    fields = ("nodes",) if isinstance(entity, Procedure) else _HOLDERS[entity.key.kind]
    for field in fields:
        for index, part in enumerate(listed(getattr(entity, field))):
            yield (field, index), part, [(("limit",), part.limit)]


def _clauses(
    path: Path, clauses: tuple[Clause, ...]
) -> Iterator[tuple[Path, Part, list[tuple[Path, object]]]]:
    for index, clause in enumerate(clauses):
        here = (*path, index)
        yield here, clause, [(("limits", n), limit) for n, limit in enumerate(clause.limits)]
        yield from _clauses((*here, "clauses"), clause.clauses)
