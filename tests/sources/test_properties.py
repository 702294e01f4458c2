"""Properties that hold for any data, and for any bytes."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from deskbook.diagnostics import Location
from deskbook.sources import builder, parse
from deskbook.sources.blanks import hidden_in
from deskbook.sources.events import event_source

TEXTS = st.text(
    st.characters(codec="utf-8", exclude_characters="\x85\u2028\u2029\ufeff"), max_size=30
).filter(lambda text: not list(hidden_in(text))) | st.sampled_from(
    [
        "no",
        "08:30",
        "007",
        "~",
        "1.10",
        "null",
        "true",
        "客户：主管",
        '👩‍💼 说 "好"',
        "a: b",
        "- x",
        "#",
        "'",
    ]
)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(10**15) + 1, 10**15 - 1)
    | st.integers(-1000, 1000).map(lambda number: number + 0.25)
    | TEXTS
)


def containers(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4)


DATA = containers(st.recursive(SCALARS, containers, max_leaves=15))


def walk(
    data: Any, path: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    yield path, data
    if isinstance(data, dict):
        for key, value in data.items():
            yield from walk(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from walk(value, (*path, index))


def cut(text: str, place: Location) -> str:
    """Return the piece of text at a place, counting lines in another way than the sources do."""
    lines = (
        text.replace("\r\n", "\n").replace("\r", "\n").split("\n")[place.line - 1 : place.end_line]
    )
    lines[-1] = lines[-1][: place.end_column - 1]
    lines[0] = lines[0][place.column - 1 :]
    return "\n".join(lines)


@settings(max_examples=150, deadline=None)
@given(
    DATA, st.booleans(), st.sampled_from([None, True, False]), st.sampled_from(["\n", "\r\n", "\r"])
)
def test_dumped_data_comes_back_with_places(
    data: Any, unicode: bool, flow: bool | None, line_break: str
) -> None:
    text = yaml.safe_dump(
        data, allow_unicode=unicode, default_flow_style=flow, sort_keys=False, line_break=line_break
    )
    source, findings = parse("h/a.yml", text.encode())
    assert source.data == data
    assert {finding.code for finding in findings} <= {"YAML003"}
    for path, value in walk(data):
        if path:
            place = source.location(path)
            # The first line of a list or group needs its indentation to be read again.
            assert yaml.safe_load(" " * (place.column - 1) + cut(text, place)) == value
            if isinstance(path[-1], str):
                key = cut(text, source.location(path, key=True))
                assert yaml.safe_load(key) == path[-1]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.text("客服 主管a#:-\"'", min_size=1, max_size=8).map(str.strip).filter(bool), min_size=1
    ),
    st.sampled_from(["|", "|-", "|+", ">", ">-"]),
    st.integers(0, 3),
)
def test_places_in_block_texts(lines: list[str], header: str, blank: int) -> None:
    written = "\n".join(f"  {line}" for line in lines)
    text = f"a: {header}\n{written}\n" + "\n" * blank + "b: 1\n"
    source, _ = parse("h/a.yml", text.encode())
    assert source.data["a"].split() == " ".join(lines).split()
    assert cut(text, source.location(("a",))) == f"{header}\n{written}"
    last = source.find(("a",), lines[-1], " ".join(lines).count(lines[-1]) - 1)
    if header.startswith("|") and "".join(lines).count(lines[-1]) == 1:
        assert last is not None
        assert cut(text, last) == lines[-1]
        assert last.line == 1 + len(lines)


SEED = """\
# 岗位
id: front-desk
name: 前台 # comment
reports_to: {line: supervisor, dotted: [a, 'b', "c\\n"]}
headcount: 3
hours: 08:30
duties:
  - id: greet
    text: |
      迎接客户；
      登记。
  - id: call
    text: >-
      接听电话
      并转接
also_called: [前台, "接待"]
notes: 'it''s 👩‍💼'
"""
PIECES = [*"\t\n\r :-[]{}\"'#&*!|>%@`,?\\：\x00\x07\x7f\x85\u2028\ufeff客"]
PIECES += [
    "\n---\n",
    "\n  ",
    "<<: *x\n",
    "\n=======\n",
    ": ",
    "- ",
    "\n? ",
    "&x ",
    "!!x ",
    "\nid: a\n",
]


def mutants(count: int) -> Iterator[bytes]:
    chance = random.Random(20)
    for number in range(count):
        text = SEED
        for _ in range(chance.randint(1, 3)):
            place = chance.randrange(len(text) + 1)
            piece = chance.choice(PIECES) if chance.random() < 0.8 else ""
            text = text[:place] + piece + text[place + chance.choice([0, 0, 0, 1, 3, 20]) :]
        content = bytearray(text.encode())
        if number % 5 == 0:
            content[chance.randrange(len(content))] = chance.randrange(256)
        yield bytes(content)


def assert_sound(content: bytes) -> None:
    source, findings = parse("h/a.yml", content)
    assert source.readable or findings
    lines = content.decode("utf-8", "replace").removeprefix("\ufeff")
    lengths = [len(line) for line in lines.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    for finding in findings:
        place = finding.location
        assert 1 <= place.line <= place.end_line <= len(lengths)
        assert 1 <= place.column <= lengths[place.line - 1] + 1
        assert (place.line, place.column) <= (place.end_line, place.end_column)
        for language in ("zh", "en"):
            assert finding.message.render(language)
            assert finding.hint is None or finding.hint.render(language)
    codes = [finding.code for finding in findings]
    if "YAML001" in codes:
        assert codes == ["YAML001"]
    for path, _ in walk(source.data):
        source.location(path)
        source.location(path, key=True)
        source.find(path, "客")


def test_no_bytes_make_it_fail() -> None:
    for content in mutants(2000):
        assert_sound(content)


def test_no_bytes_make_it_fail_without_the_c_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(builder, "event_source", lambda text, pure: event_source(text, pure=True))
    for content in mutants(200):
        assert_sound(content)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=60))
def test_no_random_bytes_make_it_fail(content: bytes) -> None:
    assert_sound(content)
