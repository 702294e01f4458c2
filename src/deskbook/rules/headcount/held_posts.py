"""What can be wrong with who holds which post, in holdings.yml."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from deskbook.diagnostics import Location, Related
from deskbook.messages import Text, text
from deskbook.model import Handbook, Key
from deskbook.model.headcount import parse
from deskbook.model.organization import Holding, Holdings, Role
from deskbook.rules.headcount.seats import (
    VACANT,
    Problem,
    Seat,
    exists,
    post_of,
    seat_label,
    seat_of,
)
from deskbook.rules.lookup import targets, whole

_Held = tuple[int, Holding]


def held_posts(handbook: Handbook) -> Iterator[Problem]:
    """Yield what cannot be in the holdings of each organization."""
    roles = {role.key: role for role in whole(handbook, Role)}
    for holdings in whole(handbook, Holdings):
        meant = targets(handbook, holdings.key)
        seats: dict[Seat, list[_Held]] = defaultdict(list)
        people: dict[str, list[_Held]] = defaultdict(list)
        for index, holding in enumerate(holdings.holdings):
            people[holding.person].append((index, holding))
            role = roles.get(meant.get(("holdings", index, "role"), holdings.key))
            if role is not None:
                seats[seat_of(role, holding.no)].append((index, holding))
        for seat, held in seats.items():
            yield from _seat(handbook, holdings.key, roles[seat.role], seat, held)
        for person, held in people.items():
            yield from _person(handbook, holdings.key, person, held)


def _seat(
    handbook: Handbook, key: Key, role: Role, seat: Seat, held: list[_Held]
) -> Iterator[Problem]:
    first, holding = held[0]
    label = seat_label(handbook, seat)
    if seat.no is not None:
        listed = post_of(role, seat.no)
        if listed is None and not exists(role, seat.no):
            yield Problem(
                _at(handbook, key, first, "no"),
                text(
                    zh="{person}任{seat}，但没有这个席位。",
                    en="{person} holds {seat}, but there is no such post.",
                    person=holding.person,
                    seat=label,
                ),
                text(zh="请核对席位号和岗位人数。", en="Check the number and the headcount."),
                (Related(handbook.location(role.key), seat_label(handbook, Seat(role.key, None))),),
            )
        elif listed is not None and listed[1].vacancy in VACANT:
            yield Problem(
                _at(handbook, key, first, "role"),
                text(
                    zh="{person}任{seat}，但那个席位写着空缺。",
                    en="{person} holds {seat}, but that post is said to be vacant.",
                    person=holding.person,
                    seat=label,
                ),
                text(
                    zh="已经有人就请删去 vacancy，否则请删去这条任职。",
                    en="Remove vacancy if it is filled, else remove this line.",
                ),
                (
                    Related(
                        handbook.location(role.key, ("posts", listed[0], "vacancy")),
                        text(zh="空缺写在这里", en="the vacancy is written here"),
                    ),
                ),
            )
    room = 1 if seat.no is not None else parse(role.headcount).max
    if room is not None and len(held) > max(room, 1):
        yield Problem(
            _at(handbook, key, held[-1][0], "role"),
            text(
                zh="{seat}安排了 {count} 次：{people}；最多 {room} 人。",
                en="{seat} is held {count} times, by {people}; it has room for {room}.",
                seat=label,
                count=len(held),
                people="、".join(one.person for _, one in held),
                room=max(room, 1),
            ),
            text(
                zh="请写明各人的席位号，或删去多余的一条。", en="Give each a number, or remove one."
            ),
            _others(handbook, key, held[:-1], text(zh="也在这里", en="also here")),
        )


def _person(handbook: Handbook, key: Key, person: str, held: list[_Held]) -> Iterator[Problem]:
    primary = [one for one in held if one[1].primary]
    if len(primary) > 1:
        yield Problem(
            _at(handbook, key, primary[-1][0], "primary"),
            text(
                zh="{person}有 {count} 个主要职务。",
                en="{person} has {count} primary posts.",
                person=person,
                count=len(primary),
            ),
            text(zh="请只留一个 primary: true。", en="Leave just one primary: true."),
            _others(handbook, key, primary[:-1], text(zh="另一个在这里", en="another is here")),
        )
    stated = [one for one in held if one[1].concurrent != "inferred"]
    if len(stated) > 1 and not primary:
        yield Problem(
            _at(handbook, key, held[0][0], "person"),
            text(
                zh="{person}有 {count} 个职务，没有写哪一个是主要职务。",
                en="{person} has {count} posts, and none is said to be primary.",
                person=person,
                count=len(stated),
            ),
            text(zh="请给主要职务加上 primary: true。", en="Add primary: true to the primary one."),
            _others(handbook, key, held[1:], text(zh="另一个在这里", en="another is here")),
            mild=True,
        )


def _at(handbook: Handbook, key: Key, index: int, field: str) -> Location:
    return handbook.location(key, ("holdings", index, field))


def _others(handbook: Handbook, key: Key, held: list[_Held], message: Text) -> tuple[Related, ...]:
    return tuple(Related(_at(handbook, key, index, "person"), message) for index, _ in held[:5])
