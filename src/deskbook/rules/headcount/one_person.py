"""Which roles are filled by one and the same person."""

from __future__ import annotations

from collections import defaultdict

from deskbook.model import Handbook, Key
from deskbook.model.headcount import parse
from deskbook.model.organization import Holdings, Role
from deskbook.rules.lookup import targets, whole


class SamePerson:
    """Roles of one post each that concurrent posts or holdings give to one person."""

    def __init__(self, handbook: Handbook) -> None:
        self._leader: dict[Key, Key] = {}
        roles = {role.key: role for role in whole(handbook, Role) if _is_single(handbook, role)}
        self.single = roles.keys()
        for key, role in roles.items():
            if role.posts and role.posts[0].concurrent is not None:
                other = targets(handbook, key).get(("posts", 0, "concurrent", "with"))
                if other is not None and other in roles:
                    self._join(key, other)
        for holdings in whole(handbook, Holdings):
            meant = targets(handbook, holdings.key)
            held: dict[str, list[Key]] = defaultdict(list)
            for index, holding in enumerate(holdings.holdings):
                role_key = meant.get(("holdings", index, "role"))
                if role_key is not None and role_key in self.single:
                    held[holding.person].append(role_key)
            for first, *others in held.values():
                for other in others:
                    self._join(first, other)

    def holder(self, role: Key) -> Key:
        """Return the role that stands for the person who fills `role`."""
        while role in self._leader:
            role = self._leader[role]
        return role

    def same(self, one: Key, other: Key) -> bool:
        """Whether one person certainly fills both."""
        return one in self.single and self.holder(one) == self.holder(other)

    def _join(self, one: Key, other: Key) -> None:
        first, second = sorted((self.holder(one), self.holder(other)))
        if first != second:
            self._leader[second] = first


def _is_single(handbook: Handbook, role: Role) -> bool:
    memo = handbook.memo(role.key)
    if "single" not in memo:
        headcount = parse(role.headcount)
        stated = headcount.kind in ("fixed", "range") and headcount.max == 1
        memo["single"] = stated and len(role.posts) <= 1
    return bool(memo["single"])
