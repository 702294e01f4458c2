"""Edits by place leave everything else as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbook.diagnostics import Location
from deskbook.editing import Edit, EditError, apply
from deskbook.sources.marks import line_and_column, line_starts


def edit(line: int, column: int, end_line: int, end_column: int, replacement: str) -> Edit:
    return Edit(Location("a.yml", line, column, end_line, end_column), replacement)


def test_edits_are_made_whatever_their_order() -> None:
    text = "一: 二\n三: 四\n"
    edits = [edit(2, 4, 2, 5, "五"), edit(1, 1, 1, 2, "零"), edit(1, 5, 1, 5, "!")]
    assert apply(text, edits) == apply(text, reversed(edits)) == "零: 二!\n三: 五\n"


def test_line_breaks_marks_and_missing_ends_stay() -> None:
    text = "\ufeffa: 1\r\nb: 2\rc: 3"
    assert apply(text, [edit(3, 4, 3, 5, "4")]) == "\ufeffa: 1\r\nb: 2\rc: 4"
    assert apply(text, [edit(1, 1, 2, 1, "")]) == "\ufeffb: 2\rc: 3"


def test_overlapping_edits_are_refused_and_equal_ones_count_once() -> None:
    first, second = edit(1, 1, 1, 4, "x"), edit(1, 3, 1, 5, "y")
    with pytest.raises(EditError, match="line 1 overlap"):
        apply("abcdef", [first, second])
    with pytest.raises(EditError):
        apply("abcdef", [edit(1, 2, 1, 2, "x"), edit(1, 2, 1, 2, "y")])
    assert apply("abcdef", [first, first]) == "xdef"


@pytest.mark.parametrize("place", [(0, 1, 1, 1), (1, 0, 1, 1), (3, 1, 3, 1), (1, 5, 1, 6)])
def test_places_outside_the_text_are_refused(place: tuple[int, int, int, int]) -> None:
    with pytest.raises(EditError, match=r"a\.yml"):
        apply("abc\ndef", [edit(*place, "x")])


@given(st.text(st.sampled_from("a客\r\n\ufeff :"), max_size=30), st.data())
def test_an_edit_replaces_exactly_what_it_names(text: str, data: st.DataObject) -> None:
    content = text.removeprefix("\ufeff")
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, len(content)))
    starts = line_starts(content)
    place = Location("a.yml", *line_and_column(starts, start), *line_and_column(starts, end))
    mark = text[: len(text) - len(content)]
    assert apply(text, [Edit(place, "X")]) == f"{mark}{content[:start]}X{content[end:]}"
