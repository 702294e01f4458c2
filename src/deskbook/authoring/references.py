"""The wording of references when what they lead to gets another id."""

from __future__ import annotations

from collections.abc import Callable

from deskbook.authoring.mentions import Mention
from deskbook.authoring.refusal import Refusal
from deskbook.diagnostics import Related
from deskbook.messages import text
from deskbook.model import Handbook, Key
from deskbook.model.record import MARKERS
from deskbook.model.references import resolve

Declared = Callable[[Key], bool]


def worded(mention: Mention, target: Key, part: str, home: str, declared: Declared) -> str:
    """Return what is to stand at `mention` so that it means `target` and `part` of it.

    The form the author chose is kept where it still means just that: an id alone, `kind:id` or
    `organization/kind:id`. `home` is the organization it will stand in, `declared` says which
    entities there will be then.
    """
    head = mention.text.partition("#")[0]
    place, slash, rest = head.rpartition("/")
    kind, colon, identifier = rest.rpartition(":")
    if slash and place:
        place = target.organization
    if kind or identifier != "organization" or target.kind != "organization":
        identifier = target.id
    if kind:
        kind = target.kind
    tail = f"#{part}" if part else ""
    for words in (
        f"{place}{slash}{kind}{colon}{identifier}",
        f"{target.kind}:{target.id}",
        str(target),
    ):
        if meaning(mention, words + tail, home, declared) == (target,):
            return words + tail
    raise Refusal(
        text(
            zh="{place} 里的引用不能改成“{target}”，因为这一栏不能写这一类条目。",
            en='The reference at {place} cannot be made "{target}", since that field does not take'
            " entries of this kind.",
            place=mention.location,
            target=str(target),
        ),
        (here(mention),),
        misuse=False,
    )


def meaning(mention: Mention, words: str, home: str, declared: Declared) -> tuple[Key, ...]:
    """Return what `words` would mean at the place of a mention."""
    if words in MARKERS:
        return ()
    found = resolve(words, home, mention.kinds, declared)[0]
    if not found and mention.form == "page":
        found = resolve(words, "", mention.kinds, declared)[0]
    if mention.form == "reference" and any(key.kind not in mention.kinds for key in found):
        return ()
    return found


def here(mention: Mention) -> Related:
    """Return the place of a mention, to be shown beside a message."""
    return Related(
        mention.location,
        text(zh="这里写着“{text}”", en='"{text}" is written here', text=mention.text),
    )


def check_clear(handbook: Handbook, mention: Mention) -> None:
    """Refuse a mention that cannot be changed without guessing.

    Raises:
        Refusal: it may mean several entities, or its place in a text cannot be told.
    """
    if len(mention.targets) > 1:
        raise Refusal(
            text(
                zh="{place} 写的“{text}”可以指不止一个条目，不知道该不该改。请先写明类别。",
                en='"{text}" at {place} may mean several entries, so it is unknown whether it has'
                " to change. Say which kind it is first.",
                place=mention.location,
                text=mention.text,
            ),
            (here(mention),),
            misuse=False,
        )
    if not mention.exact:
        raise Refusal(
            text(
                zh="{place} 这段文字里的链接“{text}”被拆开写了，找不到准确的位置。请把链接写在同一"
                "行里，再运行一次。",
                en='The link "{text}" in the text at {place} is written in pieces and cannot be'
                " found exactly. Write it on one line and run the command again.",
                place=mention.location,
                text=mention.text,
            ),
            (here(mention),),
            misuse=False,
        )
