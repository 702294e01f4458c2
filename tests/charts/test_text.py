"""Widths and line breaks."""

from __future__ import annotations

import pytest

from deskbook.charts.text import clean, measure, wrap


def test_a_chinese_character_is_one_em_wide() -> None:
    assert measure("客服") == 24
    assert measure("A") < 12 < measure("🚗")


def test_marks_that_take_no_room_are_not_counted() -> None:
    assert measure("e\u0301") == measure("e")


def test_a_short_text_stays_on_one_line() -> None:
    assert wrap("客服回访", 60) == ("客服回访",)
    assert wrap("", 60) == ()


def test_lines_are_of_similar_length() -> None:
    lines = wrap("问题及投诉建议分类汇总后归档", 110)
    assert [len(line) for line in lines] == [7, 7]


@pytest.mark.parametrize(
    ("comma", "colon", "left", "right", "stop"),
    [",:().", "\uff0c\uff1a\uff08\uff09\u3002"],
    ids=["half-width", "full-width"],
)
def test_punctuation_stays_with_what_it_belongs_to(
    comma: str, colon: str, left: str, right: str, stop: str
) -> None:
    text = f"告知车主{colon}损坏原因{comma}维修、注意事项{left}见附件{right}{stop}"
    for width in range(40, 140, 3):
        for line in wrap(text, width, 9):
            assert line[0] not in (comma, colon, right, stop, "、")
            assert line[-1] != left


def test_no_line_is_wider_than_allowed() -> None:
    texts = ("非诉讼类案件法务专员", "Regional vice president for new homes", "a" * 300, "(" * 90)
    for text in texts:
        for width in (30.0, 62.0, 118.0):
            assert all(measure(line) <= width + 12 for line in wrap(text, width, 5))


def test_latin_words_stay_whole() -> None:
    assert wrap("Customer service manager", 130) == ("Customer service", "manager")


def test_a_range_is_not_broken() -> None:
    assert any("15–20" in line for line in wrap("每名话务班长 15–20 人", 96))


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    lines = wrap("长" * 10_000, 96, 3)
    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert all(measure(line) <= 96 for line in lines)


def test_control_and_direction_characters_disappear() -> None:
    assert clean("a\u202eb\x00c\r\n\td\ud800\ufffe") == "abc d"
