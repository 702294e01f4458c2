"""Where departments and roles stand: who belongs to what, and what lies inside what."""

from __future__ import annotations

from collections import defaultdict
from weakref import WeakKeyDictionary

from deskbook.model import Handbook, Key
from deskbook.model.organization import Department, Role
from deskbook.rules.lookup import targets, whole


class Places:
    """The departments and roles in use, as their files place them.

    `parents` and `heads` are by department, `homes` (department, group or organization) and
    `lines` (whom it reports to) by role, `members` are the roles of each home. What a file
    leaves open, or says by a reference that means nothing, is left out.
    """

    def __init__(self, handbook: Handbook) -> None:
        self.parents: dict[Key, Key] = {}
        self.heads: dict[Key, Key] = {}
        self.homes: dict[Key, Key] = {}
        self.lines: dict[Key, Key] = {}
        self.members: dict[Key, list[Key]] = defaultdict(list)
        self._below: dict[Key, list[Key]] = defaultdict(list)
        for department in whole(handbook, Department):
            meant = targets(handbook, department.key)
            _put(self.parents, department.key, meant.get(("parent",)))
            _put(self.heads, department.key, meant.get(("head",)))
        for role in whole(handbook, Role):
            meant = targets(handbook, role.key)
            _put(self.homes, role.key, meant.get(("belongs_to",)))
            _put(self.lines, role.key, meant.get(("reports_to", "line")))
        for role_key, home in self.homes.items():
            self.members[home].append(role_key)
        for department_key, parent in self.parents.items():
            self._below[parent].append(department_key)
        self._spans = self._numbered()

    def below(self, key: Key) -> tuple[Key, ...]:
        """Return the departments right below a department or organization."""
        return tuple(self._below.get(key, ()))

    def placed(self, key: Key) -> bool:
        """Whether it is known where in the tree a department or organization stands."""
        return key in self._spans

    def inside(self, inner: Key, outer: Key) -> bool:
        """Whether `inner` is `outer` or lies somewhere below it. Departments in a ring lie in
        nothing."""
        if inner == outer:
            return True
        if inner not in self._spans or outer not in self._spans:
            return False
        return self._spans[outer][0] <= self._spans[inner][0] < self._spans[outer][1]

    def _numbered(self) -> dict[Key, tuple[int, int]]:
        """Return for each place the numbers of everything inside it, as a half-open range: so
        that one comparison tells what lies in what, however deep the tree."""
        first: dict[Key, int] = {}
        spans: dict[Key, tuple[int, int]] = {}
        stack = [(key, False) for key in self._below if key not in self.parents]
        while stack:
            key, done = stack.pop()
            if done:
                spans[key] = (first[key], len(first))
                continue
            first[key] = len(first)
            stack.append((key, True))
            stack.extend((below, False) for below in self._below.get(key, ()))
        return spans


def _put(found: dict[Key, Key], key: Key, value: Key | None) -> None:
    if value is not None:
        found[key] = value


_KNOWN: WeakKeyDictionary[Handbook, Places] = WeakKeyDictionary()


def places_of(handbook: Handbook) -> Places:
    """Return the places of a handbook, which several rules ask for and nothing changes."""
    known = _KNOWN.get(handbook)
    if known is None:
        known = _KNOWN[handbook] = Places(handbook)
    return known
