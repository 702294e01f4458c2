"""The template environment: strict, escaping, and quick on thousands of small pages."""

from __future__ import annotations

from collections.abc import MutableMapping
from functools import lru_cache
from types import MethodType
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from jinja2.runtime import Context

from deskbook.pages import phrases, texts


class _Context(Context):
    """Calls methods of the writer straight away: they take nothing from the context, and looking
    whether they do is half the cost of a call."""

    def call(self, obj: Any, /, *args: Any, **arguments: Any) -> Any:
        if type(obj) is not MethodType:
            return super().call(obj, *args, **arguments)
        # What the compiled template adds for functions that ask for the context.
        arguments.pop("_block_vars", None)
        arguments.pop("_loop_vars", None)
        return obj(*args, **arguments)


class _Environment(Environment):
    """Keeps globals in a plain dictionary, which is copied for every page."""

    context_class = _Context

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return {**self.globals, **(d or {})}


@lru_cache(maxsize=128)
def template(name: str, language: str, content_language: str) -> Template:
    """Return a template for an interface language and a content language."""
    return _environment(language, content_language).get_template(name)


@lru_cache(maxsize=4)
def _environment(language: str, content_language: str) -> Environment:
    result = _Environment(
        loader=PackageLoader("deskbook.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    result.globals.clear()
    result.globals.update(
        t=texts.labels(language, content_language),
        a=texts.attributes(language),
        content_language=content_language,
        limit=phrases.limit,
        cadence=phrases.cadence,
        quantities=phrases.quantities,
        money=phrases.money,
        grade=phrases.grade,
        headcount=phrases.headcount_of,
        headcount_number=phrases.headcount_number,
    )
    return result
