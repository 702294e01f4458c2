"""The baseline file: read, written, refused."""

from __future__ import annotations

import pytest

from deskbook.diagnostics import Location
from deskbook.diagnostics.baseline import FILE, BaselineError, Entry, parse, written

FIRST = Entry("a" * 32, "REF001", "handbook/b.yml", "“甲”不存在。")
SECOND = Entry("b" * 32, "DEPT002", "handbook/a.yml", 'x "y"')


def test_what_is_written_is_read_and_sorted_and_readable() -> None:
    content = written([FIRST, SECOND])
    assert content == written([SECOND, FIRST])
    assert "“甲”不存在。" in content and content.endswith("}\n")
    baseline = parse(content)
    assert list(baseline.entries.values()) == [SECOND, FIRST]
    assert written(baseline.entries.values()) == content


def test_the_place_of_an_entry_is_its_fingerprint() -> None:
    baseline = parse(written([FIRST, SECOND]))
    place = baseline.location(FIRST)
    line = baseline.source.split("\n")[place.line - 1]
    assert line[place.column - 1 : place.end_column - 1] == f'"{FIRST.fingerprint}"'
    assert baseline.location(Entry("c" * 32, "", "", "")) == Location(FILE)


@pytest.mark.parametrize(
    ("source", "named"),
    [
        ('{\n"version": 1,\n<<<<<<< ours\n', "3"),
        ("", "1"),
        ("[]", "content"),
        ('{"version": 1, "findings": [{"code": 3}]}', "content"),
        ('{"version": 1, "findings": {"a": 1}}', "content"),
        ('{"version": 9, "findings": []}', "9"),
        ("[" * 100_000, "content"),
    ],
)
def test_what_is_no_baseline_is_refused_with_what_to_do(source: str, named: str) -> None:
    with pytest.raises(BaselineError) as caught:
        parse(source)
    assert named in caught.value.text.render("en") and FILE in caught.value.text.render("zh")
    assert "--write-baseline" in caught.value.text.render("zh")
