"""What an author calls an entity on the command line: `role:agent`, `shop/role:agent`, 客服."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from deskbook.authoring.refusal import Refusal
from deskbook.messages import Text, text
from deskbook.model import KINDS, Handbook, Key
from deskbook.rules.former import Former, former
from deskbook.rules.lookup import declared_at
from deskbook.rules.suggestions import Index, normal

_FORM = re.compile(
    r"(?:(?P<home>[^/:#]+)/)?(?:(?P<kind>[^/:#]+):)?(?P<id>[^/:#]+)(?:\#(?P<part>.+))?"
)
_KIND_NAMES = {
    word: kind.name
    for kind in KINDS.values()
    for word in (kind.name, kind.label.zh, kind.folder.removesuffix(".yml"))
}
_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Address:
    """An entity, or a part of it. `former` tells that it was asked for by an id it had once; an
    entity that was removed has a key nobody has any more."""

    key: Key
    part: str = ""
    former: Former | None = None


def find(handbook: Handbook, words: str) -> Address:
    """Return what `words` mean: `[organization/]kind:id[#part]`, an id or a name.

    Raises:
        Refusal: nothing is called so, or several things are, or it is no address.
    """
    tidy = unicodedata.normalize("NFKC", words).strip()
    found = _FORM.fullmatch(tidy)
    if found is None:
        named = _named(handbook, words, None, None)
        if not named:
            raise _nothing(handbook, words)
        return Address(_only(handbook, words, named))
    kind = _kind(found["kind"])
    home, identifier, part = found["home"], found["id"].strip(), found["part"] or ""
    if home is not None:
        home = _organization(handbook, home.strip())
    keys = [key for key in handbook.declarations if _fits(key, kind, home)]
    same = [key for key in keys if key.id == identifier]
    same = same or _named(handbook, identifier, kind, home)
    if same:
        key = _only(handbook, words, same)
        return Address(key, _part(handbook, key, part))
    gone = {key: one for key, one in former(handbook).items() if _fits(key, kind, home)}
    once = [key for key in gone if key.id == identifier]
    if once:
        return _once(handbook, _only(handbook, words, once), gone, part)
    raise _nothing(handbook, words, identifier, keys)


def kind_named(words: str) -> str:
    """Return the kind called `words`: its name, its folder or its Chinese name.

    Raises:
        Refusal: there is no such kind.
    """
    kind = _KIND_NAMES.get(unicodedata.normalize("NFKC", words).strip().lower())
    if kind is not None:
        return kind
    close = Index({name: (word, name) for word, name in _KIND_NAMES.items()}).close(words, 1)
    raise Refusal(
        text(
            zh="没有“{kind}”这个类别。{hint}",
            en='There is no kind "{kind}". {hint}',
            kind=words,
            hint=text(zh="是不是想写 {close}？", en="Did you mean {close}?", close=close[0])
            if close
            else text(
                zh="可以用的类别：{kinds}。", en="The kinds are {kinds}.", kinds=", ".join(KINDS)
            ),
        )
    )


def full(handbook: Handbook, key: Key) -> str:
    """Return the way to write a key that always works, as short as the handbook allows."""
    if key.kind == "organization":
        return f"organization:{key.id}"
    others = sum(one.kind == key.kind and one.id == key.id for one in handbook.declarations)
    return str(key) if others > 1 else f"{key.kind}:{key.id}"


def _kind(words: str | None) -> str | None:
    return None if words is None else kind_named(words)


def _fits(key: Key, kind: str | None, home: str | None) -> bool:
    return (kind is None or key.kind == kind) and (home is None or key.organization == home)


def _organization(handbook: Handbook, words: str) -> str:
    homes = {
        key.organization: Key(key.organization, "organization", key.organization)
        for key in handbook.declarations
        if key.organization
    }
    if words in homes:
        return words
    names = {home: (home, getattr(handbook.get(key), "name", "")) for home, key in homes.items()}
    index = Index(names)
    exact = index.exact(words)
    if len(exact) == 1:
        return exact[0]
    raise Refusal(
        text(
            zh="没有编号为“{id}”的组织。{hint}",
            en='No organization has the id "{id}". {hint}',
            id=words,
            hint=_meant(index.close(words)),
        ),
        misuse=False,
    )


def _named(handbook: Handbook, words: str, kind: str | None, home: str | None) -> list[Key]:
    wanted = normal(words)
    if not wanted:
        return []
    return [
        key
        for key, entity in handbook.entities.items()
        if _fits(key, kind, home) and wanted in map(normal, (entity.name, *entity.also_called))
    ]


def _only(handbook: Handbook, words: str, keys: Sequence[Key]) -> Key:
    if len(keys) == 1:
        return keys[0]
    shown = " / ".join(full(handbook, key) for key in keys[:_SHOWN])
    raise Refusal(
        text(
            zh="“{words}”可以指 {count} 个条目，请写明是哪一个：{choices}。",
            en='"{words}" may mean {count} entries; say which one: {choices}.',
            words=words,
            count=len(keys),
            choices=shown + (" …" if len(keys) > _SHOWN else ""),
        ),
        [declared_at(handbook, key) for key in keys[:_SHOWN]],
    )


def _part(handbook: Handbook, key: Key, part: str) -> str:
    parts = handbook.parts(key)
    if not part or part in parts:
        return part
    close = Index({one: (one,) for one in parts}).close(part)
    raise Refusal(
        text(
            zh="“{label}”里没有编号为“{part}”的部分。{hint}",
            en='{label} has no part "{part}". {hint}',
            label=handbook.label(key),
            part=part,
            hint=_meant(close or tuple(parts)[:_SHOWN]),
        ),
        (declared_at(handbook, key),),
        misuse=False,
    )


def _once(handbook: Handbook, old: Key, gone: dict[Key, Former], part: str) -> Address:
    one = gone[old]
    if one.retirement is not None or one.now is None:
        return Address(old, "", one)
    return Address(one.now, _part(handbook, one.now, part), one)


def _nothing(
    handbook: Handbook, words: str, identifier: str = "", keys: Iterable[Key] = ()
) -> Refusal:
    index = Index(
        {key: (key.id, getattr(handbook.get(key), "name", "")) for key in keys}
        or {key: (key.id, entity.name) for key, entity in handbook.entities.items()}
    )
    close = index.close(identifier or words)
    return Refusal(
        text(
            zh="手册里没有“{words}”。{hint}",
            en='The handbook has no "{words}". {hint}',
            words=words,
            hint=_meant([full(handbook, key) for key in close]),
        ),
        [declared_at(handbook, key) for key in close],
        misuse=False,
    )


def _meant(close: Sequence[str]) -> Text:
    if not close:
        return text(zh="请检查写法。", en="Check the spelling.")
    return text(zh="是不是想写 {close}？", en="Did you mean {close}?", close=" / ".join(close))
