"""What may be written at a place: keys, fixed words, ids, with what they mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lsprotocol import types

from deskbook.diagnostics import Diagnostic
from deskbook.language_server.checker import State
from deskbook.language_server.typing_place import Typing, typing_at
from deskbook.language_server.wording import description, kind_label, titled, words_of_absence
from deskbook.messages import Text
from deskbook.model import KINDS, Handbook, Key, duration
from deskbook.model.places import Place, classify
from deskbook.model.text_links import LONGEST_NAME, TEXT_LINK
from deskbook.model.unit import schema_name
from deskbook.rules.references.wording import written
from deskbook.schema import lookup
from deskbook.schema.library import Schema

TRIGGERS = [":", " ", "(", "#", "/", "[", ","]

_YES_NO = {"true": Text("是", "yes"), "false": Text("否", "no")}
_STEP_FIELDS = ("start", "from", "to", "next")
_LINK_BEFORE = "]("


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that may be written: the word itself, what it means, what it is, more about it.

    `names` are other words by which it is found; `then` follows a key.
    """

    word: str
    means: str
    kind: types.CompletionItemKind
    about: str = ""
    names: tuple[str, ...] = ()
    then: str = ""


def completions(
    state: State, path: str, position: types.Position, language: str
) -> types.CompletionList:
    """Return what may be written at a place of an open source."""
    nothing = types.CompletionList(is_incomplete=False, items=[])
    place = classify(path, state.project.directory)
    if isinstance(place, Diagnostic) or path not in state.documents:
        return nothing
    positions = state.positions(path)
    line, column = positions.place(position)
    before = positions.lines[line - 1][: column - 1]
    link = before.rpartition(_LINK_BEFORE)
    if link[1] and not set(link[2]) & set(" )"):
        typed, start, end = link[2], column - len(link[2]), column
        choices = list(_links(state.handbook, place.organization, typed, language))
    else:
        typing = typing_at(state.documents[path].text, line, column)
        if typing is None:
            return nothing
        typed, start, end = typing.typed, typing.start, typing.end
        choices = list(_choices(state, place, typing, language))
    edit = types.Range(positions.position(line, start), positions.position(line, end))
    found = [choice for choice in choices if _fits(choice, typed)]
    items = [_item(choice, typed, edit, number) for number, choice in enumerate(found)]
    # Words in other scripts are compared here, so the editor has to ask again at every letter.
    return types.CompletionList(is_incomplete=True, items=items)


def _choices(state: State, place: Place, typing: Typing, language: str) -> Iterator[Choice]:
    schema = schema_name(place)
    if typing.owner is not None:
        indentation = " " * (typing.start - 1)
        yield from _keys(schema, typing, indentation, language)
    if typing.value is not None:
        schemas = lookup.at(schema, typing.value)
        yield from _references(state.handbook, place, schemas, typing.typed, language)
        yield from _words(schemas, language)
        yield from _absences(schemas, language)
        yield from _own_steps(state.handbook, place, typing.value)


def _keys(schema: str, typing: Typing, indentation: str, language: str) -> Iterator[Choice]:
    assert typing.owner is not None
    schemas = lookup.at(schema, typing.owner)
    needed = lookup.required(schemas)
    known = lookup.properties(schemas)
    for name in sorted(known, key=lambda each: each not in needed):
        if name in typing.present:
            continue
        own = lookup.expand([known[name]])
        yield Choice(
            name,
            titled(own, name, language),
            types.CompletionItemKind.Property,
            description(own, language),
            (lookup.first(own, "title") or "", *known[name].get("x-aliases", ())),
            _after_key(own, indentation if typing.alone else None),
        )


def _after_key(schemas: Sequence[Schema], indentation: str | None) -> str:
    """Return what follows a key: on the same line, or for lists and groups on the next."""
    forms = lookup.forms(schemas)
    if indentation is not None and forms == {"list"}:
        return f":\n{indentation}  - "
    if indentation is not None and forms == {"group"}:
        return f":\n{indentation}  "
    return ": "


def _references(
    handbook: Handbook, place: Place, schemas: Sequence[Schema], typed: str, language: str
) -> Iterator[Choice]:
    kinds = lookup.first(schemas, "x-reference")
    if not kinds:
        return
    whole, hash_sign, _ = typed.partition("#")
    if hash_sign:
        if lookup.first(schemas, "x-parts"):
            yield from _parts(handbook, whole, handbook.resolve(whole, place.organization, kinds))
        return
    if "organization" in kinds:
        own = handbook.get(Key(place.organization, "organization", place.organization))
        yield (
            _entity(handbook, own.key, "organization", language)
            if own
            else Choice(
                "organization",
                kind_label("organization", language),
                types.CompletionItemKind.Reference,
            )
        )
    home = typed.partition("/")[0] if "/" in typed else place.organization
    full = lookup.pattern_name(schemas) == "citation"
    for kind in kinds:
        for key in _in_reach(handbook, kind, home):
            if full:
                word = (
                    f"{key.kind}:{key.id}" if key.organization == place.organization else str(key)
                )
            else:
                word = written(handbook, key, place.organization, kinds)
            if kind != "organization" or key.id != place.organization:
                yield _entity(handbook, key, word, language)


