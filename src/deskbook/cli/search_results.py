"""How `deskbook search` shows what it found: as lines, or as data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from deskbook.cli.search_engine import Opened
from deskbook.diagnostics.excerpt import visible
from deskbook.messages import Text, text
from deskbook.messages.enumerations import ENUMERATIONS
from deskbook.search.engine import Engine, Result
from deskbook.search.explain import explain
from deskbook.search.standing import Scope, changes

_HOW = {
    "title": Text("标题", "title"),
    "question": Text("问法", "question"),
    "pinyin": Text("拼音", "pinyin"),
    "initials": Text("拼音首字母", "initials"),
    "sound": Text("同音字", "same sound"),
    "synonym": Text("同义词", "synonym"),
    "code": Text("代码", "code"),
    "term": Text("别名或标签", "other name or label"),
    "body": Text("正文", "text"),
}
_WEAK = Text("可能无关", "may not fit")


_CHANGES = {
    "kind": Text("条目类型", "kind of entry"),
    "organization": Text("相符的组织", "organization fits"),
    "call": Text("相符的来电", "call fits"),
    "not_validated": ENUMERATIONS["confidence"]["not_validated"],
    "due": Text("已过复核日期", "review is overdue"),
}


def lines(
    number: int, one: Result, found: Opened, explained: bool, told: str, language: str
) -> list[str]:
    """Return the lines for the result with that number; with its score when `explained`, and
    what is `told` about it."""
    owner, _, _ = one.id.rpartition("/")
    weak = f"  [{_WEAK.render(language)}]" if one.weak else ""
    shown = [visible(f"{number:2}. {one.title}{weak}")]
    where = found.names.get(owner, "")
    shown.append(visible("    " + "  ".join(filter(None, (one.id, where, one.url)))))
    how = _HOW[one.how].render(language)
    if one.matched and one.matched != one.title:
        how = (
            Text("{how}：{text}", "{how}: {text}")
            .render(language)
            .format(how=how, text=one.matched)
        )
    if explained or how != _HOW["title"].render(language):
        score = f"{one.score:.3f}  " if explained else ""
        shown.append(visible(f"    {score}{how}{told}"))
    return shown


def factors(one: Result, found: Opened, scope: Scope, today: str, language: str) -> str:
    """Return what changed the score of a result, in brackets; "" for nothing."""
    changed = [
        f"{_CHANGES[name].render(language)} ×{factor:g}"
        for name, factor in _changes(one, found, scope, today)
    ]
    if not changed:
        return ""
    return Text("  [{}]".format("，".join(changed)), "  [{}]".format(", ".join(changed))).render(
        language
    )


def _changes(one: Result, found: Opened, scope: Scope, today: str) -> list[tuple[str, float]]:
    entry = list(found.engine.titles).index(one.id)
    return changes(found.engine.index, scope, today, entry)


def understood(engine: Engine, query: str, language: str) -> list[str]:
    """Return the lines that tell how a query was understood."""
    read, parts = explain(engine, query)
    shown = [text(zh="读作：{text}", en="Read as: {text}", text=read).render(language)]
    for one in parts:
        terms = " ".join(one.terms) + (" …" if one.count > len(one.terms) else "")
        if one.terms != (one.typed,):
            terms = f"{one.typed} → {terms}"
        why = f"  [{_HOW[one.why].render(language)}]" if one.why else ""
        about = text(
            zh="权重 {weight}，少见程度 {rarity}，{entries} 个条目里有",
            en="weight {weight}, rarity {rarity}, in {entries} entries",
            weight=f"{one.weight:g}",
            rarity=f"{one.rarity:.2f}",
            entries=one.entries,
        ).render(language)
        shown.append(f"  {terms}{why}  ({about})")
    return [visible(line) for line in [*shown, ""]]


def data(
    query: str,
    results: Sequence[Result],
    found: Opened,
    explained: bool,
    scope: Scope,
    today: str,
) -> dict[str, Any]:
    """Return the results as data for other programs."""
    found_data: dict[str, Any] = {
        "version": 1,
        "query": query,
        "results": [{name: getattr(one, name) for name in one.__slots__} for one in results],
    }
    if explained:
        for one, shown in zip(results, found_data["results"], strict=True):
            shown["factors"] = dict(_changes(one, found, scope, today))
        found_data["read"], parts = explain(found.engine, query)
        found_data["understood"] = [
            {name: getattr(one, name) for name in one.__slots__} for one in parts
        ]
    return found_data
