"""The template environment: strict, escaping, and quick on thousands of small pages."""

from __future__ import annotations

import re
from collections.abc import MutableMapping
from functools import lru_cache
from types import FunctionType, MethodType
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from jinja2.ext import Extension
from jinja2.runtime import Context
from markupsafe import Markup, escape

from deskbook.pages import duties, metrics, open_lists, phrases, texts, vacancies
from deskbook.pages.compiled import TEMPLATES, CompiledTemplates
from deskbook.pages.compiling import Compiler
from deskbook.pages.safe import safe

_WORD = re.compile(r"\{\{ ([ta])\.(\w+) \}\}")
_QUICK = (MethodType, FunctionType)


class _Context(Context):
    """Calls methods of the writer and plain functions straight away: they take nothing from the
    context, and looking whether they do is half the cost of a call."""

    def call(self, obj: Any, /, *args: Any, **arguments: Any) -> Any:
        if type(obj) not in _QUICK:
            return super().call(obj, *args, **arguments)
        # What the compiled template adds for functions that ask for the context.
        arguments.pop("_block_vars", None)
        arguments.pop("_loop_vars", None)
        return obj(*args, **arguments)


class _Template(Template):
    """Writes what is marked as safe as it is, where the compiled template would copy it."""

    @classmethod
    def from_code(cls, environment: Environment, *args: Any, **arguments: Any) -> Template:
        result = super().from_code(environment, *args, **arguments)
        result.root_render_func.__globals__["escape"] = _escape
        return result


def _escape(value: object) -> Markup:
    return value if type(value) is Markup else escape(value)


class _Words(Extension):
    """Writes interface texts into the template when it is compiled: every language has an
    environment of its own, so they never change."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        def word(match: re.Match[str]) -> str:
            return str(escape(getattr(self.environment.globals[match[1]], match[2])))

        return _WORD.sub(word, source)


class _Environment(Environment):
    """Keeps globals in a plain dictionary, which is copied for every page."""

    code_generator_class = Compiler
    context_class = _Context
    template_class = _Template

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return {**self.globals, **(d or {})}


def fact(label: str, value: object, mark: str = "") -> Markup:
    """Return one entry of a grid of key facts: a label, a value and the mark of its reading."""
    return safe(f"<div><dt>{_escape(label)}</dt><dd>{_escape(value)}{_escape(mark)}</dd></div>")


@lru_cache(maxsize=128)
def template(name: str, language: str, content_language: str) -> Template:
    """Return a template for an interface language and a content language."""
    return _environment(language, content_language).get_template(name)


@lru_cache(maxsize=4)
def _environment(language: str, content_language: str) -> Environment:
    result = _Environment(
        loader=PackageLoader("deskbook.pages"),
        bytecode_cache=CompiledTemplates(
            TEMPLATES / "__pycache__", f"{language}-{content_language}"
        ),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        extensions=[_Words],
    )
    result.globals.clear()
    result.globals.update(
        t=texts.labels(language, content_language),
        a=texts.attributes(language),
        content_language=content_language,
        fact=fact,
        limit=phrases.limit,
        cadence=phrases.cadence,
        quantities=phrases.quantities,
        duty_list=duties.duty_list,
        open_lists=open_lists.sentences,
        money=phrases.money,
        grade=phrases.grade,
        headcount=phrases.headcount_of,
        vacancies=vacancies.sentence,
        metric_in_short=metrics.in_short,
        headcount_number=phrases.headcount_number,
    )
    return result
