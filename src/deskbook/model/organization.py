"""Organization, department, role, group and party: who there is."""

from __future__ import annotations

from typing import Any, Literal

from deskbook.model.parts import Duty, Partner, Relation
from deskbook.model.record import Entity, Marker, Part, Reading, Record


class GradeBand(Part, frozen=True, kw_only=True):
    """A band of the grade scale: its name and its grades, highest first. Grades are
    case-sensitive strings."""

    name: str = ""
    grades: tuple[str, ...] = ()


class Phase(Part, frozen=True, kw_only=True):
    """A phase of an organization's life, such as start-up and full staff."""

    name: str = ""


class Base(Reading, frozen=True, kw_only=True):
    """A number that headcounts per something rest on, such as the regions of `per: region`."""

    name: str = ""
    count: int | Marker = "not_specified"


class Organization(Entity, frozen=True, kw_only=True):
    """A W3C ORG FormalOrganization: the root of its departments."""

    type: str = ""
    industry: str = ""
    purpose: str = ""
    scope: str = ""
    grade_scale: tuple[GradeBand, ...] = ()
    phases: tuple[Phase, ...] = ()
    bases: dict[str, Base] = {}
    headcount: Any = None


class Goal(Part, frozen=True, kw_only=True):
    """A goal, over the short or the long term."""

    term: Literal["short", "long", "not_specified"] = "not_specified"


class PhaseHeadcount(Reading, frozen=True, kw_only=True):
    """A declared headcount in one phase."""

    phase: str = ""
    headcount: Any = None


class Merge(Part, frozen=True, kw_only=True):
    """A variant in which departments are merged into one (W3C ORG ChangeEvent)."""

    departments: tuple[str, ...] = ()
    into: str = ""
    when: str = ""


class Repeated(Record, frozen=True, kw_only=True):
    """The department exists once in each of something."""

    per: str = ""
    count: int | Marker = "not_specified"


class Department(Entity, frozen=True, kw_only=True):
    """A W3C ORG OrganizationalUnit. `parent` is a department id or `organization`.

    With `variant_only` it exists only where a merge makes it: it is no part of the chart and
    of no total.
    """

    type: Literal[
        "centre",
        "department",
        "office",
        "unit",
        "team",
        "section",
        "board",
        "branch",
        "station",
        "region",
        "secretariat",
        "division",
        "other",
    ] = "department"
    classification: str = ""
    band: str = ""
    parent: str = ""
    head: str = ""
    purpose: str = ""
    functions: tuple[Duty, ...] | Marker | None = None
    docks_with: tuple[Partner, ...] = ()
    relations: tuple[Relation, ...] = ()
    goals: tuple[Goal, ...] = ()
    headcount: Any = None
    headcount_by_phase: tuple[PhaseHeadcount, ...] = ()
    merges: tuple[Merge, ...] = ()
    repeated: Repeated | None = None
    variant_only: bool = False
    location: str = ""
    charted: bool = True


class DottedLine(Reading, frozen=True, kw_only=True):
    """A second reporting line, and the matter it is for."""

    to: str = ""
    on: str = ""


class ReportsTo(Reading, frozen=True, kw_only=True):
    """The reporting lines of a role (W3C ORG reportsTo): one solid, any number dotted."""

    line: str = ""
    dotted: tuple[DottedLine, ...] = ()


class Grade(Reading, frozen=True, kw_only=True, rename={"from_": "from"}):
    """A range of grades; `open` means onward from the first without a stated end."""

    from_: str = ""
    to: str = ""
    open: bool = False


class Concurrent(Reading, frozen=True, kw_only=True, rename={"with_": "with"}):
    """The post is filled by the holder of another post (`with`: a role; `no`: its post)."""

    with_: str = ""
    no: int | None = None


class Post(Reading, frozen=True, kw_only=True):
    """A numbered seat of a role (W3C ORG Post). `vacancy`: open (advertised as vacant) or
    unfilled (established, nobody appointed yet), None when filled, `unknown` when not known."""

    no: int = 0
    vacancy: Literal["open", "unfilled", "unknown"] | None = None
    concurrent: Concurrent | None = None


class Role(Entity, frozen=True, kw_only=True):
    """A W3C ORG Role with its posts: what a person in that place does."""

    belongs_to: str = ""
    reports_to: ReportsTo | Marker | None = None
    headcount: Any = None
    grade: str | Grade | None = None
    posts: tuple[Post, ...] = ()
    purpose: str = ""
    duties: tuple[Duty, ...] | Marker | None = None
    duties_from: str = ""
    authority: tuple[Part, ...] | Marker | None = None
    requirements: tuple[Part, ...] | Marker | None = None
    works_with: tuple[Partner, ...] = ()
    metrics: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    substitutes: tuple[str, ...] | Marker | None = None
    relations: tuple[Relation, ...] = ()
    charted: bool = True


class Member(Reading, frozen=True, kw_only=True, rename={"as_": "as"}):
    """A member of a group: a role, department or party, possibly by virtue of its office."""

    member: str = ""
    as_: str = ""
    ex_officio: bool = False


class Group(Entity, frozen=True, kw_only=True):
    """A W3C ORG OrganizationalCollaboration: a body across departments."""

    type: Literal["committee", "task_group", "working_group", "project", "other"] = "task_group"
    chair: str = ""
    members: tuple[Member, ...] | Marker | None = None
    mandate: str = ""
    functions: tuple[Duty, ...] | Marker | None = None
    relations: tuple[Relation, ...] = ()
    until: str = ""


class Party(Entity, frozen=True, kw_only=True):
    """Somebody or something that acts without being a department or role of the organization."""

    type: Literal["external", "system", "generic", "collective", "referenced"] = "external"
    rights: tuple[Duty, ...] = ()
    obligations: tuple[Duty, ...] = ()


class Holding(Reading, frozen=True, kw_only=True):
    """A person placeholder in a post (W3C ORG Membership)."""

    person: str = ""
    role: str = ""
    no: int | None = None
    primary: bool = False
    concurrent: Literal["stated", "inferred"] | None = None


class Holdings(Entity, frozen=True, kw_only=True):
    """The optional overlay of who holds which post; placeholders only."""

    holdings: tuple[Holding, ...] = ()
