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


class DeskSettings(Record, frozen=True, kw_only=True):
    """`waiting_line` is what agents say while they look something up; `issue_url` the address at
    which gaps are reported, in which `{title}` and `{body}` are filled in."""

    waiting_line: str = ""
    issue_url: str = ""


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
