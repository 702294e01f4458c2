"""缩写没有解释

## 检查什么
正文里的外文缩写（两个以上大写字母，例如 SLA）要有解释：术语表里有这个词，或者哪个条目的名称、别名
就是它，或者正文里用括号写明了，例如“SLA（服务水平协议）”。每个组织的每个缩写只提示一次。

链接的地址、代码、罗马数字和带数字的编号不算，人人都懂的（APP、PDF、VIP 等）也不算。

## 为什么重要
老员工天天说的缩写，新人看不懂，也不好意思问。

## 怎么改
在术语表里加一条，写上全称和意思；或者在第一次出现的地方用括号写明。

----
An abbreviation nobody explains

## What it checks
Latin abbreviations in texts (two or more capital letters, such as SLA) are explained: the glossary
has the word, or an entry is named so, or a text explains it in brackets, as in "SLA (service level
agreement)". Each abbreviation is reported once for an organization.

Targets of links, codes, Roman numerals and codes with figures do not count, nor does what
everybody knows, such as APP, PDF or VIP.

## Why it matters
What old hands say every day newcomers do not understand, and they hesitate to ask.

## How to fix it
Add it to the glossary with its full form and meaning, or explain it in brackets where it first
occurs.

----
## Bad
```yaml handbook/example/parties/customer.yml
name: 客户
type: external
summary: 有 SLA 的客户优先。
```

## Good
```yaml handbook/glossary.yml
terms:
  - {id: service-level, name: 服务水平协议, synonyms: [SLA]}
```
```yaml handbook/example/parties/customer.yml
name: 客户
type: external
summary: 有 SLA 的客户优先。
```
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from deskbook.diagnostics import Diagnostic, Severity
from deskbook.messages import text
from deskbook.model import Handbook, Key
from deskbook.model.knowledge import Solution, Term
from deskbook.model.text_links import TEXT_LINK
from deskbook.rules.lookup import Path

code = "TERM003"
name = "undefined-abbreviation"
severity = Severity.INFO
profile = "strict"

_ABBREVIATION = re.compile(r"(?<![A-Za-z0-9_.:/@#&+*-])[A-Z]{2,6}(?![A-Za-z0-9_/@&+-])")
_IN_NAMES = re.compile(r"(?<![A-Za-z])[A-Z]{2,6}(?![A-Za-z])")
_EXPLAINED = re.compile(
    r"(?<![A-Za-z])(?P<before>[A-Z]{2,6})\s*[（(][^（()）]*[^\W\d_]"
    r"|[^\W\d_]\s*[（(](?:[^（()）]*[^A-Za-z（()）])?(?P<inside>[A-Z]{2,6})[）)]"
)
_ROMAN = re.compile(r"[IVXLC]+")
_CODE = re.compile(r"`[^`]*`")
_EVERYDAY = frozenset(("APP", "ATM", "DIY", "ID", "IT", "OK", "PC", "PDF", "QQ", "TV", "VIP"))
_OWN_WORDS = frozenset(("source", "readings", "waivers", "open_lists"))

_Uses = tuple[tuple[Path, str], ...]


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding where an organization first uses an abbreviation that nothing explains."""
    used: dict[str, dict[str, list[tuple[Key, Path]]]] = defaultdict(lambda: defaultdict(list))
    known: dict[str, set[str]] = defaultdict(set)
    for key in handbook.entities:
        uses, explained = _read(handbook, key)
        known[key.organization].update(explained)
        for path, word in uses:
            used[key.organization][word].append((key, path))
    for organization, words in used.items():
        for word, places in words.items():
            if word not in known[organization] and word not in known[""]:
                yield _finding(handbook, word, places)


def _read(handbook: Handbook, key: Key) -> tuple[_Uses, frozenset[str]]:
    """Return where an entity uses abbreviations, and which it explains; kept with its file."""
    memo = handbook.memo(key)
    if __name__ not in memo:
        uses: list[tuple[Path, str]] = []
        explained = set(_explained_by_name(handbook, key))
        for path, written in handbook.prose(key):
            if not path or path[0] in _OWN_WORDS or not _IN_NAMES.search(written):
                continue
            words = _CODE.sub(" ", TEXT_LINK.sub(lambda link: link["label"], written))
            for match in _EXPLAINED.finditer(words):
                explained.add(match["before"] or match["inside"])
            uses.extend(
                (path, match[0])
                for match in _ABBREVIATION.finditer(words)
                if match[0] not in _EVERYDAY and not _ROMAN.fullmatch(match[0])
            )
        memo[__name__] = (tuple(dict.fromkeys(uses)), frozenset(explained))
    found: tuple[_Uses, frozenset[str]] = memo[__name__]
    return found


def _explained_by_name(handbook: Handbook, key: Key) -> Iterator[str]:
    entity = handbook.get(key)
    if entity is None:
        return
    names: Iterable[str] = (entity.name, *entity.also_called, entity.label_note)
    if isinstance(entity, Term):
        names = (*names, *entity.synonyms, *entity.hidden)
    if isinstance(entity, Solution):
        names = (*names, *entity.codes)
    for one in names:
        yield from _IN_NAMES.findall(one)


def _finding(handbook: Handbook, word: str, places: list[tuple[Key, Path]]) -> Diagnostic:
    key, path = places[0]
    others = len({found for found, _ in places}) - 1
    return Diagnostic(
        code,
        severity,
        handbook.find(key, path, word),
        text(
            zh="“{label}”用了缩写“{word}”{more}，但哪里都没有解释它。",
            en="{label} uses the abbreviation {word}{more}, which nothing explains.",
            label=handbook.label(key),
            word=word,
            more=text(
                zh="（另有 {count} 处也用了）",
                en=" (as do {count} more)",
                count=others,
            )
            if others
            else "",
        ),
        text(
            zh="请在术语表里加上“{word}”，写明全称和意思，或在这里用括号写明。",
            en="Add {word} to the glossary with its full form and meaning, or explain it here in"
            " brackets.",
            word=word,
        ),
    )
