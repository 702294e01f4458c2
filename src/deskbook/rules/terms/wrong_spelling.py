"""用了术语表里的错误写法

## 检查什么
正文里不该出现术语表写明的错误写法（`misspellings`）。

两个字的错误写法，可能正好是别的词的一部分（“搭配建议”里有“配建”），所以只有单独成词时才算。引号里的、
客户问法（`questions`）、`never_say` 和各种附注里的，都不算。

## 为什么重要
同一样东西有几种写法，新人会以为是几样东西，搜索和统计也对不上。

## 怎么改
改成术语表里正确的写法。那样写其实没有错的，请把它从 `misspellings` 移到 `hidden`（只用来搜索）。

----
A wrong spelling of the glossary is used

## What it checks
Texts do not use what the glossary lists as wrong spellings (`misspellings`).

A wrong spelling of two Chinese characters may be part of other words, so it only counts where it
stands alone. Quotations, callers' questions, `never_say` and notes are no finding.

## Why it matters
Newcomers take two spellings for two things, and neither searching nor counting finds both.

## How to fix it
Write what the glossary says. If the spelling is not wrong after all, move it from `misspellings`
to `hidden`, which only helps searching.

----
## Bad
```yaml handbook/glossary.yml
terms:
  - {id: work-order, name: 工单号, misspellings: [公单号]}
```
```yaml handbook/example/parties/customer.yml
name: 客户
type: external
summary: 来电时报公单号。
```

## Good
```yaml handbook/glossary.yml
terms:
  - {id: work-order, name: 工单号, misspellings: [公单号]}
```
```yaml handbook/example/parties/customer.yml
name: 客户
type: external
summary: 来电时报工单号。
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Fix, Related, Severity
from deskbook.messages import text
from deskbook.model import Entity, Handbook
from deskbook.rules.lookup import Path
from deskbook.rules.terms.spellings import Spelling, Spellings

code = "TERM002"
name = "term-to-avoid-used"
severity = Severity.WARNING
profile = "standard"
fixable = True

_OWN_WORDS = frozenset(("never_say", "symptoms", "source", "readings", "waivers", "open_lists"))
_ASIDE = frozenset(("note", "notes", "alternative", "wording"))


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every text and wrong spelling of the glossary that is used in it."""
    glossaries: dict[str, Spellings] = {}
    for key, entity in handbook.entities.items():
        if key.organization not in glossaries:
            glossaries[key.organization] = Spellings.of(handbook, key.organization)
        spellings = glossaries[key.organization]
        if spellings.pattern is None or entity.status == "retired" or key.kind == "term":
            continue
        memo = handbook.memo(key)
        if memo.get(__name__, ("",))[0] != spellings.pattern.pattern:
            used = tuple(_used(handbook, entity, spellings))
            memo[__name__] = (spellings.pattern.pattern, used)
        for path, written in memo[__name__][1]:
            yield _finding(handbook, entity, path, written, spellings.known[written.casefold()])


def _used(handbook: Handbook, entity: Entity, spellings: Spellings) -> Iterator[tuple[Path, str]]:
    """Yield where a wrong spelling is used, and how it is written there, each once in a text."""
    for path, words in (((("name",), entity.name)), *handbook.prose(entity.key)):
        if path[0] in _OWN_WORDS or _ASIDE.intersection(path):
            continue
        for written in dict.fromkeys(spellings.used_in(words)):
            yield path, written


def _finding(
    handbook: Handbook, entity: Entity, path: Path, written: str, spelling: Spelling
) -> Diagnostic:
    place = handbook.find(entity.key, path, written)
    term = handbook.label(spelling.term.key)
    return Diagnostic(
        code,
        severity,
        place,
        text(
            zh="“{label}”里写着“{written}”，术语表说这是“{term}”的错误写法。",
            en="{label} says {written}, which the glossary lists as a wrong spelling of {term}.",
            label=handbook.label(entity.key),
            written=written,
            term=term,
        ),
        text(
            zh="请改成“{right}”；这样写没有错的，请在术语表里把它从 misspellings 移到 hidden。",
            en="Write {right}; if it is not wrong, move it from misspellings to hidden in the"
            " glossary.",
            right=spelling.right or spelling.term.name,
        ),
        (
            Related(
                handbook.location(spelling.term.key, ("misspellings", spelling.number)),
                text(zh="错误写法列在这里", en="the wrong spelling is listed here"),
            ),
        ),
        Fix(place, spelling.right) if spelling.right else None,
    )
