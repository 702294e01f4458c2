"""Records that several kinds share: limits, cadences, money, duties, escalations."""

from __future__ import annotations

from typing import Literal

from deskbook.model.record import Marker, Part, Reading, Record


class Span(Record, frozen=True, kw_only=True):
    """A number between two bounds; a bound that is None is open."""

    min: int | float | None = None
    max: int | float | None = None


class Limit(Reading, frozen=True, kw_only=True, rename={"from_": "from"}):
    """A time limit: a duration (`within`) or the source's own words (`wording`), between two
    events, kept by someone towards someone, on a calendar or a business clock. `on` is what it
    is for. A limit that is laid down elsewhere has `see` instead of a duration: the citation of
    that place."""

    id: str = ""
    on: str = ""
    see: str = ""
    within: str = ""
    wording: str = ""
    from_: str = ""
    to: str = ""
    by: str = ""
    towards: str = ""
    when: str = ""
    clock: Literal["calendar", "business", "not_specified"] = "not_specified"


class Cadence(Reading, frozen=True, kw_only=True):
    """How often something happens: `times` in each period of `every` (a duration), or the
    source's own words."""

    every: str = ""
    times: int | Span | None = None
    at_least_total: int | None = None
    wording: str = ""


class Money(Reading, frozen=True, kw_only=True):
    """An amount, its currency (ISO 4217) and what it is charged for."""

    amount: int | float | Marker = "not_specified"
    currency: str = "CNY"
    per: str = ""


class Quantity(Reading, frozen=True, kw_only=True):
    """A figure a duty or metric names, such as 6 to 8 articles a day."""

    value: int | float | None = None
    min: int | float | None = None
    max: int | float | None = None
    unit: str = ""
    wording: str = ""


LimitField = Limit | str | None
CadenceField = Cadence | str | None


class Duty(Part, frozen=True, kw_only=True):
    """A duty of a role or a function of a department. `source_no` is the number the source
    document prints beside it, which may repeat or skip."""

    source_no: str | int | None = None
    cadence: CadenceField = None
    limit: LimitField = None
    quantities: tuple[Quantity, ...] = ()
    counterparts: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    procedures: tuple[str, ...] = ()


class Partner(Reading, frozen=True, kw_only=True):
    """Somebody one works with, and on what."""

    to: str = ""
    on: str = ""


class Escalation(Reading, frozen=True, kw_only=True):
    """Who takes a case over, or which channel is used instead, and when."""

    to: str = ""
    when: str = ""


class Relation(Reading, frozen=True, kw_only=True):
    """A relation to another body that is neither parentage nor a role's reporting line;
    `reports_to` is that of a department or group as a whole."""

    type: Literal["supervises", "appraises", "audits", "submits_to", "supports", "reports_to"] = (
        "supervises"
    )
    to: str = ""
    on: str = ""
