"""What can be wrong with posts that the holder of another post fills."""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Related
from deskbook.messages import text
from deskbook.model import Handbook, Key
from deskbook.model.headcount import parse
from deskbook.model.organization import Role
from deskbook.rules.cycles import rings
from deskbook.rules.headcount.seats import (
    VACANT,
    Problem,
    Seat,
    exists,
    post_of,
    seat_label,
    seat_of,
)
from deskbook.rules.lookup import Path, targets, whole

_CORRECT = text(
    zh="请核对由谁兼任，改写 with 后的岗位编号或 no 后的席位号。",
    en="Find out who fills it, and correct the role after with or the number after no.",
)


def concurrent_posts(handbook: Handbook) -> Iterator[Problem]:
    """Yield what cannot be: filled by itself, in a ring, by a vacant or a missing post."""
    roles = {role.key: role for role in whole(handbook, Role)}
    following: dict[Seat, Seat] = {}
    places: dict[Seat, tuple[Key, Path]] = {}
    for role in roles.values():
        meant = targets(handbook, role.key)
        for index, post in enumerate(role.posts):
            path: Path = ("posts", index, "concurrent", "with")
            other = roles.get(meant.get(path, role.key))
            if post.concurrent is None or path not in meant or other is None:
                continue
            seat = Seat(role.key, post.no)
            filler = seat_of(other, post.concurrent.no)
            problem = _filler(handbook, seat, other, filler, role.key, path)
            if problem is not None:
                yield problem
            elif other.key != role.key or filler.no is not None:
                following[seat] = filler
                places[seat] = (role.key, path)
    for ring in rings(following):
        key, path = places[ring[0]]
        chain = " → ".join(_label(handbook, seat) for seat in (*ring, ring[0]))
        yield Problem(
            handbook.location(key, path),
            text(
                zh="兼任绕成了一圈：{chain}。",
                en="These posts fill each other: {chain}.",
                chain=chain,
            ),
            _CORRECT,
            tuple(
                Related(handbook.location(*places[seat]), seat_label(handbook, seat))
                for seat in ring[1:]
            ),
        )


def _label(handbook: Handbook, seat: Seat) -> str:
    return handbook.label(seat.role) + ("" if seat.no is None else f" {seat.no}")


def _filler(
    handbook: Handbook, seat: Seat, other: Role, filler: Seat, key: Key, path: Path
) -> Problem | None:
    if filler == seat or (other.key == key and filler.no is None):
        return Problem(
            handbook.location(key, path),
            text(
                zh="{seat}写的是由自己兼任。",
                en="{seat} is said to be filled by itself.",
                seat=seat_label(handbook, seat),
            ),
            _CORRECT,
        )
    if filler.no is None:
        return _all_vacant(handbook, seat, other, key, path)
    listed = post_of(other, filler.no)
    if listed is None and not exists(other, filler.no):
        return Problem(
            handbook.location(key, (*path[:-1], "no")),
            text(
                zh="{seat}写的是由{filler}兼任，但没有这个席位。",
                en="{seat} is said to be filled by {filler}, but there is no such post.",
                seat=seat_label(handbook, seat),
                filler=seat_label(handbook, filler),
            ),
            _CORRECT,
            (Related(handbook.location(other.key), seat_label(handbook, Seat(other.key, None))),),
        )
    if listed is not None and listed[1].vacancy in VACANT:
        return Problem(
            handbook.location(key, path),
            text(
                zh="{seat}写的是由{filler}兼任，但那个席位正空缺。",
                en="{seat} is said to be filled by {filler}, but that post is vacant.",
                seat=seat_label(handbook, seat),
                filler=seat_label(handbook, filler),
            ),
            _CORRECT,
            (
                Related(
                    handbook.location(other.key, ("posts", listed[0], "vacancy")),
                    text(zh="空缺写在这里", en="the vacancy is written here"),
                ),
            ),
        )
    return None


def _all_vacant(
    handbook: Handbook, seat: Seat, other: Role, key: Key, path: Path
) -> Problem | None:
    most = parse(other.headcount).max
    vacant = sum(post.vacancy in VACANT for post in other.posts)
    if not vacant or vacant < len(other.posts) or most is None or vacant < most:
        return None
    return Problem(
        handbook.location(key, path),
        text(
            zh="{seat}写的是由“{other}”兼任，但那个岗位的席位全都空缺。",
            en="{seat} is said to be filled by {other}, but all posts of that role are vacant.",
            seat=seat_label(handbook, seat),
            other=handbook.label(other.key),
        ),
        _CORRECT,
        (
            Related(
                handbook.location(other.key, ("posts",), key_only=True),
                text(zh="空缺写在这里", en="the vacancies are written here"),
            ),
        ),
    )
