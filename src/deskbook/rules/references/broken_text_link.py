"""文字里的链接指向不存在的条目

## 检查什么
说明文字里可以写链接，例如 `[热线主管](role:supervisor)`；方括号留空时自动填上名称。圆括号里的类
别、编号和井号后面的部分都要存在。网址（https://、mailto: 等）不检查。

## 为什么重要
坐席在通话中点到打不开的链接，只能让客户等着。

## 怎么改
按提示改正括号里的写法；写法总是“类别:编号”，如 `form:complaint-form`。

----
A link in a text leads to nothing

## What it checks
Texts may contain links such as `[热线主管](role:supervisor)`; with empty brackets the name is
filled in. Kind, id and what stands after a # have to exist. Web addresses (https://, mailto: …)
are not looked at.

## Why it matters
An agent who follows a dead link during a call keeps the caller waiting.

## How to fix it
Correct what stands in the parentheses; it is always "kind:id", as in `form:complaint-form`.

----
## Bad
```yaml handbook/example/departments/hotline.yml
name: 热线组
type: team
parent: service
purpose: 接听来电并填写[登记表](form:complaint-from)。
```

## Good
```yaml handbook/example/departments/hotline.yml
name: 热线组
type: team
parent: service
purpose: 接听来电并填写[登记表](form:complaint-form)。
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Fix, Location, Severity
from deskbook.messages import Text, text
from deskbook.model import KINDS, Handbook, Key
from deskbook.rules.former import Former, meant
from deskbook.rules.lookup import Path, declared_at, kind_name, named
from deskbook.rules.references.formerly import advice, fate
from deskbook.rules.references.wording import full_form, written
from deskbook.rules.suggestions import Index, Suggestions

code = "REF005"
name = "broken-text-link"
severity = Severity.ERROR
profile = "draft"
fixable = True

_LINK = re.compile(r"\]\(\s*<?(?P<address>[^\s()<>]+)")
_CODE = re.compile(r"(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)", re.DOTALL)
_REFERENCE = re.compile(r"(?:(?P<home>[\w-]+)/)?(?P<kind>[\w-]+):(?P<id>[\w-]+)(?:#(?P<part>.+))?")
_BARE = re.compile(r"[\w-]+(?:#.+)?")
_WEB = frozenset(("http", "https", "mailto", "tel", "sms", "ftp", "data", "javascript"))


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every link in a text that cannot be followed."""
    suggestions = Suggestions(handbook)
    for key in handbook.entities:
        for path, found in _links(handbook, key):
            for address in found:
                problem = _problem(handbook, suggestions, key, address)
                if problem is not None:
                    place = handbook.find(key, path, f"]({address}")
                    yield _finding(key, handbook, place, address, *problem)


def _links(handbook: Handbook, key: Key) -> tuple[tuple[Path, tuple[str, ...]], ...]:
    """Return the path of every text of an entity that has links, and their addresses."""
    memo = handbook.memo(key)
    if "links" not in memo:
        memo["links"] = tuple(
            (path, tuple(dict.fromkeys(addresses(prose))))
            for path, prose in handbook.prose(key)
            if "](" in prose
        )
    links: tuple[tuple[Path, tuple[str, ...]], ...] = memo["links"]
    return links


def addresses(prose: str) -> list[str]:
    """Return what stands in the parentheses of the links in a Markdown text, but for code."""
    return [found["address"] for found in _LINK.finditer(_CODE.sub(" ", prose))]


_Problem = tuple[Text, Text, tuple[Key, ...], str]
"""What is wrong, what to do, what is shown beside it, the right address if there is just one."""


def _problem(
    handbook: Handbook, suggestions: Suggestions, source: Key, address: str
) -> _Problem | None:
    found = _REFERENCE.fullmatch(address)
    if found is None:
        return _without_kind(handbook, suggestions, address) if _BARE.fullmatch(address) else None
    kind, home = found["kind"], found["home"] or source.organization
    if kind in _WEB:
        return None
    if kind not in KINDS:
        return _unknown_kind(kind, address)
    targets = handbook.resolve(f"{home}/{kind}:{found['id']}" if home else address, home, (kind,))
    part = found["part"] or ""
    if not targets:
        old = meant(handbook, suggestions.former, address, source.organization, tuple(KINDS))
        if old is not None:
            return _former(handbook, old, source.organization, kind, found["id"], part)
        return _unknown_id(handbook, suggestions, home, kind, found["id"], part)
    target = targets[0]
    if not part or not handbook.is_whole(target) or part in handbook.parts(target):
        return None
    return _unknown_part(handbook, target, part)


