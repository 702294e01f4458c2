"""The index file: written, opened, refused."""

from __future__ import annotations

import gzip
import json
import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskbook.search.container import BadIndex, read_varints, varints
from deskbook.search.entry import Entry
from deskbook.search.files import write
from deskbook.search.index import LEVELS, Index
from deskbook.search.pack import LOWEST, RATIO, Memory, collected, level, pack
from deskbook.search.terms import Averages, read, weights

from .corpus import SYNONYMS, WRITTEN, whole

LINES = st.text(st.characters(codec="utf-8", exclude_characters="\n\t"), max_size=20)
ENTRIES = st.lists(
    st.builds(
        Entry,
        st.uuids().map(str),
        st.sampled_from(("solution", "form")),
        LINES,
        st.just("page/"),
        st.sampled_from(("", "shop")),
        st.lists(LINES.filter(bool), max_size=3).map(tuple),
        st.lists(LINES, max_size=2).map(tuple),
        LINES,
    ),
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(ENTRIES)
def test_what_is_packed_is_found_when_opened(entries: list[Entry]) -> None:
    index = Index(pack(entries))
    assert index.size == len(entries)
    # A file of one empty line and a file of none look the same.
    assert index.titles == [entry.title for entry in entries] or not any(index.titles)
    assert index.questions == [one for entry in entries for one in entry.questions]
    assert index.facts["ids"] == [entry.id for entry in entries]
    for number, entry in enumerate(entries):
        title = read(entry.title)
        for term in (*map(index.key, title.han), *map(index.word, title.words)):
            assert index.has(term, number)
    for term, frequency in enumerate(index.frequencies):
        found = [entry for entry, _ in index.postings(term)]
        assert found == sorted(set(found))
        assert len(found) == frequency > 0


def test_packing_twice_and_from_memory_gives_the_same_bytes() -> None:
    memory = Memory()
    first = pack(WRITTEN, SYNONYMS, collected(WRITTEN, memory))
    assert pack(WRITTEN, SYNONYMS, collected(WRITTEN, memory)) == pack(WRITTEN, SYNONYMS) == first
    edited = (*WRITTEN[1:], Entry("new", "solution", "新的一条", "new/"))
    assert pack(edited, SYNONYMS, collected(edited, memory)) == pack(edited, SYNONYMS)


@settings(max_examples=100, deadline=None)
@given(st.lists(ENTRIES, min_size=2, max_size=4), st.data())
def test_edits_one_after_the_other_give_the_bytes_of_a_fresh_start(
    several: list[list[Entry]], data: st.DataObject
) -> None:
    memory = Memory()
    current = several[0]
    for other in several:
        # Some entries change and the others stay, or all are others.
        kept = data.draw(st.booleans())
        current = [*other, *current[len(other) :]] if kept else other
        fresh = write(current, SYNONYMS)
        assert write(current, SYNONYMS, memory) == fresh


def test_no_entries_are_an_index_too() -> None:
    assert Index(pack([])).size == 0


@given(st.lists(st.integers(0, 2**32 - 1), max_size=30))
def test_numbers_come_back(numbers: list[int]) -> None:
    assert list(read_varints(varints(numbers))) == numbers


@given(st.floats(0.31, 60))
def test_a_level_is_the_nearest_weight(weight: float) -> None:
    kept = LEVELS[level(weight)]
    assert kept / weight <= RATIO**0.5 * 1.0001
    assert weight / kept <= RATIO**0.5 * 1.0001 or kept == LEVELS[-1]
    assert LEVELS[0] == LOWEST


def test_a_term_weighs_more_in_the_title_and_in_short_texts() -> None:
    averages = Averages(6, 8)
    title = weights(read("退款多久到账"), [read("退款")], [], averages)
    assert title[ord("退")] > title[ord("账")] > 0
    long = weights(read("退款" + "很长" * 9), [], [], averages)
    assert long[ord("退")] < title[ord("账")]
    label = weights(read("别的"), [], [read("E05")], averages)
    assert label["e05"] == 2.5


def _packed(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)


GOOD = pack(WRITTEN, SYNONYMS)
HEADER = struct.unpack_from("<I", whole(GOOD), 8)[0]


def _header(**changes: object) -> bytes:
    header = {**json.loads(whole(GOOD)[12 : 12 + HEADER]), **changes}
    encoded = json.dumps(header).encode()
    return whole(GOOD)[:8] + struct.pack("<I", len(encoded)) + encoded + whole(GOOD)[12 + HEADER :]


BAD = {
    "empty": b"",
    "text": "手册".encode(),
    "page": b"<!doctype html><title>404</title>",
    "cut short": GOOD[: len(GOOD) // 2],
    "one byte": GOOD[:1],
    "flipped": GOOD[:60] + bytes([GOOD[60] ^ 255]) + GOOD[61:],
    "unpacked cut short": _packed(whole(GOOD)[:-40]),
    "only the beginning": _packed(whole(GOOD)[:6]),
    "no letters": _packed(b"NOPE" + whole(GOOD)[4:]),
    "other version": _packed(whole(GOOD)[:4] + struct.pack("<I", 99) + whole(GOOD)[8:]),
    "endless header": _packed(whole(GOOD)[:8] + b"\xff\xff\xff\xff" + whole(GOOD)[12:]),
    "no sections": _packed(_header(sections=[])),
    "odd sections": _packed(_header(sections=3)),
    "one section too long": _packed(_header(sections=[["titles", 10**12]])),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_index_is_refused_in_plain_words(name: str) -> None:
    with pytest.raises(BadIndex, match=r"^The search index is [a-z ]+\.$"):
        Index(BAD[name])
