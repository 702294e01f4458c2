"""Whether an id may be given to something."""

from __future__ import annotations

from deskbook.authoring.address import Address
from deskbook.authoring.refusal import Refusal
from deskbook.diagnostics import Related
from deskbook.messages import Text, text
from deskbook.model import Handbook, Key
from deskbook.model.places import IDENTIFIER_LENGTH, is_identifier
from deskbook.model.record import MARKERS
from deskbook.rules.former import former
from deskbook.rules.lookup import declared_at, kind_name

_WITHOUT_ID = ("holdings", "retired")
_WORDS = MARKERS | {"organization"}
"""They have a meaning of their own where an id could stand."""


def check_form(new: str) -> None:
    """Make sure that `new` can be an id.

    Raises:
        Refusal: it cannot.
    """
    if new in _WORDS:
        raise Refusal(
            text(
                zh="“{id}”在手册里另有含义，不能用作编号。请换一个。",
                en='"{id}" has a meaning of its own in a handbook and cannot be an id. Choose'
                " another.",
                id=new,
            )
        )
    if not is_identifier(new):
        raise Refusal(
            text(
                zh="“{id}”不能用作编号。编号只用小写英文字母、数字和连字符，最长 {length} 个字符，"
                "例如 customer-supervisor；也不能用 con、nul 等系统保留的名字。",
                en='"{id}" cannot be an id. An id has lower-case letters, digits and hyphens, at'
                " most {length} of them, as in customer-supervisor, and is none of the names that"
                " systems reserve, such as con or nul.",
                id=new[:80],
                length=IDENTIFIER_LENGTH,
            )
        )


def check_unused(handbook: Handbook, key: Key, but_of: Key | None = None) -> None:
    """Make sure that no entity has, or had, the id of `key`; `but_of` may have had it.

    Raises:
        Refusal: one has, or had.
    """
    if handbook.declared(key):
        raise Refusal(
            text(
                zh="编号“{id}”已经是{kind}“{label}”的编号。请换一个。",
                en='The id "{id}" already belongs to the {kind} {label}. Choose another.',
                id=key.id,
                kind=kind_name(key.kind),
                label=handbook.label(key),
            ),
            (declared_at(handbook, key),),
        )
    old = former(handbook).get(key)
    if old is None or (old.retirement is None and old.source == but_of):
        return
    owner: Text
    if old.retirement is not None:
        owner = text(
            zh="已经停用的{kind}“{label}”",
            en="the {kind} {label}, which was retired",
            kind=kind_name(key.kind),
            label=old.retirement.name or old.retirement.id,
        )
    else:
        owner = text(
            zh="{kind}“{label}”（改名以前）",
            en="the {kind} {label} before that was renamed",
            kind=kind_name(key.kind),
            label=handbook.label(old.source),
        )
    raise Refusal(
        text(
            zh="编号“{id}”属于{owner}，旧的网址和资料里还有它，不能再用。请换一个。",
            en='The id "{id}" belonged to {owner}; old addresses and papers still carry it, so'
            " it is not used again. Choose another.",
            id=key.id,
            owner=owner,
        ),
        (
            Related(
                handbook.location(old.source, old.path),
                text(zh="旧的记录在这里", en="the old record is here"),
            ),
        ),
    )


def check_free(handbook: Handbook, what: Address, new: str) -> None:
    """Make sure that an entity may get the id `new`.

    Raises:
        Refusal: it may not, for what it is or for what the id is.
    """
    key = what.key
    check_current(handbook, what)
    if key.kind in _WITHOUT_ID:
        raise Refusal(
            text(
                zh="{kind}没有自己的编号，不能改。",
                en="A file of {kind} has no id of its own that could change.",
                kind=kind_name(key.kind),
            )
        )
    check_form(new)
    _check_different(key.id, new)
    home = new if key.kind == "organization" else key.organization
    check_unused(handbook, Key(home, key.kind, new), key)


def check_part_free(handbook: Handbook, what: Address, new: str) -> None:
    """Make sure that a part of an entity may get the id `new`.

    Raises:
        Refusal: it may not.
    """
    check_current(handbook, what)
    check_form(new)
    _check_different(what.part, new)
    places = [path for path, name in handbook.part_ids(what.key) if name == what.part]
    taken = [path for path, name in handbook.part_ids(what.key) if name == new]
    if taken or len(places) > 1:
        raise Refusal(
            text(
                zh="“{label}”里已经有编号为“{id}”的部分。请换一个。",
                en='{label} already has a part with the id "{id}". Choose another.',
                label=handbook.label(what.key),
                id=new,
            )
            if taken
            else text(
                zh="“{label}”里有两处用了编号“{id}”，不知道要改哪一处。请先改正。",
                en='Two parts of {label} have the id "{id}", so it is unknown which one is meant.'
                " Repair that first.",
                label=handbook.label(what.key),
                id=what.part,
            ),
            [
                Related(
                    handbook.location(what.key, path),
                    text(zh="用在这里", en="used here"),
                )
                for path in taken or places
            ],
        )


def check_current(handbook: Handbook, what: Address) -> None:
    """Make sure that an entity is called by the id it has now, and that it is one.

    Raises:
        Refusal: it was asked for by a former id, or two files stand for it.
    """
    if what.former is not None:
        now = what.former.now
        raise Refusal(
            text(
                zh="这个条目已经停用，不能再改。",
                en="That entry has been retired; nothing about it can be changed.",
            )
            if what.former.retirement is not None or now is None
            else text(
                zh="这是旧编号；现在是“{label}”。请用现在的编号。",
                en="That is a former id; it is {label} now. Use the present one.",
                label=handbook.label(now),
            ),
            misuse=False,
        )
    places = handbook.declared_at(what.key)
    if len(places) > 1:
        raise Refusal(
            text(
                zh="“{label}”写了两次，不知道要改哪一个。请先改正。",
                en="{label} is written twice, so it is unknown which one is meant. Repair that"
                " first.",
                label=handbook.label(what.key),
            ),
            [Related(place, text(zh="写在这里", en="written here")) for place in places],
            misuse=False,
        )


def _check_different(old: str, new: str) -> None:
    if old == new:
        raise Refusal(text(zh="它的编号已经是“{id}”。", en='Its id is "{id}" already.', id=new))
