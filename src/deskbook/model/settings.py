"""The settings of a handbook, from `handbook.yml`."""

from __future__ import annotations

from typing import Literal

from deskbook.model.record import Record


class Audience(Record, frozen=True, kw_only=True):
    """A group of readers that entries may be meant for; `external` when they are outside the
    organization, such as customers."""

    id: str = ""
    name: str = ""
    external: bool = False


class SearchSettings(Record, frozen=True, kw_only=True):
    """`tests_minimum` is the share of search tests that must pass for the site to be built."""

    tests_minimum: float = 0.95


class Notice(Record, frozen=True, kw_only=True, rename={"from_": "from"}):
    """Something agents must know, shown `from` one day `to` another; `entry` is the full id of the
    entry that says more."""

    text: str = ""
    from_: str = ""
    to: str = ""
    entry: str = ""


class ConsoleFields(Record, frozen=True, kw_only=True):
    """The names under which a console gives what the desk wants to know of a call."""

    queue: str = ""
    product: str = ""
    channel: str = ""
    code: str = ""


class DeskSettings(Record, frozen=True, kw_only=True):
    """`waiting_line` is what agents say while they look something up; `issue_url` the address at
    which gaps are reported, in which `{title}` and `{body}` are filled in.

    `adapter` is the console that embeds the desk, `origins` the only ones it exchanges messages
    with, `fields` the names under which the console gives queue, product and channel.
    """

    waiting_line: str = ""
    issue_url: str = ""
    adapter: Literal["generic", "huawei-cec", "sobot", "tencent-ccc"] = "generic"
    origins: tuple[str, ...] = ()
    fields: ConsoleFields = ConsoleFields()
    notices: tuple[Notice, ...] = ()


class Settings(Record, frozen=True, kw_only=True):
    """What `handbook.yml` sets; every field has a sensible default."""

    title: str = ""
    description: str = ""
    language: Literal["zh", "en"] = "zh"
    profile: Literal["draft", "basic", "standard", "strict"] = "basic"
    review_every: str = ""
    questions_minimum: int = 3
    direct_reports_maximum: int = 20
    answer_seconds: int = 30
    organizations: tuple[str, ...] = ()
    audiences: tuple[Audience, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    search: SearchSettings = SearchSettings()
    desk: DeskSettings = DeskSettings()
