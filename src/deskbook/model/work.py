"""Procedure, policy, form, metric, meeting, approval and channel: how work is done."""

from __future__ import annotations

from typing import Literal

from deskbook.model.parts import (
    CadenceField,
    Escalation,
    Limit,
    LimitField,
    Money,
    Quantity,
)
from deskbook.model.record import Entity, Marker, Part, Reading, Record

NodeKind = Literal["start", "task", "decision", "parallel", "call", "end"]


class Node(Part, frozen=True, kw_only=True):
    """A node of a procedure (BPMN level 1): event, task, gateway or call activity."""

    kind: NodeKind = "task"
    actors: tuple[str, ...] | Marker | None = None
    limit: LimitField = None
    cadence: CadenceField = None
    forms: tuple[str, ...] = ()
    procedure: str = ""
    escalate: tuple[Escalation, ...] = ()
    result: str = ""


class Edge(Reading, frozen=True, kw_only=True, rename={"from_": "from"}):
    """A sequence flow. `to: not_specified` says that the source leaves the outcome open."""

    from_: str = ""
    to: str = ""
    label: str = ""


class Procedure(Entity, frozen=True, kw_only=True):
    """An explicit graph of who does what in which order."""

    trigger: str = ""
    category: str = ""
    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    limit: LimitField = None
    cadence: CadenceField = None
    escalate: tuple[Escalation, ...] | Marker | None = None
    forms: tuple[str, ...] = ()
    policies: tuple[str, ...] = ()


class Tier(Part, frozen=True, kw_only=True):
    """One step of a penalty ladder: from the n-th occurrence on, this measure and amount."""

    occurrence: int | str | None = None
    measure: str = ""
    amount: Money | Marker | None = None


class Penalty(Part, frozen=True, kw_only=True):
    """A penalty for breaking a clause, in tiers within a window, possibly doubled."""

    amount: Money | Marker | None = None
    measure: str = ""
    tiers: tuple[Tier, ...] = ()
    window: str = ""
    step: Money | Marker | None = None
    doubling: str = ""
    on: tuple[str, ...] = ()
    decided_by: str = ""
    appeal: bool | Marker | None = None


class Access(Part, frozen=True, kw_only=True):
    """Who may see or use a resource, and what everybody else has to do."""

    resource: str = ""
    who: tuple[str, ...] | Marker | None = None
    otherwise: str = ""


Modality = Literal["must", "must_not", "may", "should", "statement"]


class Clause(Part, frozen=True, kw_only=True):
    """A chapter (with `title` and `clauses`) or a numbered clause of a policy."""

    number: str = ""
    title: str = ""
    modality: Modality = "statement"
    applies_to: tuple[str, ...] = ()
    limits: tuple[Limit, ...] = ()
    cadence: CadenceField = None
    quantities: tuple[Quantity, ...] = ()
    forms: tuple[str, ...] = ()
    penalties: tuple[Penalty, ...] = ()
    rewards: tuple[Penalty, ...] = ()
    access: tuple[Access, ...] = ()
    clauses: tuple[Clause, ...] = ()


class Policy(Entity, frozen=True, kw_only=True):
    """A clause tree with its scope, what it applies to and who answers for it."""

    scope: str = ""
    purpose: str = ""
    applies_to: tuple[str, ...] = ()
    approved_by: str | tuple[str, ...] = ""
    supervised_by: str | tuple[str, ...] = ""
    interpreted_by: str | tuple[str, ...] = ""
    refers_to: tuple[str, ...] = ()
    supersedes: str = ""
    clauses: tuple[Clause, ...] = ()


class Field(Part, frozen=True, kw_only=True):
    """A field of a form."""

    name: str = ""
    type: Literal["text", "number", "date", "time", "choice", "yes_no", "person", "other"] = "text"
    required: bool | Marker = "not_specified"
    personal_data: bool = False
    choices: tuple[str, ...] = ()


class Form(Entity, frozen=True, kw_only=True):
    """A form, record, register or report."""

    type: Literal["form", "record", "register", "report", "plan", "document", "other"] = "form"
    fields: tuple[Field, ...] | Marker | None = None
    filled_by: tuple[str, ...] | Marker | None = None
    sent_to: tuple[str, ...] | Marker | None = None
    copies: int | Marker | None = None
    cadence: CadenceField = None
    medium: str = ""
    retention: str = ""


class Metric(Entity, frozen=True, kw_only=True):
    """A figure that is watched, and its target where the source gives one; a string cites the
    place that lays the target down."""

    definition: str = ""
    unit: str = ""
    target: Quantity | str | None = None
    applies_to: tuple[str, ...] = ()
    period: str = ""


class Meeting(Entity, frozen=True, kw_only=True):
    """A meeting or a reporting round."""

    chair: str = ""
    convened_by: str = ""
    participants: tuple[str, ...] | Marker | None = None
    purpose: str = ""
    cadence: CadenceField = None
    outputs: tuple[Part, ...] = ()
    limits: tuple[Limit, ...] = ()
    forms: tuple[str, ...] = ()


class Signer(Part, frozen=True, kw_only=True):
    """One signature of an approval chain: that of `by`, or of any one of `any_of`."""

    by: str = ""
    any_of: tuple[str, ...] = ()
    when: str = ""
    limit: LimitField = None


class Approval(Entity, frozen=True, kw_only=True):
    """Who signs what, in which order (one row of a DMN table a subject)."""

    subject: str = ""
    requested_by: str = ""
    signers: tuple[Signer, ...] = ()
    conditions: tuple[Part, ...] | Marker | None = None
    emergency: str = ""
    forms: tuple[str, ...] = ()


class Hours(Record, frozen=True, kw_only=True, rename={"from_": "from"}):
    """A daily window; `to` earlier than `from` runs past midnight."""

    days: str = ""
    from_: str = ""
    to: str = ""
    note: str = ""


class Channel(Entity, frozen=True, kw_only=True):
    """A way for customers or staff to reach the organization."""

    type: Literal["hotline", "phone", "chat", "email", "fax", "store", "web", "app", "other"] = (
        "hotline"
    )
    hours: tuple[Hours, ...] | Literal["always"] | Marker | None = None
    operated_by: tuple[str, ...] = ()
    used_for: str = ""
    serves: tuple[str, ...] = ()
    ring_strategy: str = ""
    limit: LimitField = None
