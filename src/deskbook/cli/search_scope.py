"""`--scope`: what a call is about, and what of it means nothing to the handbook."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from deskbook.cli.common import misuse
from deskbook.messages import Text, text
from deskbook.model import KINDS
from deskbook.rules.references.entry_names import FOUND_KINDS

if TYPE_CHECKING:
    from deskbook.search.index import Index
    from deskbook.search.standing import Scope

_LABELS = {kind: KINDS[kind].label for kind in FOUND_KINDS} | {"page": Text("网页", "Page")}
_MOST = 8


def read(scopes: tuple[str, ...], language: str) -> Scope:
    """Return what `NAME=VALUE` texts say of a call; end the program with what cannot be read."""
    # Imported here: the help of all commands needs no engine.
    from deskbook.search.standing import Scope

    known = [one.name for one in fields(Scope)]
    values: dict[str, Any] = {}
    for one in scopes:
        name, equals, value = one.partition("=")
        if name not in known or not equals or not value:
            misuse(
                text(
                    zh="--scope 不认识“{value}”。请写成“名称=值”，名称可以是：{known}。",
                    en='--scope does not know "{value}". Write NAME=VALUE; names: {known}.',
                    value=one,
                    known=Text("、".join(known), ", ".join(known)),
                ),
                language,
            )
        values[name] = _kinds(value, language) if name == "kinds" else value
    return Scope(**values)


def _kinds(value: str, language: str) -> tuple[str, ...]:
    kinds = tuple(one.strip() for one in value.split(","))
    for kind in kinds:
        if kind not in _LABELS:
            misuse(
                text(
                    zh="--scope kinds 不认识“{kind}”这个类型。{hint}",
                    en='--scope kinds does not know the kind "{kind}". {hint}',
                    kind=kind,
                    hint=_hint(kind),
                ),
                language,
            )
    return kinds


def _hint(kind: str) -> Text:
    names = {name: name for name in _LABELS} | {one.zh: name for name, one in _LABELS.items()}
    near = get_close_matches(kind.lower(), names, n=1)
    if near:
        found = names[near[0]]
        return text(
            zh="是不是想写 {name}（{label}）？",
            en="Did you mean {name}?",
            name=found,
            label=_LABELS[found].zh,
        )
    chinese = "、".join(f"{name}（{one.zh}）" for name, one in _LABELS.items())
    return text(
        zh="可以写：{known}。", en="It can be: {known}.", known=Text(chinese, ", ".join(_LABELS))
    )


def fits_nothing(index: Index, scope: Scope) -> Iterator[Text]:
    """Yield what to say of each value of a scope that no entry is meant for."""
    facts = index.facts
    home = [one for one in facts["organizations"] if one]
    if scope.organization and scope.organization not in home:
        yield _unused("organization", scope.organization, home)
    for name in ("queue", "product", "channel"):
        value: str = getattr(scope, name)
        if value and f"{name}:{value}" not in facts["scopes"]:
            known = [one for one in facts["scopes"] if one.startswith(f"{name}:")]
            yield _unused(name, value, [one.partition(":")[2] for one in known])


def _unused(name: str, value: str, known: list[str]) -> Text:
    near = get_close_matches(value, known, n=1)
    shown = near or sorted(known)[:_MOST]
    listed = "、".join(shown) + ("等" if not near and len(known) > _MOST else "")
    english = ", ".join(shown) + (", …" if not near and len(known) > _MOST else "")
    if near:
        hint = text(zh="是不是想写 {one}？", en=" Did you mean {one}?", one=near[0])
    elif known:
        hint = text(zh="手册里有：{all}。", en=" There are: {all}.", all=Text(listed, english))
    else:
        hint = Text("", "")
    return text(
        zh="没有条目是给 {name}={value} 的，这一项不影响排列。{hint}",
        en="No entry is meant for {name}={value}, which changes nothing.{hint}",
        name=name,
        value=value,
        hint=hint,
    )
