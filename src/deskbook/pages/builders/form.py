"""The page of a form, record or report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from deskbook.model import listed
from deskbook.model.work import Form
from deskbook.pages import fields, texts
from deskbook.pages.uses import uses
from deskbook.pages.writer import Writer


def build(w: Writer) -> Mapping[str, Any]:
    """Return the fields, the number of copies and where the form is used."""
    form = w.entity
    assert isinstance(form, Form)
    columns = listed(form.fields)
    return {
        "fields": columns,
        "has_choices": any(field.choices for field in columns),
        "copies": _copies(w, form.copies),
        "required": required,
        "length": fields.length,
        "uses": uses(w),
    }


def _copies(w: Writer, value: int | str | None) -> Markup:
    if not isinstance(value, int):
        return w.missing(value)
    names = texts.attributes(w.language)
    return w.name(names.copies_one if value == 1 else names.copies_count.format(count=value))


def required(w: Writer, value: bool | str) -> Markup:
    """Return whether a field must be filled in, or the word for its absence."""
    if isinstance(value, str):
        return w.missing(value)
    names = texts.attributes(w.language)
    return w.name(names.yes if value else names.no)
