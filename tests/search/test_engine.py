"""What callers type, and what they find."""

from __future__ import annotations

from dataclasses import replace
from math import prod
from pathlib import Path

import pytest

from deskbook.search.container import BadIndex
from deskbook.search.engine import Engine, Result, open_site
from deskbook.search.entry import Entry, State
from deskbook.search.normal import tables
from deskbook.search.pack import pack
from deskbook.search.standing import Scope, changes, standing, stands

from .corpus import SYNONYMS, WRITTEN, generated, write_site

TODAY = "2026-01-15"


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(pack(WRITTEN, SYNONYMS))


def found(engine: Engine, text: str, scope: Scope | None = None, **options: bool) -> list[Result]:
    return engine.search(text, today=TODAY, scope=scope, **options)


@pytest.mark.parametrize(
    ("text", "title", "how"),
    [
        ("退款多久到账", "退款多久到账", "title"),
        ("你好，我上周退的钱怎么还没收到啊", "退款多久到账", "question"),
        ("tuikuan", "退款多久到账", "pinyin"),
        ("tkdjdz", "退款多久到账", "initials"),
        ("tui kuan duo jiu", "退款多久到账", "pinyin"),
        ("退kuan", "退款多久到账", "pinyin"),
        ("tuikuanduojiud", "退款多久到账", "pinyin"),
        ("退宽", "退款多久到账", "sound"),
        ("返钱", "退款多久到账", "synonym"),
        ("顏色不對想換", "发错了，我要换一件", "question"),
        ("e05", "热水器显示E05，不出热水", "code"),
        ("E5", "热水器显示E05，不出热水", "term"),
        ("kfr35gw1", "热水器显示E05，不出热水", "code"),
        ("fapiao", "发票申请单", "pinyin"),
        ("ying hang ka", "银行卡怎么解绑", "pinyin"),
        ("vpn", "Network access policy", "question"),
    ],
)
def test_a_caller_is_understood(engine: Engine, text: str, title: str, how: str) -> None:
    first = found(engine, text)[0]
    assert (first.title, first.how, first.weak) == (title, how, False)


@pytest.mark.parametrize(
    "text", ["", " ", "？？？", "🙂🙂", "\x00\x1b[31m", "qqqq zzzz", "的", "嗯嗯"]
)
def test_a_text_that_means_nothing_finds_nothing(engine: Engine, text: str) -> None:
    assert found(engine, text) == []


def test_small_talk_around_the_matter_is_no_answer(engine: Engine) -> None:
    assert all(one.weak for one in found(engine, "我想知道今天为什么下雨"))
    assert all(one.weak for one in found(engine, "怎么"))


def test_what_is_not_in_force_is_left_out_unless_asked_for(engine: Engine) -> None:
    assert not [one for one in found(engine, "双十一退货规则") if one.id == "shop/solution:old"]
    assert found(engine, "双十一退货规则", every=True)[0].id == "shop/solution:old"
    assert found(engine, "夜间人工服务") == []
    before = engine.search("双十一退货规则", today="2025-11-30")
    assert before[0].id == "shop/solution:old"


def test_a_kind_that_is_not_asked_for_is_left_out(engine: Engine) -> None:
    forms = found(engine, "怎么开发票", Scope(kinds=("form",)))
    assert [one.kind for one in forms] == ["form"]
    assert found(engine, "怎么开发票", Scope(kinds=("role",))) == []


def test_a_kind_is_found_however_much_else_fits_better() -> None:
    many = [replace(WRITTEN[0], id=f"r{number}") for number in range(400)]
    form = replace(WRITTEN[3], title="退款申请单")
    results = found(Engine(pack([*many, form])), "退款", Scope(kinds=("form",)))
    assert [one.title for one in results] == ["退款申请单"]


