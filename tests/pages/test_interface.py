"""The words of the interface: all there, in both languages, none too many."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal, get_args, get_origin, get_type_hints

import deskbook.pages
from deskbook.messages.enumerations import ENUMERATIONS
from deskbook.messages.interface import INTERFACE
from deskbook.model import organization, record

FOLDER = Path(deskbook.pages.__file__).parent
SOURCES = [*FOLDER.rglob("*.py"), *FOLDER.rglob("*.html")]
USES = re.compile(r"\b(?:t|a|names|_names|labels|_labels)\.([a-z_]+)\b")


def used() -> tuple[set[str], str]:
    text = "\n".join(path.read_text("utf-8") for path in SOURCES)
    named = set(USES.findall(text)) | set(re.findall(r"attributes\([^)]*\)\.([a-z_]+)", text))
    named |= set(re.findall(r'w\.section\("([a-z_]+)"', text))
    return named, text


def test_every_word_that_is_used_exists() -> None:
    methods = {"render", "items", "get"}
    missing = used()[0] - INTERFACE.keys() - methods
    assert not missing


def test_every_word_is_used() -> None:
    named, text = used()
    assert not [key for key in INTERFACE if key not in named and f'"{key}"' not in text]


def test_both_languages_are_there() -> None:
    for texts in (INTERFACE, *ENUMERATIONS.values()):
        for key, text in texts.items():
            assert text.zh.strip() or key == "separator"
            assert text.en.strip()
            assert re.findall(r"\{\w+\}", text.zh) == re.findall(r"\{\w+\}", text.en), key


def test_every_value_an_author_may_choose_has_a_word() -> None:
    expected = {
        "department_type": (organization.Department, "type"),
        "group_type": (organization.Group, "type"),
        "party_type": (organization.Party, "type"),
        "goal_term": (organization.Goal, "term"),
        "completeness": (record.Source, "completeness"),
        "certainty": (record.Source, "certainty"),
    }
    for group, (cls, field) in expected.items():
        hint = get_type_hints(cls)[field]
        assert get_origin(hint) is Literal
        assert set(get_args(hint)) == set(ENUMERATIONS[group]), group
    assert set(record.MARKERS) < set(ENUMERATIONS["marker"])
