"""The page of the agent desk: a lean document of its own, outside the theme."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Any

import msgspec
from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from deskbook.messages.desk import DESK, DESK_PAGE
from deskbook.model.settings import Settings

PATH = "desk/index.html"
"""Where the desk lives below the site's root, however other pages are addressed."""

_ISSUES = {
    "github.com": "/issues/new?title={title}&body={body}",
    "gitlab.com": "/-/issues/new?issue[title]={title}&issue[description]={body}",
    "gitee.com": "/issues/new?issue[title]={title}&issue[description]={body}",
}
_REPOSITORY = re.compile(r"https?://([\w.-]+)/[^?#\s]+")


def page(settings: Settings, repository: str, modules: Iterable[str] = ()) -> bytes:
    """Return the desk of a handbook; `repository` is the address of its sources, "" for none, and
    `modules` are the scripts that its own one rests on, to be fetched at once."""
    language = settings.language
    values = {
        "language": language,
        "title": settings.title,
        "modules": modules,
        "t": {name: text.render(language) for name, text in DESK_PAGE.items()},
        "given": _script(
            {
                "language": language,
                "words": {name: text.render(language) for name, text in DESK.items()},
                "settings": _settings(settings, repository),
            }
        ),
    }
    return _template().render(values).encode("utf-8", "replace")


def issue_template(repository: str) -> str:
    """Return the address of a new issue at a host whose form is known, "" at any other; `{title}`
    and `{body}` stand for what is to be filled in."""
    found = _REPOSITORY.fullmatch(repository.strip().rstrip("/").removesuffix(".git"))
    if found is None:
        return ""
    host = found[1]
    form = _ISSUES.get(host)
    if form is None and host.startswith("gitlab."):
        form = _ISSUES["gitlab.com"]
    return f"{found[0]}{form}" if form else ""


def _settings(settings: Settings, repository: str) -> dict[str, Any]:
    given = {name: value for name, value in msgspec.to_builtins(settings.desk).items() if value}
    issue = settings.desk.issue_url or issue_template(repository)
    return {**given, **({"issue_url": issue} if issue else {})}


def _script(value: object) -> Markup:
    """Return a value as JSON that nothing in it can end early."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))


@cache
def _template() -> Template:
    source = resources.files("deskbook.desk").joinpath("desk.html").read_text("utf-8")
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(source)
