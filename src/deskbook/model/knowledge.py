"""Solution, tree, category and term: what an agent answers with."""

from __future__ import annotations

from typing import Literal

from deskbook.model.parts import Escalation, Limit, LimitField
from deskbook.model.record import Entity, Marker, Part, Reading, Record


class Answer(Record, frozen=True, kw_only=True):
    """What the agent says, at most a breath long, and what the agent then does."""

    say: str = ""
    do: tuple[Part, ...] = ()


class Solution(Entity, frozen=True, kw_only=True):
    """A KCS article: issue in the caller's words, environment, answer, and who takes over.
    `name` is the title."""

    category: str = ""
    questions: tuple[str, ...] = ()
    symptoms: tuple[str, ...] = ()
    environment: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    cause: str = ""
    answer: Answer = Answer()
    never_say: tuple[str, ...] = ()
    ask_first: tuple[str, ...] = ()
    promise: str = ""
    resolved_by: tuple[str, ...] | Marker | None = None
    limit: LimitField = None
    limits: tuple[Limit, ...] = ()
    escalate: tuple[Escalation, ...] | Marker | None = None
    hand_over: tuple[str, ...] = ()
    procedure: str = ""
    basis: tuple[str, ...] = ()
    tree: str = ""
    related: tuple[str, ...] = ()
    replaced_by: str = ""
    confidence: Literal["work_in_progress", "not_validated", "validated", "archived"] = (
        "not_validated"
    )


class Option(Reading, frozen=True, kw_only=True):
    """An answer of the caller and the node it leads to; `unclear` marks that of a caller who
    cannot tell."""

    label: str = ""
    to: str = ""
    unclear: bool = False


class TreeNode(Part, frozen=True, kw_only=True):
    """A node of a guided flow; it references solutions and never copies them. `wait` is how long
    the caller is asked to wait (a duration, or a marker where that is not written), `meanwhile`
    what is said then."""

    kind: Literal["ask", "input", "do", "say", "check", "sub", "end"] = "ask"
    options: tuple[Option, ...] = ()
    next: str = ""
    solution: str = ""
    solutions: tuple[str, ...] = ()
    tree: str = ""
    wait: str = ""
    meanwhile: str = ""
    outcome: str = ""

    @property
    def all_solutions(self) -> tuple[str, ...]:
        """The solutions the node names, however many there are."""
        return (self.solution, *self.solutions) if self.solution else self.solutions


class Tree(Entity, frozen=True, kw_only=True):
    """A guided flow an agent walks through with the caller. `questions` and `symptoms` are what
    it is found by."""

    questions: tuple[str, ...] = ()
    symptoms: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    start: str = ""
    nodes: tuple[TreeNode, ...] = ()


class Category(Entity, frozen=True, kw_only=True):
    """A SKOS concept of the problem or complaint scheme, and where its cases go."""

    scheme: Literal["problem", "complaint", "request", "other"] = "problem"
    parent: str = ""
    routes_to: tuple[str, ...] | Marker | None = None
    definition: str = ""


class Term(Entity, frozen=True, kw_only=True):
    """A SKOS label set. `name` is the preferred label; hidden labels and misspellings are
    searchable and never shown."""

    synonyms: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    misspellings: tuple[str, ...] = ()
    pinyin: str = ""
    definition: str = ""
    see: tuple[str, ...] = ()
