"""A large index in parts gives the same first answers as the whole."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from deskbook.search.entry import Entry
from deskbook.search.normal import tables
from deskbook.search.pack import collected
from deskbook.search.shards import POSTINGS, count, parts, shard

from .corpus import SYNONYMS, WRITTEN, generated, write_site

HERE = Path(__file__).parent
PANEL = Entry("panel", "solution", "光伏板清洗", "panel/")
ENTRIES = [*WRITTEN, PANEL, *generated(2_000)]
GROUPS = (*SYNONYMS, ("光伏板", "太阳能板"))
SENTENCES = [entry.title for entry in ENTRIES[:400:8] if 4 <= len(entry.title) <= 20]
SPELLED = [
    "".join(tables().readings[char][0] for char in text)
    for text in SENTENCES[:8]
    if all(char in tables().readings for char in text)
]
QUERIES = ["退款多久到账", *SENTENCES, *SPELLED, "太阳能板", "光付板", "退", "tkdjdz", "？？", ""]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("parts")
    site = write_site(folder / "site", ENTRIES, GROUPS, whole=100)
    (folder / "queries.json").write_text(json.dumps(QUERIES), "utf-8")
    command = ["node", HERE / "parts.mjs", site, folder / "queries.json"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    found["size"] = sum(file.stat().st_size for file in site.rglob("parts-*/*"))
    found["by_query"] = dict(zip(QUERIES, found["answers"], strict=True))
    return found


def test_first_answers_are_those_of_the_whole_index(run: dict[str, Any]) -> None:
    asked = [run["by_query"][text] for text in SENTENCES]
    assert all(one["parts"] for one in asked)
    same = [one["parts"][0] == one["whole"][0] for one in asked]
    assert sum(same) >= 0.9 * len(same)
    among = [one["whole"][place] in one["parts"] for one in asked for place in (0, 1)]
    assert sum(among) >= 0.8 * len(among)


def test_they_take_a_fraction_of_the_index(run: dict[str, Any]) -> None:
    taken = sorted(one["bytes"] for one in run["answers"] if one["parts"])
    assert taken[len(taken) // 2] < run["size"] / 2


def test_pinyin_synonyms_and_what_sounds_the_same_are_found_too(run: dict[str, Any]) -> None:
    for text in ("太阳能板", "光付板"):
        assert run["by_query"][text]["parts"][0] == ["solution:panel", ENTRIES.index(PANEL)]
    assert all(run["by_query"][text]["parts"] for text in SPELLED)


@pytest.mark.parametrize("text", ["退", "tkdjdz", "？？", ""])
def test_what_only_the_whole_index_can_tell_is_left_to_it(run: dict[str, Any], text: str) -> None:
    assert run["by_query"][text]["parts"] is None


def test_without_a_part_the_whole_index_answers(run: dict[str, Any]) -> None:
    assert run["alone"] == run["answers"][0]["whole"]


def test_python_and_the_browser_look_in_the_same_place(run: dict[str, Any]) -> None:
    terms = (0x9000 << 16 | 0x6B3E, 0x3042 << 16 | 0xAC00, "e05", "x")
    assert run["places"] == [[shard(term, shards) for term in terms] for shards in (1, 8, 512)]


def test_terms_that_sound_the_same_are_in_one_shard() -> None:
    assert shard(ord("退") << 16 | ord("款"), 256) == shard(ord("退") << 16 | ord("宽"), 256)
    assert shard("e05", 256) == shard("e0", 256)


def test_every_term_is_in_one_part_and_parts_are_the_same_each_time() -> None:
    entries = generated(300)
    postings = collected(entries)
    found = list(parts(entries, SYNONYMS, postings))
    assert found == list(parts(entries, SYNONYMS, collected(entries)))
    names = [name for name, _ in found]
    assert len(set(names)) == len(names)
    shards = sum(name.startswith("terms-") for name in names)
    assert shards & (shards - 1) == 0
    assert count(postings, POSTINGS) >= sum(one.often for one in postings.values()) / POSTINGS
