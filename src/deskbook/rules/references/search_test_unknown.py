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

from deskbook.diagnostics import Diagnostic, Location, Severity
from deskbook.messages import Text, text
from deskbook.model import Handbook
from deskbook.rules.references import entry_names
from deskbook.rules.references.entry_names import Unknown
from deskbook.rules.suggestions import Suggestions

code = "REF008"
name = "search-test-unknown"
severity = Severity.WARNING
profile = "basic"
fixable = True


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every expected entry that does not exist. Whether there is such a page
    of one's own shows when the site is built."""
    file = handbook.search_tests_file
    if file is None:
        return
    known = entry_names.names(handbook)
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
    found = entry_names.unknown(handbook, suggestions, entry)
    told = message(entry, found)
    hint = advice(handbook, entry, found)
    return Diagnostic(code, severity, place, told, hint, found.related, found.fix(place))


def message(entry: str, found: Unknown) -> Text:
    """Return the sentence that an expected entry does not exist, or what has become of it."""
    if found.fate is not None:
        return text(
            zh="搜索测试里写的“{entry}”{fate}。",
            en='A search test expects "{entry}", which {fate}.',
            entry=entry,
            fate=found.fate,
        )
    return text(
        zh="搜索测试里写的“{entry}”不存在，这条测试不会合格。",
        en='A search test expects "{entry}", which does not exist, so it cannot pass.',
        entry=entry,
    )


def advice(handbook: Handbook, entry: str, found: Unknown) -> Text:
    """Return what to do about an expected entry that does not exist."""
    if (proposal := entry_names.proposal(handbook, found)) is not None:
        return proposal
    if entry.endswith(".md"):
        return text(
            zh="自己写的网页写成 page:{entry}。", en="Write a page as page:{entry}.", entry=entry
        )
    return text(
        zh="请写全组织、类型和编号，例如 {example}；条目已经没有了，就删去这条测试。",
        en="Write organization/kind:id, such as {example}; where the entry is gone, remove the"
        " test.",
        example=entry_names.example(handbook),
    )
