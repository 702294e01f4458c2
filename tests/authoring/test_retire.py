"""A retired entry leaves a line, and nothing that leads nowhere."""

from __future__ import annotations

from datetime import date

import pytest

from deskbook.authoring.address import find
from deskbook.authoring.refusal import Refusal
from deskbook.authoring.retire import retire
from deskbook.authoring.writing import carry_out
from deskbook.checking import check
from tests.authoring.conftest import Book
from tests.authoring.test_rename import codes


def retired(book: Book, what: str, by: str = "", **options: object) -> None:
    desk = book.desk()
    replaced = find(desk.handbook, by) if by else None
    found = find(desk.handbook, what)
    plan = retire(
        desk.handbook,
        desk.sources.files,
        found,
        desk.authored,
        replaced_by=replaced,
        **options,  # type: ignore[arg-type]
    )
    carry_out(desk, plan)


def refused(book: Book, what: str, by: str = "") -> Refusal:
    before = book.contents()
    with pytest.raises(Refusal) as caught:
        retired(book, what, by)
    assert book.contents() == before
    return caught.value


def test_an_entry_nobody_mentions_leaves_a_line(shop: Book) -> None:
    before = codes(shop)
    shop.lay({"shop/forms/f.yml": "name: '单: 1'\nformer_ids: [g]\nsummary: 见[](form:f)\n"})
    retired(shop, "form:f", day=date(2026, 3, 1), reason="改用“电子”单 # 二", header="# yaml\n")
    assert "shop/forms/f.yml" not in shop.contents()
    assert shop.text("shop/retired.yml") == (
        '# yaml\nretired:\n  - kind: form\n    id: f\n    name: "单: 1"\n    former_ids: [g]\n'
        '    date: 2026-03-01\n    reason: "改用“电子”单 # 二"\n'
    )
    assert codes(shop) == before
    shop.lay({"shop/forms/f.yml": "name: 新单\n"})
    assert "ID004" in {one.code for one in shop.findings()}


def test_the_next_line_follows_in_the_same_style(shop: Book) -> None:
    for name in "abcd":
        shop.lay({f"shop/forms/{name}.yml": f"name: 单{name}\n"})
    retired(shop, "form:a")
    retired(shop, "form:b")
    block = "retired:\n  - kind: form\n    id: a\n    name: 单a\n"
    assert shop.text("shop/retired.yml") == block + "  - kind: form\n    id: b\n    name: 单b\n"
    shop.lay({"shop/retired.yml": "retired:\r\n- {kind: form, id: z} # 旧\r\n"})
    retired(shop, "form:c")
    assert shop.text("shop/retired.yml") == (
        "retired:\r\n- {kind: form, id: z} # 旧\r\n- kind: form\r\n  id: c\r\n  name: 单c\r\n"
    )
    shop.lay({"shop/retired.yml": "retired: [{kind: form, id: z}]\n"})
    retired(shop, "form:d")
    expected = "retired: [{kind: form, id: z}, {kind: form, id: d, name: 单d}]\n"
    assert shop.text("shop/retired.yml") == expected


def test_an_empty_list_of_retired_entries_is_filled(shop: Book) -> None:
    shop.lay({"shop/forms/f.yml": "name: 单\n", "shop/retired.yml": "name: 停用\nretired: []\n"})
    retired(shop, "form:f")
    assert shop.text("shop/retired.yml") == (
        "name: 停用\nretired:\n  - kind: form\n    id: f\n    name: 单\n"
    )


def test_what_is_mentioned_stays_and_the_mentions_are_listed(shop: Book) -> None:
    found = refused(shop, "role:manager")
    assert not found.misuse
    assert [str(one.location) for one in found.places] == [
        "handbook/shop/departments/desk.yml:3:7",
        "handbook/shop/roles/clerk.yml:3:20",
    ]
    assert "店员(clerk)" in found.places[1].message.render("zh")


def test_everything_is_led_to_what_takes_its_place(shop: Book) -> None:
    shop.lay(
        {
            "shop/roles/old.yml": "name: 旧\nbelongs_to: desk\nheadcount: 1\n",
            "shop/forms/f.yml": (
                "name: 单\nsent_to: ['role:old', manager]\nnotes:\n  - 给[旧](role:old)\n"
            ),
            "start.md": "[](shop/role:old) [](shop/roles/old.html)\n",
        }
    )
    retired(shop, "role:old", "role:clerk")
    assert shop.text("shop/forms/f.yml") == (
        "name: 单\nsent_to: ['role:clerk', manager]\nnotes:\n  - 给[旧](role:clerk)\n"
    )
    assert shop.text("start.md") == "[](shop/role:clerk) [](shop/role:clerk)\n"
    assert "replaced_by: role:clerk\n" in shop.text("shop/retired.yml")
    again = refused(shop, "role:clerk")
    assert any("retired.yml" in one.location.path for one in again.places)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("name: 单\nsent_to: [old, clerk]\n", "forms/f.yml:2"),
        ("name: 单\nbasis: x\nsent_to: [role:old]\nnotes:\n  - '[a](role:old#d-x)'\n", ""),
    ],
)
def test_what_cannot_be_led_there_is_listed(shop: Book, content: str, words: str) -> None:
    shop.lay(
        {
            "shop/roles/old.yml": "name: 旧\nheadcount: 1\nduties: [{id: d-x, text: 做}]\n",
            "shop/forms/f.yml": content,
        }
    )
    found = refused(shop, "role:old", "role:clerk")
    assert not found.misuse
    assert words in " ".join(str(one.location) for one in found.places)


