"""Python and the browser find the same, in the same order, with the same scores."""

from __future__ import annotations

import json
import random
import subprocess
import time
from pathlib import Path
from typing import Any
from unicodedata import category

import pytest

from deskbook.search.engine import Engine, open_site
from deskbook.search.entry import Entry
from deskbook.search.normal import normalised, runs, tables
from deskbook.search.standing import Scope

from .corpus import WRITTEN, generated, write_site

HERE = Path(__file__).parent
TODAY = "2026-01-15"
HOSTILE = (
    "",
    "   ",
    "？！……",
    ".*+?^${}()|[]\\",
    "(a+)+$",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "';DROP TABLE entries;--",
    "\x00\x01\x1b[31m\x7f",
    "\u202e\u200b\ufeff退款",
    "🙂👨\u200d👩\u200d👧🇨🇳",
    "𠮷野家",
    "\ud800退款\udc00",
    "\ud83d",
    "__proto__ constructor hasOwnProperty",
    "K\u0301\u0301\u0301\u0301fr",
    "ﷺ㍿",
    "a" * 10_000,
    "退" * 10_000,
    "退款 " * 3_000,
    "xian" * 2_500,
    "zhzhzhzhzhzhzh",
    "1-" * 5_000,
)


def spelled(text: str) -> str:
    return "".join((tables().readings.get(char) or (char,))[0] for char in text)


def queries(texts: list[str]) -> list[dict[str, Any]]:
    """Return what is asked of texts: whole, cut, mixed up, spelled, by initials, with errors."""
    chance = random.Random(11)
    found = []
    for text in texts:
        start = chance.randrange(max(1, len(text) - 3))
        part = text[start : start + chance.randint(2, 8)]
        letters = spelled(part)
        found += [
            text,
            part,
            f"请问{part[::-1]}怎么办",
            letters,
            letters[: chance.randint(2, 9)],
            "".join(spelled(char)[:1] for char in part),
            f"{part[:2]}{spelled(part[2:4])}",
            " ".join(spelled(char) for char in part),
            part.replace(part[0], "重", 1),
            f"喂你好那个{text}我上个星期就跟你们讲过了嘛{part}，E05 你帮我看看到底怎么弄",
        ]
    asked: list[dict[str, Any]] = [{"text": text} for text in (*found, *HOSTILE)]
    for one in asked[::7]:
        one["scope"] = {"kinds": ["solution"], "organization": "shop", "product": "heater"}
    for one in asked[::11]:
        one["all"] = True
    for one in asked[::3]:
        one["bodies"] = True
    return asked


def in_python(engine: Engine, one: dict[str, Any]) -> list[list[Any]]:
    scope = dict(one.get("scope", {}))
    kinds = tuple(scope.pop("kinds", ()))
    results = engine.search(
        one["text"],
        today=TODAY,
        scope=Scope(kinds, **scope),
        every=one.get("all", False),
        bodies=one.get("bodies", False),
    )
    return [[each.id, each.score, each.weak, each.how, False] for each in results]


def compare(site: Path, asked: list[dict[str, Any]], folder: Path) -> int:
    """Ask both, and return how many results there were."""
    file = folder / "queries.json"
    file.write_text(json.dumps(asked), "utf-8")
    run = subprocess.run(
        ["node", HERE / "twin.mjs", site, file], capture_output=True, encoding="utf-8", timeout=120
    )
    assert run.returncode == 0, run.stderr
    engine = open_site(site)
    answers = json.loads(run.stdout)
    assert len(answers) == len(asked)
    for one, answer in zip(asked, answers, strict=True):
        assert answer == in_python(engine, one), one
    return sum(map(len, answers))


def test_on_a_generated_handbook(tmp_path: Path) -> None:
    entries = [*WRITTEN, *generated(120)]
    site = write_site(tmp_path, entries)
    asked = queries([entry.title for entry in entries[:60]])
    assert compare(site, asked, tmp_path) > len(asked)


@pytest.mark.xdist_group("reference_site")
def test_on_the_reference_handbook(reference_site: Path, tmp_path: Path) -> None:
    index = open_site(reference_site).index
    texts = [one for one in (*index.titles, *index.questions) if one]
    assert compare(reference_site, queries(texts[:: len(texts) // 30]), tmp_path) > 200


def test_where_every_entry_has_the_same_word(tmp_path: Path) -> None:
    # So common a word tells nothing at all, which must not divide by it.
    entries = [
        Entry(f"e{number}", "solution", f"客服{number}", f"e{number}/", "shop", body="联系客服")
        for number in range(5000)
    ]
    asked: list[dict[str, Any]] = [{"text": text} for text in ("客服", "客服1", "联系客服")]
    assert compare(write_site(tmp_path, entries), [*asked, {**asked[2], "bodies": True}], tmp_path)


def test_every_character_is_read_the_same(tmp_path: Path) -> None:
    # Both go by their own edition of Unicode: what Python does not know yet is left out.
    known = [
        char
        for char in map(chr, (*range(0xD800), *range(0xE000, 0x30000)))
        if category(char)[0] != "C"
    ]
    texts = ["".join(known[at : at + 1000]) for at in range(0, len(known), 1000)]
    texts += [f"a{one}退" for one in known[:: len(known) // 3000]]
    file = tmp_path / "texts.json"
    file.write_text(json.dumps(texts), "utf-8")
    run = subprocess.run(
        ["node", HERE / "read.mjs", file], capture_output=True, encoding="utf-8", timeout=60
    )
    assert run.returncode == 0, run.stderr
    for text, (read, found) in zip(texts, json.loads(run.stdout), strict=True):
        assert normalised(text) == read
        assert [[run.text, run.han] for run in runs(read)] == found


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_query_is_answered_in_bounded_time(text: str) -> None:
    engine = Engine(write_bytes())
    started = time.process_time()
    engine.search(text, today=TODAY)
    assert time.process_time() - started < 2


def write_bytes() -> bytes:
    from deskbook.search.pack import pack

    return pack([*WRITTEN, *generated(120)])
