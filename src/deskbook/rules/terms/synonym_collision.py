"""一个词在术语表里有两个意思

## 检查什么
同一张术语表里，一个词（术语的名称、`also_called` 或 `synonyms`）只能属于一个术语；一个术语的错误
写法（`misspellings`），也不能是另一个术语正确的词。`hidden`（只用来搜索的词）可以重复。比较时不计
大小写、全角半角和空格。

## 为什么重要
搜索时同义词会互相替换。一个词属于两个术语，搜这一个就会出来那一个的答案。

## 怎么改
把词留在它真正的意思那里；只是有人这样叫的，移到 `hidden`。两条说的是一回事的，请合并成一条。

----
A word with two meanings in the glossary

## What it checks
Within a glossary a word (the name of a term, its `also_called` or `synonyms`) belongs to one term,
and a wrong spelling (`misspellings`) is not the right word for another. `hidden` words, which only
help searching, may occur twice. Case, width and blanks do not count.

## Why it matters
Searching replaces synonyms by each other. A word of two terms finds the answers of both.

## How to fix it
Keep the word where it truly belongs; what people merely say goes under `hidden`. If both entries
mean the same, merge them.

----
## Bad
```yaml handbook/glossary.yml
terms:
  - {id: refund, name: 退款, synonyms: [退钱]}
  - {id: return, name: 退货, synonyms: [退钱]}
```

## Good
```yaml handbook/glossary.yml
terms:
  - {id: refund, name: 退款, synonyms: [退钱]}
  - {id: return, name: 退货, hidden: [退钱]}
```
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from deskbook.diagnostics import Diagnostic, Related, Severity
from deskbook.messages import text
from deskbook.model import Handbook
from deskbook.model.knowledge import Term
from deskbook.rules.lookup import Path, whole
from deskbook.rules.terms.labels import normal

code = "TERM001"
name = "synonym-collision"
severity = Severity.WARNING
profile = "basic"


class _Word(NamedTuple):
    term: Term
    path: Path
    written: str


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every word that belongs to an earlier term of the same glossary, and
    for every wrong spelling that is the right word for another term."""
    owners: dict[tuple[str, str], list[_Word]] = defaultdict(list)
    wrong: list[_Word] = []
    for term in whole(handbook, Term):
        for word in _right(term):
            owners[term.key.organization, normal(word.written)].append(word)
        wrong.extend(
            _Word(term, ("misspellings", number), spelling)
            for number, spelling in enumerate(term.misspellings)
        )
    for words in owners.values():
        first = words[0]
        for word in words[1:]:
            if word.term is not first.term:
                yield _finding(handbook, word, first)
    for word in wrong:
        found = owners.get((word.term.key.organization, normal(word.written)), ())
        other = next((one for one in found if one.term is not word.term), None)
        if other is not None:
            yield _finding(handbook, word, other)


def _right(term: Term) -> Iterator[_Word]:
    yield _Word(term, ("name",), term.name)
    for field, words in (("also_called", term.also_called), ("synonyms", term.synonyms)):
        for number, written in enumerate(words):
            yield _Word(term, (field, number), written)


def _finding(handbook: Handbook, word: _Word, other: _Word) -> Diagnostic:
    mine, theirs = handbook.label(word.term.key), handbook.label(other.term.key)
    if word.path[0] == "misspellings":
        message = text(
            zh="“{word}”写成了“{mine}”的错误写法，但它是“{theirs}”的正确写法。",
            en="{word} stands as a wrong spelling of {mine}, but is right for {theirs}.",
            word=word.written,
            mine=mine,
            theirs=theirs,
        )
    else:
        message = text(
            zh="“{word}”既是“{theirs}”，又是“{mine}”，一个词有两个意思。",
            en="{word} stands for both {theirs} and {mine}.",
            word=word.written,
            mine=mine,
            theirs=theirs,
        )
    return Diagnostic(
        code,
        severity,
        handbook.location(word.term.key, word.path),
        message,
        text(
            zh="请把它留在真正的意思那里，另一处移到 hidden（只用来搜索）；两条说的是一回事的，"
            "请合并。",
            en="Keep it where it truly belongs and move the other to hidden, which only helps"
            " searching; if both mean the same, merge them.",
        ),
        (
            Related(
                handbook.location(other.term.key, other.path),
                text(zh="“{label}”的写在这里", en="that of {label} is here", label=theirs),
            ),
        ),
    )
