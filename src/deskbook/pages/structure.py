"""The tree of departments and the roles in each, as pages show it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from deskbook.model import Key
from deskbook.model.organization import Department, Role
from deskbook.pages.view import View
from deskbook.pages.writer import GROUPS

DEEPEST = 100
"""So many levels are one tree; what lies deeper begins a tree of its own, beside the others."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A department with its own roles (the head first) and the branches below it. `variants` are
    the departments below that only a merge would make; they are part of no total."""

    department: Department
    depth: int
    roles: tuple[Role, ...]
    branches: tuple[Branch, ...]
    variants: tuple[Department, ...] = ()

    def walk(self) -> Iterator[Branch]:
        """Yield this branch and all below, in reading order."""
        yield self
        for branch in self.branches:
            yield from branch.walk()


@dataclass(frozen=True, slots=True)
class Structure:
    """An organization: the roles that belong to no department, and the branches."""

    roles: tuple[Role, ...]
    branches: tuple[Branch, ...]

    def walk(self) -> Iterator[Branch]:
        """Yield every branch in reading order."""
        for branch in self.branches:
            yield from branch.walk()


def branch_of(
    view: View, department: Department, depth: int = 0, above: frozenset[Key] = frozenset()
) -> Branch:
    """Return a department with everything below it, down to the deepest level of one tree. A
    department that is above itself by mistake is not entered twice."""
    seen = above | {department.key}
    children = [
        child
        for child in view.sources(department.key, "department", "parent")
        if isinstance(child, Department) and child.key not in seen and depth < DEEPEST
    ]
    below = tuple(
        branch_of(view, child, depth + 1, seen) for child in children if not child.variant_only
    )
    variants = tuple(child for child in children if child.variant_only)
    return Branch(department, depth, roles_of(view, department), below, variants)


def roles_of(view: View, department: Department) -> tuple[Role, ...]:
    """Return the roles of a department itself, its head first."""
    head = head_of(view, department)
    roles = [
        role
        for role in view.sources(department.key, "role", "belongs_to")
        if isinstance(role, Role)
    ]
    return tuple(sorted(roles, key=lambda role: role is not head))


def head_of(view: View, department: Department) -> Role | None:
    """Return the role that heads a department, if the sources name one."""
    head = view.target(department.head, department.key.organization, ("role",))
    return head if isinstance(head, Role) else None


def structure_of(view: View, organization: str) -> Structure:
    """Return the whole organization. Departments whose parent is missing stand at the top, so
    that nothing is left out."""
    everything = [d for d in view.of("department", organization) if isinstance(d, Department)]
    departments = [department for department in everything if not department.variant_only]
    tops = [d for d in departments if _parent(view, d) is None]
    branches = [branch_of(view, department) for department in tops]
    reached = {one.department.key for branch in branches for one in branch.walk()}
    for department in departments:
        if department.key not in reached:
            branches.append(branch_of(view, department, above=frozenset(reached)))
            reached |= {one.department.key for one in branches[-1].walk()}
    placed = {role.key for branch in branches for one in branch.walk() for role in one.roles}
    for department in everything:
        if department.variant_only:
            placed |= {role.key for role in roles_of(view, department)}
    loose = tuple(
        role
        for role in view.of("role", organization)
        if isinstance(role, Role) and role.key not in placed
    )
    return Structure(loose, tuple(branches))


def in_reading_order(view: View, organization: str) -> tuple[Department | Role, ...]:
    """Return every department and role of an organization as its tree is read: a department, its
    roles, and then what is below it. What stands outside the tree comes last."""
    structure = structure_of(view, organization)
    found: dict[Key, Department | Role] = {role.key: role for role in structure.roles}
    for branch in structure.walk():
        for department in (branch.department, *branch.variants):
            found[department.key] = department
            found |= {role.key: role for role in roles_of(view, department)}
    for kind in ("department", "role"):
        for entity in view.of(kind, organization):
            if isinstance(entity, (Department, Role)):
                found.setdefault(entity.key, entity)
    return tuple(found.values())


def _parent(view: View, department: Department) -> Department | None:
    parent = view.target(department.parent, department.key.organization, GROUPS["parent"])
    return parent if isinstance(parent, Department) else None