def _without_kind(handbook: Handbook, suggestions: Suggestions, address: str) -> _Problem:
    identifier, mark, part = address.partition("#")
    same = suggestions.same_id(identifier)
    fixed = f"{same[0].kind}:{identifier}{mark}{part}" if len(same) == 1 else ""
    return (
        text(zh="少了类别", en="does not say of which kind"),
        text(
            zh="请把类别写在编号前面，用英文冒号隔开，例如 {example}。",
            en='Write "kind:id", for example {example}.',
            example=" / ".join(f"{key.kind}:{key.id}" for key in same[:3]) or "role:supervisor",
        ),
        same[:3],
        fixed,
    )


def _unknown_kind(kind: str, address: str) -> _Problem:
    close = Index({one: (one, KINDS[one].label.zh) for one in KINDS}).close(kind, 1)
    fixed = address.replace(f"{kind}:", f"{close[0]}:", 1) if close else ""
    known = text(zh="可以用的类别：{kinds}。", en="The kinds are {kinds}.", kinds=", ".join(KINDS))
    meant = text(zh="是不是想写 {fixed}？", en="Did you mean {fixed}?", fixed=fixed)
    return (
        text(zh="没有“{kind}”这个类别", en='names a kind "{kind}" that does not exist', kind=kind),
        meant if close else known,
        (),
        fixed,
    )


def _unknown_id(
    handbook: Handbook, suggestions: Suggestions, home: str, kind: str, identifier: str, part: str
) -> _Problem:
    close = suggestions.close(identifier, home, (kind,))
    same = tuple(key for key in suggestions.same_id(identifier) if key not in close)
    tail = f"#{part}" if part else ""
    if close:
        hint = text(
            zh="是不是想写{proposals}？",
            en="Did you mean {proposals}?",
            proposals=named(handbook, close),
        )
    elif same:
        hint = text(
            zh="有{other}；如果指的是它，请照括号里的写法改。",
            en="There is {other}; if that is meant, write what stands in the parentheses.",
            other=full_form(handbook, same[0]),
        )
    else:
        hint = text(zh="请检查编号，或先为它新建文件。", en="Check the id, or make its file first.")
    return (
        text(
            zh="没有编号为“{id}”的{kind}",
            en='names "{id}", but no {kind} has this id',
            id=identifier,
            kind=kind_name(kind),
        ),
        hint,
        same[:1],
        f"{kind}:{close[0].id}{tail}" if len(close) == 1 else "",
    )


def _former(
    handbook: Handbook, old: Former, organization: str, kind: str, identifier: str, part: str
) -> _Problem:
    part = old.part or part
    words = written(handbook, old.now, organization, tuple(KINDS)) if old.now else ""
    if old.now and words == old.now.id:
        words = f"{old.now.kind}:{words}"
    if old.now and part and handbook.is_whole(old.now) and part not in handbook.parts(old.now):
        words = ""
    if words and part:
        words = f"{words}#{part}"
    return (
        text(
            zh="{kind}“{id}”{fate}",
            en='names the {kind} "{id}", which {fate}',
            kind=kind_name(kind),
            id=identifier,
            fate=fate(handbook, old),
        ),
        advice(words),
        (old.now,) if old.now else (),
        words,
    )


def _unknown_part(handbook: Handbook, target: Key, part: str) -> _Problem:
    parts = tuple(handbook.parts(target))
    close = Index({one: (one,) for one in parts}).close(part)
    return (
        text(
            zh="“{target}”里没有编号为“{part}”的部分",
            en='names a part "{part}" that {target} does not have',
            target=handbook.label(target),
            part=part,
        ),
        text(
            zh="可以引用的编号有：{parts}。",
            en="These parts can be referred to: {parts}.",
            parts=", ".join(close or parts[:12]) or "—",
        ),
        (target,),
        "",
    )


def _finding(
    key: Key,
    handbook: Handbook,
    place: Location,
    address: str,
    problem: Text,
    hint: Text,
    beside: tuple[Key, ...],
    fixed: str,
) -> Diagnostic:
    return Diagnostic(
        code,
        severity,
        place,
        text(
            zh="“{source}”的文字里有打不开的链接“{address}”：{problem}。",
            en='A link in {source} leads nowhere: "{address}" {problem}.',
            source=handbook.label(key),
            address=address,
            problem=problem,
        ),
        hint,
        tuple(declared_at(handbook, one) for one in beside),
        Fix(place, f"]({fixed}") if fixed else None,
    )
