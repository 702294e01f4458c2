"""Interface texts for templates, in one language."""

from __future__ import annotations

from functools import lru_cache
from types import SimpleNamespace

from markupsafe import Markup, escape

from deskbook.messages.enumerations import ENUMERATIONS
from deskbook.messages.interface import INTERFACE


@lru_cache(maxsize=4)
def attributes(language: str) -> SimpleNamespace:
    """Return every interface text as a plain string, for attributes and titles."""
    return SimpleNamespace(**{name: text.render(language) for name, text in INTERFACE.items()})


@lru_cache(maxsize=4)
def labels(language: str, content_language: str) -> SimpleNamespace:
    """Return every interface text for visible places, as finished HTML; where the content is in
    another language, each says which language it is in."""
    plain = {name: escape(text) for name, text in vars(attributes(language)).items()}
    if language == content_language:
        return SimpleNamespace(**plain)
    return SimpleNamespace(
        **{name: Markup(f'<span lang="{language}">{html}</span>') for name, html in plain.items()}
    )


def without_stop(text: str) -> str:
    """Return a sentence without the stop it ends in, to stand in a line with others."""
    return text.rstrip("。；;.")


def enumeration(group: str, value: str, language: str) -> str:
    """Return the word for a value of a field that has a fixed list of values."""
    return ENUMERATIONS[group][value].render(language)