def test_an_entry_that_would_refer_to_itself_is_no_replacement(shop: Book) -> None:
    assert "roles/clerk.yml" in str(refused(shop, "role:manager", "role:clerk").places[0].location)


def test_a_field_that_does_not_take_the_replacement_stops_everything(shop: Book) -> None:
    shop.lay({"shop/parties/boss.yml": "name: 老板\ntype: external\n"})
    found = refused(shop, "role:manager", "party:boss")
    assert "departments/desk.yml" in found.text.render("en")


def test_terms_leave_the_glossary_as_it_is_but_for_themselves(shop: Book) -> None:
    shop.lay(
        {
            "glossary.yml": (
                "# 头\nterms:\n  # 一\n  - id: a\n    name: 甲\n  - {id: b, name: 乙}\n\n"
                "  - id: c # 丙\n    name: 丙\n    definition: |\n      长\n\n      短\n# 尾\n"
            )
        }
    )
    retired(shop, "term:b")
    assert shop.text("glossary.yml") == (
        "# 头\nterms:\n  # 一\n  - id: a\n    name: 甲\n\n"
        "  - id: c # 丙\n    name: 丙\n    definition: |\n      长\n\n      短\n# 尾\n"
    )
    retired(shop, "term:c")
    assert shop.text("glossary.yml") == "# 头\nterms:\n  # 一\n  - id: a\n    name: 甲\n\n# 尾\n"
    retired(shop, "term:a")
    assert [one.code for one in shop.findings() if one.code.startswith(("YAML", "SCH"))] == []
    assert shop.desk().handbook.of("term") == ()
    assert [one.id for one in shop.desk().handbook.of("retired", "")[0].retired] == list("bca")


@pytest.mark.parametrize(
    ("terms", "left"),
    [
        ("[{id: a, name: 甲}, {id: b, name: 乙}]", "[{id: b, name: 乙}]"),
        ("[{id: b, name: 乙}, {id: a, name: 甲}]", "[{id: b, name: 乙}]"),
        ("[{id: a, name: 甲}]", "[]"),
    ],
)
def test_terms_in_brackets(shop: Book, terms: str, left: str) -> None:
    shop.lay({"shop/glossary.yml": f"terms: {terms}\n"})
    retired(shop, "shop/term:a")
    assert shop.text("shop/glossary.yml") == f"terms: {left}\n"
    assert "id: a\n" in shop.text("shop/retired.yml")


@pytest.mark.parametrize("what", ["organization:shop", "role:clerk#d-sell"])
def test_what_is_no_entry_to_retire(shop: Book, what: str) -> None:
    assert refused(shop, what).misuse


def test_a_reference_to_what_is_gone_is_told_what_to_write(shop: Book) -> None:
    shop.lay(
        {
            "shop/retired.yml": (
                "retired:\n  - {kind: role, id: old, name: 旧, date: 2026-03-01,"
                " replaced_by: 'role:clerk'}\n  - {kind: role, id: gone}\n"
            ),
            "shop/roles/clerk.yml": "name: 店员\nformer_ids: [seller]\nheadcount: 1\n",
            "shop/forms/f.yml": (
                "name: 单\nsent_to: [old, role:seller, gone]\n"
                "notes:\n  - '[旧](role:old) [卖](role:seller) [无](role:gone)'\n"
            ),
        }
    )
    found = [one for one in shop.findings() if one.location.path.endswith("forms/f.yml")]
    chinese = "\n".join(one.message.render("zh") for one in found)
    english = "\n".join(one.message.render("en") for one in found)
    assert chinese.count("已于 2026-03-01 停用，由“店员(clerk)”取代") == 2
    assert chinese.count("已经改名，现在是“店员(clerk)”") == 2
    assert english.count("was retired on 2026-03-01 and replaced by 店员(clerk)") == 2
    assert english.count("is now called 店员(clerk)") == 2
    fixes = sorted(one.fix.replacement for one in found if one.fix)
    assert fixes == ["](role:clerk", "](role:clerk", "clerk", "clerk"]


def test_the_record_itself_is_checked(shop: Book) -> None:
    shop.lay(
        {"shop/retired.yml": "retired:\n  - {kind: role, id: old, replaced_by: 'role:nobody'}\n"}
    )
    assert [one.code for one in check(shop.root, "handbook").diagnostics] == ["REF001"]


def test_a_solution_that_says_what_replaces_it_is_led_there(shop: Book) -> None:
    def solution(name: str, more: str = "") -> str:
        return f"name: {name}\nquestions: [{name}怎么办]\nanswer: {{say: 您好。}}\n{more}"

    shop.lay(
        {
            "shop/solutions/old.yml": solution("旧办法", "replaced_by: solution:new\n"),
            "shop/solutions/new.yml": solution("新办法"),
            "shop/solutions/other.yml": solution("别的", "related: [old]\n"),
        }
    )
    retired(shop, "solution:old")
    assert "related: [new]" in shop.text("shop/solutions/other.yml")
    assert "replaced_by: solution:new" in shop.text("shop/retired.yml")