def _in_reach(handbook: Handbook, kind: str, organization: str) -> Iterator[Key]:
    yield from handbook.declared_in(organization, kind)
    if kind == "term":
        yield from handbook.declared_in("", kind)
    if kind == "organization":
        yield from (one.key for one in handbook.organizations if one.id != organization)


def _entity(handbook: Handbook, key: Key, word: str, language: str) -> Choice:
    entity = handbook.get(key)
    names = (entity.name, *entity.also_called, *entity.former_ids) if entity else ()
    means = handbook.label(key).removesuffix(f"({key.id})")
    return Choice(
        word,
        f"{means} · {kind_label(key.kind, language)}",
        types.CompletionItemKind.Reference,
        entity.summary if entity else "",
        (key.id, *names),
    )


def _parts(handbook: Handbook, whole: str, targets: Sequence[Key]) -> Iterator[Choice]:
    for key in targets[:1]:
        for part in handbook.parts(key):
            records = handbook.part(key, part)
            text = str(getattr(records[-1], "text", "")) if records else ""
            text = " ".join(TEXT_LINK.sub(lambda match: match["label"], text).split())
            yield Choice(
                f"{whole}#{part}",
                text[:LONGEST_NAME],
                types.CompletionItemKind.Reference,
                text,
                (part,),
            )


def _links(handbook: Handbook, home: str, typed: str, language: str) -> Iterator[Choice]:
    """Yield what a link in a text may lead to: everything here, in the form that names the kind."""
    whole, hash_sign, _ = typed.partition("#")
    if hash_sign:
        yield from _parts(handbook, whole, handbook.resolve(whole, home, tuple(KINDS)))
        return
    organization = typed.partition("/")[0] if "/" in typed else home
    for kind in KINDS:
        for key in _in_reach(handbook, kind, organization):
            elsewhere = key.organization not in (home, "")
            word = str(key) if elsewhere and kind != "organization" else f"{kind}:{key.id}"
            yield _entity(handbook, key, word, language)


def _words(schemas: Sequence[Schema], language: str) -> Iterator[Choice]:
    kind = types.CompletionItemKind.EnumMember
    for word, label in lookup.words(schemas).items():
        yield Choice(word, label, kind, names=(label,))
    forms = lookup.forms(schemas)
    if "yes_no" in forms:
        for word, label_of in _YES_NO.items():
            yield Choice(word, label_of.render(language), kind, names=(label_of.zh,))
    if any(lookup.pattern_name([schema]) == "duration" for schema in schemas):
        for example in lookup.first(schemas, "examples") or ():
            if isinstance(example, str) and (length := duration.parse(example)):
                yield Choice(example, length.render(language), types.CompletionItemKind.Value)


def _absences(schemas: Sequence[Schema], language: str) -> Iterator[Choice]:
    """Yield the words for a missing value where any reference may stand."""
    if lookup.first(schemas, "x-reference") and not lookup.words(schemas):
        for word, label in words_of_absence(language).items():
            yield Choice(word, label, types.CompletionItemKind.EnumMember, names=(label,))


def _own_steps(handbook: Handbook, place: Place, path: tuple[str | int, ...]) -> Iterator[Choice]:
    """Yield the steps of the same procedure or flow where one names another."""
    if place.kind in ("procedure", "tree") and path[-1:] and path[-1] in _STEP_FIELDS:
        key = Key(place.organization, place.kind, place.id)
        for choice in _parts(handbook, "", (key,)):
            yield Choice(choice.word[1:], choice.means, choice.kind, choice.about, choice.names)


def _fits(choice: Choice, typed: str) -> bool:
    wanted = typed.casefold()
    return any(wanted in name.casefold() for name in (choice.word, *choice.names))


def _item(choice: Choice, typed: str, edit: types.Range, number: int) -> types.CompletionItem:
    return types.CompletionItem(
        label=choice.word,
        label_details=types.CompletionItemLabelDetails(description=choice.means),
        kind=choice.kind,
        detail=choice.means,
        documentation=types.MarkupContent(types.MarkupKind.PlainText, choice.about)
        if choice.about
        else None,
        sort_text=f"{number:05}",
        filter_text=typed or choice.word,
        insert_text_mode=types.InsertTextMode.AsIs,
        text_edit=types.TextEdit(edit, choice.word + choice.then),
    )
