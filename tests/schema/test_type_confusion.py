"""Every property of every kind with a value of every wrong form: findings, never a traceback."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import yaml

from deskbook import rules, schema
from deskbook.diagnostics import text as text_report
from deskbook.model import KINDS, load
from deskbook.schema import lookup
from deskbook.schema.library import linked_schema
from deskbook.sources import Sources, parse

DEEP: Any = "x"
for _ in range(20):
    DEEP = [DEEP] if isinstance(DEEP, dict) else {"a": DEEP}

VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 7, 10**14, 0.5, -1e9, "", " ", "文字", "not_specified", "9" * 300),
    *("a: b", "2026-02-30", "长" * 3000, "role:agent#x", "[a，b]", "｛min：1｝", "两\n行"),
    *(
        [],
        [[]],
        [None],
        [[[]], {}],
        {},
        {"": None},
        {"a": {"b": []}},
        {"id": 1},
        [{"id": []}],
        DEEP,
    ),
)
DEPTH = 3
ORGANIZATION = {"name": "店"}


def _example(kind: str) -> dict[str, Any]:
    """Return a file of `kind` with every property it knows, each with its first example."""
    known = lookup.properties(lookup.expand([linked_schema(kind)]))
    return {
        name: (lookup.first(lookup.expand([each]), "examples") or ["x"])[0]
        for name, each in known.items()
    }


def _leaves(value: Any, depth: int = DEPTH) -> Iterator[tuple[str | int, ...]]:
    """Yield the path of everything within `value`, containers and what they hold."""
    steps = (
        value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    )
    for step in steps if depth else ():
        yield (step,)
        yield from ((step, *rest) for rest in _leaves(value[step], depth - 1))


def _with(value: Any, path: tuple[str | int, ...], new: Any) -> Any:
    if not path:
        return new
    step, *rest = path
    if isinstance(value, dict):
        return {**value, step: _with(value[step], tuple(rest), new)}
    changed = list(value)
    changed[int(step)] = _with(value[int(step)], tuple(rest), new)
    return changed


SINGLE = ("handbook", "search-tests")
"""The files a handbook has once."""


def _path(kind: str, number: int) -> str:
    if kind in SINGLE:
        return f"handbook/{kind}.yml"
    if kind == "glossary":
        return f"handbook/shop-{number}/glossary.yml"
    folder = KINDS[kind].folder
    if folder.endswith(".yml"):
        return f"handbook/shop-{number}/{folder}"
    return f"handbook/shop/{folder}/n-{number}.yml"


def _check(kind: str, contents: list[Any]) -> None:
    """Check a handbook with one file for each of `contents`."""
    texts = {"handbook/shop/organization.yml": yaml.safe_dump(ORGANIZATION, allow_unicode=True)}
    for number, content in enumerate(contents):
        texts[_path(kind, number)] = yaml.dump(
            content, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False
        )
    parsed = [parse(path, text.encode()) for path, text in sorted(texts.items())]
    found = tuple(one for _, findings in parsed for one in findings)
    sources = Sources(tuple(file for file, _ in parsed), found, "confused")
    handbook, shapes = load(sources)
    diagnostics = rules.run(handbook, "strict", found=(*found, *shapes), today=date(2026, 6, 30))
    report = text_report.render(diagnostics, "zh", texts.get)
    assert report.endswith("\n")
    for number, content in enumerate(contents):
        if not schema.accepts(kind, {} if content is None and kind == "handbook" else content):
            path = _path(kind, number)
            assert any(one.location.path == path for one in diagnostics), (path, content)


@pytest.mark.parametrize("kind", schema.names())
def test_one_property_wrong_at_a_time(kind: str) -> None:
    chance = random.Random(kind)
    example = _example(kind)
    contents = [_with(example, path, chance.choice(VALUES)) for path in _leaves(example)]
    if kind in SINGLE:
        for content in contents:
            _check(kind, [content])
        return
    for start in range(0, len(contents), 100):
        _check(kind, contents[start : start + 100])


@pytest.mark.parametrize("kind", schema.names())
def test_every_property_wrong_in_every_way(kind: str) -> None:
    # Every kind meets a part of the values and every value some of the kinds.
    values = random.Random(kind).sample(VALUES, len(VALUES) // 3)
    example = _example(kind)
    contents = [dict.fromkeys(example, value) for value in values]
    contents += list(VALUES)
    for depth in (2, 3):
        for value in values[::depth]:
            changed = example
            for path in [path for path in _leaves(example) if len(path) == depth]:
                changed = _with(changed, path, value)
            contents.append(changed)
    if kind in SINGLE:
        for content in contents:
            _check(kind, [content])
    else:
        _check(kind, contents)
