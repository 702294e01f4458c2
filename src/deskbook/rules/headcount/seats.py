"""Single posts of roles, and what can be wrong with who fills them."""

from __future__ import annotations

from typing import NamedTuple

from deskbook.diagnostics import Location, Related
from deskbook.messages import Text, text
from deskbook.model import Handbook, Key
from deskbook.model.headcount import parse
from deskbook.model.organization import Post, Role

VACANT = ("open", "unfilled")


class Seat(NamedTuple):
    """A post of a role: its number, or None when it is not said which."""

    role: Key
    no: int | None


class Problem(NamedTuple):
    """What is wrong with a seat; `mild` when it is only a lack."""

    location: Location
    message: Text
    hint: Text
    related: tuple[Related, ...] = ()
    mild: bool = False


def seat_of(role: Role, no: int | None) -> Seat:
    """Return the seat meant; the only listed post of a role of one need not be named."""
    only = len(role.posts) == 1 and parse(role.headcount).max in (None, 1)
    return Seat(role.key, role.posts[0].no if no is None and only else no)


def post_of(role: Role, no: int | None) -> tuple[int, Post] | None:
    """Return the listed post with this number and its position."""
    for index, post in enumerate(role.posts):
        if post.no == no:
            return index, post
    return None


def exists(role: Role, no: int) -> bool:
    """Whether the role has a post of this number: a listed one, or, where none or only some
    are listed, one within the headcount."""
    headcount = parse(role.headcount)
    most = headcount.max if headcount.kind in ("fixed", "range", "less_than") else None
    if post_of(role, no) is not None:
        return True
    complete = bool(role.posts) and most is not None and len(role.posts) >= most
    return not complete and (most is None or no <= most)


def seat_label(handbook: Handbook, seat: Seat) -> Text:
    """Return how messages name a seat: 热线主管(supervisor) 2 号席位."""
    if seat.no is None:
        return text(zh="“{role}”", en="{role}", role=handbook.label(seat.role))
    return text(
        zh="“{role}” {no} 号席位", en="{role} post {no}", role=handbook.label(seat.role), no=seat.no
    )