def test_a_call_raises_what_fits_and_hides_nothing(engine: Engine) -> None:
    plain = {one.id: one.score for one in found(engine, "热水器退款")}
    called = {one.id: one.score for one in found(engine, "热水器退款", Scope(product="heater"))}
    assert set(plain) == set(called)
    assert called["shop/solution:heater"] == plain["shop/solution:heater"] * 1.25
    assert called["shop/solution:refund"] == plain["shop/solution:refund"]
    home = found(engine, "换一张银行卡", Scope(organization="pay"))[0]
    assert home.score == found(engine, "换一张银行卡")[0].score * 1.25


@pytest.mark.parametrize(
    ("state", "name"),
    [
        (("archived", "", "", ""), "archived"),
        (("", "", "2026-01-14", ""), "over"),
        (("", "", "2026-01-15", ""), "in_force"),
        (("", "2026-01-16", "", ""), "not_yet"),
        (("work_in_progress", "", "", ""), "work_in_progress"),
        (("validated", "", "", "2026-01-14"), "due"),
        (("validated", "2026-01-15", "", "2026-01-15"), "in_force"),
    ],
)
def test_how_an_entry_stands_on_a_day(state: tuple[str, ...], name: str) -> None:
    named = dict(zip(("confidence", "from", "to", "due"), state, strict=True))
    assert stands(named, TODAY) == name


def test_every_title_finds_its_entry_first() -> None:
    entries = {entry.title: entry for entry in generated(150) if len(entry.title) > 3}
    asked = {question for entry in entries.values() for question in entry.questions}
    engine = Engine(pack(list(entries.values())))
    for title in entries.keys() - asked:
        assert found(engine, title)[0].title == title


def test_a_site_without_search_or_with_a_broken_one_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadIndex, match="no search index"):
        open_site(tmp_path)
    site = write_site(tmp_path, WRITTEN)
    assert open_site(site).index.size == len(WRITTEN)
    next((site / "search").glob("index-*")).write_bytes(b"gone")
    with pytest.raises(BadIndex, match="damaged"):
        open_site(site)
    next((site / "search").glob("index-*")).unlink()
    with pytest.raises(BadIndex, match="lost some"):
        open_site(site)
    (site / "search" / "manifest.json").write_text("[]")
    with pytest.raises(BadIndex, match="damaged"):
        open_site(site)


def test_what_is_said_to_change_a_score_is_what_changes_it() -> None:
    entries = [
        Entry("a", "solution", "退货", "a", "shop", scopes=("queue:returns",)),
        Entry("b", "policy", "退货规则", "b", "other", state=State(confidence="not_validated")),
        Entry("c", "tree", "换货", "c", "shop", state=State(due="2025-01-01")),
    ]
    index = Engine(pack(entries)).index
    said: set[str] = set()
    for scope in (Scope(), Scope(organization="shop", queue="returns"), Scope(channel="none")):
        factor = standing(index, scope, TODAY, True)
        for entry in range(index.size):
            told = dict(changes(index, scope, TODAY, entry))
            assert prod(told.values()) == pytest.approx(factor(entry))
            said |= told.keys()
    assert said == {"kind", "organization", "call", "not_validated", "due"}


def test_every_title_is_found_first_by_pinyin_and_by_initials() -> None:
    entries = generated(150)
    engine = Engine(pack(entries))
    readings = tables().readings
    asked = {question for entry in entries for question in entry.questions}
    titles = {
        entry.title
        for entry in entries
        if 6 <= len(entry.title) <= 9 and all(char in readings for char in entry.title)
    } - asked
    assert len(titles) > 20
    for title in sorted(titles):
        syllables = [readings[char][0] for char in title]
        assert found(engine, "".join(syllables))[0].title == title
        initials = "".join(syllable[0] for syllable in syllables)
        assert found(engine, initials)[0].title == title


def test_a_reader_is_told_of_a_sound_only_when_the_answer_rests_on_it() -> None:
    entries = [
        Entry("a", "solution", "退款多久到账", "a"),
        Entry("b", "solution", "订单怎么取消", "b"),
    ]
    engine = Engine(pack(entries))
    assert engine.search("退宽", today="2026-01-15")[0].how == "sound"
    assert engine.search("请问我的退款一般多久到帐", today="2026-01-15")[0].how == "title"
