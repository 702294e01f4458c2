"""Which other posts the holder of a post has, from both sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from deskbook.model import Entity, Key
from deskbook.model.organization import Concurrent, Holding, Holdings, Post, Role
from deskbook.model.record import Reading
from deskbook.pages.writer import Writer


def others(w: Writer, role: Role, post: Post | None, holders: Sequence[Holding]) -> Markup:
    """Return links to the other posts that the `holders` of a post have besides, with the marks of
    the readings; "" for none. `post` is None for a role without numbered posts: then the posts that
    others hold together with it count for the role as a whole, when no holders are given.

    What a post itself says it is held together with is not repeated.
    """
    found: dict[Key, Markup] = {}
    pairs = list(_from_holdings(w, role, holders))
    if post is not None or not holders:
        pairs = [*_from_posts(w, role, post), *pairs]
    said = post.concurrent.with_ if post is not None and post.concurrent else ""
    named = w.view.target(said, role.key.organization, ("role",)) if said else None
    for other, reading in pairs:
        if other.key not in found and other is not named:
            found[other.key] = w.to(other) + w.mark(reading)
    return w.joined(found.values())


def _from_posts(w: Writer, role: Role, post: Post | None) -> Iterator[tuple[Entity, Reading]]:
    """Yield the roles with a post that is held together with this one."""
    for reference in w.view.incoming(role.key, "role", "concurrent"):
        other = w.view.get(reference.source)
        index = reference.path[1]
        if not isinstance(other, Role) or not isinstance(index, int) or index >= len(other.posts):
            continue
        concurrent = other.posts[index].concurrent
        if isinstance(concurrent, Concurrent) and _is(concurrent.no, post, role):
            yield other, concurrent


def _is(number: int | None, post: Post | None, role: Role) -> bool:
    if post is None:
        return True
    return number == post.no or (number is None and len(role.posts) == 1)


def _from_holdings(
    w: Writer, role: Role, holders: Sequence[Holding]
) -> Iterator[tuple[Entity, Reading]]:
    """Yield the other roles of the same persons."""
    if not holders:
        return
    persons = {holding.person for holding in holders if holding.person}
    sources = (reference.source for reference in w.view.incoming(role.key, "holdings"))
    for overlay in map(w.view.get, dict.fromkeys(sources)):
        for holding in overlay.holdings if isinstance(overlay, Holdings) else ():
            other = w.view.target(holding.role, role.key.organization, ("role",))
            if holding.person in persons and other is not None and other is not role:
                yield other, holding
