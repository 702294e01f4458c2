"""Text as search reads it."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbook.search.normal import flat, normalised, offsets, runs, tables, words

TEXTS = st.text(st.characters(codec="utf-8"), max_size=40)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("退款ＡＢＣ１２３", "退款abc123"),
        ("退貨與賠償", "退货与赔偿"),
        ("Café Ñandú", "cafe nandu"),
        ("㈱①", "(株)1"),
        ("ﬁx", "fix"),
    ],
)
def test_what_means_the_same_is_read_the_same(text: str, read: str) -> None:
    assert normalised(text) == read


@given(TEXTS)
def test_reading_what_was_read_changes_nothing(text: str) -> None:
    once = normalised(text)
    assert normalised(once) == once


@given(TEXTS)
def test_every_letter_read_comes_from_a_place_in_the_text(text: str) -> None:
    found = offsets(text)
    assert len(found) == len(normalised(text))
    assert found == sorted(found)
    assert all(0 <= place < len(text) for place in found)


@given(TEXTS)
def test_runs_stand_where_they_say_and_lose_only_what_means_nothing(text: str) -> None:
    read = normalised(text)
    found = list(runs(read))
    assert all(read.startswith(run.text, run.start) for run in found)
    assert all(a.start + len(a.text) <= b.start for a, b in pairwise(found))
    assert flat(read) == re.sub(r"[-_./]", "", "".join(run.text for run in found))


def test_ideographs_and_words_are_kept_apart() -> None:
    found = [(run.text, run.han) for run in runs("热水器e05不出水,kfr-35gw/1!")]
    assert found == [("热水器", True), ("e05", False), ("不出水", True), ("kfr-35gw/1", False)]


def test_a_code_is_found_by_its_parts_and_without_joiners_and_noughts() -> None:
    assert words("kfr-35gw/1")[0] == "kfr35gw1"
    assert {"kfr", "35gw", "35", "gw", "1"} <= set(words("kfr-35gw/1"))
    assert "e5" in words("e05")
    assert {"fp07", "fp7"} <= set(words("fp-07"))
    assert "0" in words("000")


@given(st.from_regex(r"[a-z0-9]+([-_./][a-z0-9]+)*", fullmatch=True))
def test_the_words_of_a_code_are_never_empty_nor_twice(run: str) -> None:
    found = words(run)
    assert all(found)
    assert len(set(found)) == len(found)


def test_the_tables_know_readings_simplified_forms_and_empty_words() -> None:
    assert tables().readings["退"] == ("tui",)
    assert tables().readings["长"][:1] == ("zhang",) or "chang" in tables().readings["长"]
    assert tables().simplified[ord("貨")] == "货"
    assert {"怎么", "的", "please"} <= tables().empty
    assert "退款" not in tables().empty
