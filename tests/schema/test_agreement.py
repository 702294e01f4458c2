"""The fast and the explaining check agree, and what is left after pruning fits the records."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deskbook.model.kinds import KINDS
from deskbook.schema import accepts, names, problems, schema
from deskbook.schema.refusals import validator
from deskbook.sources import parse

TOP = Path(__file__).resolve().parents[2]
KIND_OF_PLACE = {kind.folder: name for name, kind in KINDS.items()} | {
    "glossary.yml": "glossary",
    "handbook.yml": "handbook",
}
TEXTS = (
    *("", " ", "x", "a\n", "x" * 300, "2人", "二", "是", "未写", "not_specified", "none"),
    *("24小时", "24h", "2026-02-30", "2026-03-01", "2026/3/1", "policy:x#y"),
)
CONTAINERS = (
    *([], {}, ["a"], [1], [{}], {"id": "a"}, {"min": 1}, {"within": "3天"}, {"to": "a"}),
    {"count": "一"},
)
STRANGE = (None, True, False, 0, 1, -1, 2.5, 20260301, *TEXTS, *CONTAINERS)
NAMES = ("nmae", "职责", "上级", "x-own", "id", "to", "text", "limit", "人数", "atleast", "标题")


def kind_of(path: Path) -> str | None:
    return KIND_OF_PLACE.get(path.name) or KIND_OF_PLACE.get(path.parent.name)


def check(kind: str, data: Any) -> None:
    """Both checks agree on `data`; what is refused has problems, at places that are there."""
    accepted = accepts(kind, data)
    assert accepted == validator(kind).is_valid(data)
    found = list(problems(kind, data))
    assert (not found) == accepted
    for problem in found:
        for language in ("zh", "en"):
            assert problem.message.render(language) and problem.hint.render(language)
    assert len({(problem.path, problem.cause) for problem in found}) == len(found)


def prune(data: Any, paths: list[tuple[str | int, ...]]) -> Any:
    """Return `data` without what is at `paths`, or None when the whole is refused."""
    kept = copy.deepcopy(data)
    for path in sorted(paths, key=lambda each: [(str(type(s)), s) for s in each], reverse=True):
        if not path:
            return None
        owner = kept
        try:
            for step in path[:-1]:
                owner = owner[step]
            del owner[path[-1]]
        except (KeyError, IndexError, TypeError):
            continue
    return kept


@pytest.mark.parametrize("kind", names())
def test_the_schema_s_own_examples_are_accepted_by_both(kind: str) -> None:
    for example in schema(kind)["examples"]:
        assert accepts(kind, example)
        check(kind, example)


@pytest.mark.parametrize("top", ["handbook", "tests/cases"])
def test_both_agree_on_every_file(top: str) -> None:
    for path in filter(Path.is_file, sorted((TOP / top).rglob("*.yml"))):
        kind = kind_of(path)
        source, _ = parse(path.name, path.read_bytes())
        if kind and source.readable and isinstance(source.data, dict):
            check(kind, source.data)


def places(data: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Return the paths of everything in `data`."""
    below = (
        data.items()
        if isinstance(data, dict)
        else enumerate(data)
        if isinstance(data, list)
        else ()
    )
    return [path, *(place for step, each in below for place in places(each, (*path, step)))]


@st.composite
def mutated(draw: st.DrawFn) -> tuple[str, Any]:
    """An example of some kind, changed in one to three places."""
    kind = draw(st.sampled_from(names()))
    data = copy.deepcopy(draw(st.sampled_from(full_examples(kind))))
    for _ in range(draw(st.integers(1, 3))):
        path = draw(st.sampled_from(places(data)))
        change = copy.deepcopy(draw(st.sampled_from(STRANGE)))
        if not path:
            name = draw(st.sampled_from(NAMES))
            if isinstance(data, dict):
                data[name] = change
            continue
        owner = data
        for step in path[:-1]:
            owner = owner[step]
        action = draw(st.sampled_from(("set", "delete", "add")))
        if action == "delete":
            del owner[path[-1]]
        elif action == "add" and isinstance(owner[path[-1]], dict):
            owner[path[-1]][draw(st.sampled_from(NAMES))] = change
        else:
            owner[path[-1]] = change
    return kind, data


def full_examples(kind: str) -> list[Any]:
    """Return the examples of a kind, and one document that has an example of every field."""
    content = schema(kind)
    whole = {name: each["examples"][0] for name, each in content["properties"].items()}
    if "allOf" in content:
        envelope = schema("common")["$defs"]["entity"]["properties"]
        whole |= {name: each["examples"][0] for name, each in envelope.items()}
    return [*content["examples"], whole]


@settings(
    max_examples=500, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
@given(mutated())
def test_both_agree_on_changed_documents(case: tuple[str, Any]) -> None:
    check(*case)


@settings(
    max_examples=250, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
@given(mutated())
def test_what_is_left_after_pruning_fits_the_record(case: tuple[str, Any]) -> None:
    kind, data = case
    if kind not in KINDS:
        return
    kept = prune(data, [problem.path for problem in problems(kind, data)])
    if kept is not None:
        assert all(problem.cause in ("missing", "value") for problem in problems(kind, kept))
        own = {name: value for name, value in kept.items() if not name.startswith("x-")}
        msgspec.convert(own, KINDS[kind].record)


@settings(
    max_examples=250, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
@given(mutated())
def test_a_fix_removes_its_problem(case: tuple[str, Any]) -> None:
    kind, data = case
    for problem in problems(kind, data):
        if not problem.replacement:
            continue
        fixed = copy.deepcopy(data)
        owner = fixed
        for step in problem.path[:-1]:
            owner = owner[step]
        source, _ = parse("fix.yml", f"value: {problem.replacement}\n".encode())
        if problem.key:
            owner[source.data["value"]] = owner.pop(problem.path[-1])
        else:
            owner[problem.path[-1]] = source.data["value"]
        left = {(each.path, each.cause) for each in problems(kind, fixed)}
        assert (problem.path, problem.cause) not in left
