"""搜索测试里写的条目不存在

## 检查什么
search-tests.yml 的 `expect`（应当找到）写的条目要存在。条目要写全组织、类型和编号，例如
`shop/solution:return-goods`；不属于哪个组织的术语写 `term:hotline` 这样，自己写的网页写
`page:guide.md` 这样。

## 为什么重要
条目改名或删除以后，这条测试永远不会合格。合格率降下来，网站就生成不了，而搜索其实没有问题。

## 怎么改
按提示改成现在的编号；条目已经没有了，就改成现在应当找到的那一个，或者删去这条测试。

----
A search test names an entry that does not exist

## What it checks
The entries in `expect` of search-tests.yml exist. They are written `organization/kind:id`; a term
of no organization is `term:id`, a page of your own `page:file.md`.

## Why it matters
Once an entry was renamed or removed, its test can never pass. The rate drops and the site cannot be
built, although nothing is wrong with the search.

## How to fix it
Write the id it has now. Where the entry is gone, name the one that should be found instead, or
remove the test.

----
## Bad
```yaml handbook/search-tests.yml
tests:
  - {query: 东西不想要了, class: sentence, expect: [example/solution:return-good]}
```

## Good
```yaml handbook/search-tests.yml
tests:
  - {query: 东西不想要了, class: sentence, expect: [example/solution:return-goods]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Fix, Location, Related, Severity
from deskbook.messages import Text, text
from deskbook.model import KINDS, Handbook, Key
from deskbook.rules.former import meant
from deskbook.rules.lookup import alternatives, declared_at
from deskbook.rules.references.formerly import fate, written_at
from deskbook.rules.references.wording import full_form
from deskbook.rules.suggestions import Suggestions

code = "REF008"
name = "search-test-unknown"
severity = Severity.WARNING
profile = "basic"
fixable = True

FOUND_KINDS = tuple(kind for kind in KINDS if kind not in ("holdings", "retired"))
"""The kinds that the search finds."""

_MOST = 3


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every expected entry that does not exist. Whether there is such a page
    of one's own shows when the site is built."""
    file = handbook.search_tests_file
    if file is None:
        return
    known = {str(key) for key in handbook.declarations if key.kind in FOUND_KINDS}
    suggestions = Suggestions(handbook)
    for number, test in enumerate(handbook.search_tests.tests):
        for index, entry in enumerate(test.expect):
            if entry not in known and not _is_page(entry):
                place = file.location(("tests", number, "expect", index))
                yield _finding(handbook, suggestions, entry, place)


def _is_page(entry: str) -> bool:
    return entry.startswith("page:") and entry.endswith(".md")


def _finding(
    handbook: Handbook, suggestions: Suggestions, entry: str, place: Location
) -> Diagnostic:
    organization, _, rest = entry.rpartition("/")
    old = meant(handbook, suggestions.former, rest, organization, FOUND_KINDS)
    if old is not None and not _declared(handbook, entry):
        targets: tuple[Key, ...] = (old.now,) if old.now is not None else ()
        message = text(
            zh="搜索测试里写的“{entry}”{fate}。",
            en='A search test expects "{entry}", which {fate}.',
            entry=entry,
            fate=fate(handbook, old),
        )
        related: tuple[Related, ...] = (written_at(handbook, old),)
    else:
        targets = _alike(handbook, suggestions, entry)
        message = text(
            zh="搜索测试里写的“{entry}”不存在，这条测试不会合格。",
            en='A search test expects "{entry}", which does not exist, so it cannot pass.',
            entry=entry,
        )
        related = tuple(declared_at(handbook, key) for key in targets[:1])
    fix = Fix(place, str(targets[0])) if len(targets) == 1 else None
    return Diagnostic(code, severity, place, message, _hint(handbook, entry, targets), related, fix)


def _hint(handbook: Handbook, entry: str, targets: tuple[Key, ...]) -> Text:
    if targets:
        return text(
            zh="是不是想写{proposals}？",
            en="Did you mean {proposals}?",
            proposals=alternatives(full_form(handbook, key) for key in targets),
        )
    if entry.endswith(".md"):
        return text(
            zh="自己写的网页写成 page:{entry}。", en="Write a page as page:{entry}.", entry=entry
        )
    return text(
        zh="请写全组织、类型和编号，例如 {example}；条目已经没有了，就删去这条测试。",
        en="Write organization/kind:id, such as {example}; where the entry is gone, remove the"
        " test.",
        example=_example(handbook),
    )


def _example(handbook: Handbook) -> str:
    found = handbook.of("solution") or tuple(handbook.entities.values())
    return str(found[0].key) if found else "shop/solution:return-goods"


def _alike(handbook: Handbook, suggestions: Suggestions, entry: str) -> tuple[Key, ...]:
    """Return what may be meant: an id like this one of that kind there, or that id elsewhere."""
    home, _, rest = entry.rpartition("/")
    kind, _, identifier = rest.rpartition(":")
    kinds = (kind,) if kind in FOUND_KINDS else FOUND_KINDS
    same = [key for key in suggestions.same_id(identifier) if key.kind in FOUND_KINDS]
    here = [key for key in same if key.kind in kinds and key.organization == home]
    close = tuple(here) or suggestions.close(identifier, home, kinds)
    return (close or tuple(key for key in same if key.kind in kinds) or tuple(same))[:_MOST]


def _declared(handbook: Handbook, entry: str) -> bool:
    home, _, rest = entry.rpartition("/")
    kind, _, identifier = rest.rpartition(":")
    return handbook.declared(Key(home, kind, identifier))
