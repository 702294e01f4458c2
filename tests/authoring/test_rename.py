"""A renamed entry is named everywhere, and nothing else has changed."""

from __future__ import annotations

import random
import re

import pytest

from deskbook.authoring.address import find
from deskbook.authoring.refusal import Refusal
from deskbook.authoring.rename import rename
from deskbook.authoring.writing import carry_out, folder_files
from deskbook.model import KINDS, Key
from tests.authoring.conftest import Book


def renamed(book: Book, what: str, new: str) -> None:
    desk = book.desk()
    found = find(desk.handbook, what)
    inside = (
        folder_files(book.root, f"handbook/{found.key.id}")
        if found.key.kind == "organization"
        else ()
    )
    plan = rename(desk.handbook, desk.sources.files, found, new, desk.authored, inside)
    carry_out(desk, plan)


def refused(book: Book, what: str, new: str) -> Refusal:
    before = book.contents()
    with pytest.raises(Refusal) as caught:
        renamed(book, what, new)
    assert book.contents() == before
    return caught.value


def test_file_id_references_and_links_change_and_the_old_id_is_kept(shop: Book) -> None:
    shop.lay(
        {
            "shop/roles/manager.yml": (
                "id: manager\nname: 店长\nalso_called: [老板]\nheadcount: 1\n"
            ),
            "shop/forms/till.yml": (
                "name: 收银单\nfilled_by: ['manager', clerk]\nsent_to: [\"role:manager\"]\n"
                'notes:\n  - 交给[店长](role:manager)或[](shop/role:manager "店长")。\n'
                "  - 代码 `[x](role:manager)` 不是链接，manager 也不是。\n"
            ),
        }
    )
    before = shop.findings()
    renamed(shop, "role:manager", "owner")
    assert shop.text("shop/roles/owner.yml") == (
        "id: owner\nname: 店长\nalso_called: [老板]\nformer_ids: [manager]\nheadcount: 1\n"
    )
    assert not (shop.root / "handbook/shop/roles/manager.yml").exists()
    assert shop.text("shop/forms/till.yml") == (
        "name: 收银单\nfilled_by: ['owner', clerk]\nsent_to: [\"role:owner\"]\n"
        'notes:\n  - 交给[店长](role:owner)或[](shop/role:owner "店长")。\n'
        "  - 代码 `[x](role:manager)` 不是链接，manager 也不是。\n"
    )
    assert "head: owner\n" in shop.text("shop/departments/desk.yml")
    assert "line: owner}" in shop.text("shop/roles/clerk.yml")
    assert len(shop.findings()) == len(before)


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ("former_ids: [a, b]\n", "former_ids: [a, b, manager]\n"),
        ("former_ids: [a, b,]\n", "former_ids: [a, b, manager,]\n"),
        ("former_ids: []\n", "former_ids: [manager]\n"),
        ("former_ids:\n  - a # 旧\n", "former_ids:\n  - a # 旧\n  - manager\n"),
        ("former_ids:\n- a\n- b\n", "former_ids:\n- a\n- b\n- manager\n"),
        ("", "former_ids: [manager]\n"),
    ],
)
def test_former_ids_are_added_as_the_author_writes_lists(shop: Book, known, expected) -> None:
    shop.lay({"shop/roles/manager.yml": f"name: 店长 # 一位\n{known}headcount: 1\n"})
    renamed(shop, "role:manager", "owner")
    assert shop.text("shop/roles/owner.yml") == f"name: 店长 # 一位\n{expected}headcount: 1\n"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{name: 店长, headcount: 1}\n", "{name: 店长, former_ids: [manager], headcount: 1}\n"),
        ("headcount: 1\nname: 店长", "headcount: 1\nname: 店长\nformer_ids: [manager]"),
        (
            "name: |-\n  店长\n\nheadcount: 1\n",
            "name: |-\n  店长\nformer_ids: [manager]\n\nheadcount: 1\n",
        ),
        ("# 头\n---\nname: 店长\n...\n", "# 头\n---\nname: 店长\nformer_ids: [manager]\n...\n"),
    ],
)
def test_former_ids_are_made_where_there_were_none(shop: Book, source, expected) -> None:
    shop.lay({"shop/roles/manager.yml": source})
    renamed(shop, "role:manager", "owner")
    assert shop.text("shop/roles/owner.yml") == expected


def test_windows_line_ends_and_a_byte_order_mark_stay(shop: Book) -> None:
    form = "name: 收银单\r\nfilled_by:\r\n  - clerk\r\n  - manager # 店长\r\n"
    shop.lay(
        {
            "shop/roles/manager.yml": b"\xef\xbb\xbfname: \xe5\xba\x97\r\nheadcount: 1\r\n",
            "shop/forms/till.yml": b"\xef\xbb\xbf" + form.encode(),
        }
    )
    renamed(shop, "role:manager", "owner")
    changed = shop.contents()
    assert (
        changed["shop/forms/till.yml"]
        == b"\xef\xbb\xbf" + form.replace("manager", "owner").encode()
    )
    assert changed["shop/roles/owner.yml"] == (
        b"\xef\xbb\xbfname: \xe5\xba\x97\r\nformer_ids: [manager]\r\nheadcount: 1\r\n"
    )


@pytest.mark.parametrize("new", ["no", "on", "y", "1e3", "007", "12", "0x1f", "null", "true"])
def test_ids_that_other_programs_take_for_something_else_get_quotes(shop: Book, new) -> None:
    shop.lay({"shop/forms/till.yml": "name: 收银单\nfilled_by: ['manager', manager]\n"})
    before = shop.findings()
    renamed(shop, "role:manager", new)
    assert f'line: "{new}"' in shop.text("shop/roles/clerk.yml")
    assert f"['{new}', \"{new}\"]" in shop.text("shop/forms/till.yml")
    assert len(shop.findings()) == len(before)
    renamed(shop, f"role:{new}", "chief")
    assert f'former_ids: [manager, "{new}"]' in shop.text("shop/roles/chief.yml")
    assert len(shop.findings()) == len(before)


def test_every_way_of_writing_a_scalar(shop: Book) -> None:
    shop.lay(
        {
            "shop/forms/till.yml": (
                'name: 收银单\nowner: >-\n  manager\nsent_to: ["man\\x61ger",\n  manager ]\n'
                'summary: >-\n  交给\n  [店长](role:manager)\nmedium: "纸[a](role:manager)\\n"\n'
            )
        }
    )
    renamed(shop, "role:manager", "owner")
    assert shop.text("shop/forms/till.yml") == (
        'name: 收银单\nowner: >-\n  owner\nsent_to: ["owner",\n  owner ]\n'
        'summary: >-\n  交给\n  [店长](role:owner)\nmedium: "纸[a](role:owner)\\n"\n'
    )
    assert shop.desk().handbook.get(Key("shop", "form", "till")).sent_to == ("owner", "owner")


def test_a_reference_that_would_mean_two_things_says_which(shop: Book) -> None:
    shop.lay({"shop/forms/till.yml": "name: 收银单\nsent_to: [manager, desk]\n"})
    before = shop.findings()
    renamed(shop, "role:manager", "desk")
    assert "sent_to: [role:desk, department:desk]" in shop.text("shop/forms/till.yml")
    assert "head: desk" in shop.text("shop/departments/desk.yml")
    assert "belongs_to: desk" in shop.text("shop/roles/clerk.yml")
    assert len(shop.findings()) == len(before)


def test_parts_are_renamed_with_all_that_leads_to_them(shop: Book) -> None:
    shop.lay(
        {
            "shop/procedures/refund.yml": (
                "name: 退款\nnodes:\n  - {id: n-1, kind: start}\n"
                "  - {id: n-2, kind: task, text: 退钱, actors: [clerk]}\n  - {id: n-3, kind: end}\n"
                "edges:\n  - {from: n-1, to: n-2}\n  - {from: n-2, to: n-3}\n"
                "notes:\n  - 见[这里](procedure:refund#n-2)\n"
            ),
            "shop/policies/rules.yml": "name: 规定\nrefers_to: [procedure:refund#n-2]\n",
            "shop/trees/ask.yml": (
                "name: 问\nstart: n-2\nnodes:\n  - {id: n-2, kind: ask, text: 问, options: "
                "[{label: 是, to: n-2}]}\n"
            ),
        }
    )
    before = shop.contents()
    renamed(shop, "procedure:refund#n-2", "n-pay")
    assert "n-2" not in shop.text("shop/procedures/refund.yml")
    assert shop.text("shop/procedures/refund.yml").count("n-pay") == 4
    assert "procedure:refund#n-pay" in shop.text("shop/policies/rules.yml")
    assert shop.contents()["shop/trees/ask.yml"] == before["shop/trees/ask.yml"]
    renamed(shop, "tree:ask#n-2", "q")
    assert shop.text("shop/trees/ask.yml").count("q") == 3
    renamed(shop, "procedure:refund#n-pay", "n-2")
    renamed(shop, "tree:ask#q", "n-2")
    assert shop.contents() == before


def test_terms_of_a_glossary(shop: Book) -> None:
    glossary = (
        "# 词汇\nterms:\n  - id: till # 常用\n    name: 收银台\n    see: [pay]\n"
        "  - {id: pay, name: 付款, see: [till]}\n"
    )
    shop.lay(
        {"glossary.yml": glossary, "shop/forms/f.yml": "name: 单\nnotes:\n  - 见[](term:pay)\n"}
    )
    renamed(shop, "term:pay", "payment")
    renamed(shop, "term:till", "checkout")
    assert shop.text("glossary.yml") == (
        "# 词汇\nterms:\n  - id: checkout # 常用\n    name: 收银台\n    former_ids: [till]\n"
        "    see: [payment]\n"
        "  - {id: payment, name: 付款, former_ids: [pay], see: [checkout]}\n"
    )
    assert "term:payment" in shop.text("shop/forms/f.yml")


def test_an_organization_moves_with_all_its_files(shop: Book) -> None:
    shop.lay(
        {
            "handbook.yml": "title: 手册\norganizations: [shop, other]\n",
            "other/organization.yml": "name: 别家\nnotes:\n  - 见[](organization:shop)\n",
            "other/forms/f.yml": (
                "name: 单\nsent_to: [shop/role:clerk]\nfilled_by: [organization:shop]\n"
            ),
            "shop/forms/f.yml": "name: 单\nsent_to: [shop/role:clerk, organization]\n",
            "shop/guide.md": "[店员](roles/clerk.html) [](role:clerk) [回](../shop/index.html)\n",
            "shop/plan.png": b"\x89PNG\r\n\x1a\n\x00",
            "start.md": (
                "[店](shop/index.html), [](shop/role:clerk), [x](shop/roles/clerk.yml#d-sell)\n"
            ),
        }
    )
    before = shop.findings()
    renamed(shop, "organization:shop", "store")
    found = shop.contents()
    assert not any(name.startswith("shop/") for name in found)
    assert found["store/plan.png"] == b"\x89PNG\r\n\x1a\n\x00"
    assert not (shop.root / "handbook/shop").exists()
    assert "organizations: [store, other]" in shop.text("handbook.yml")
    assert "organization:store" in shop.text("other/organization.yml")
    assert "[store/role:clerk]" in shop.text("other/forms/f.yml")
    assert "filled_by: [organization:store]" in shop.text("other/forms/f.yml")
    assert "[store/role:clerk, organization]" in shop.text("store/forms/f.yml")
    assert shop.text("store/guide.md") == (
        "[店员](roles/clerk.html) [](role:clerk) [回](../store/index.html)\n"
    )
    assert shop.text("start.md") == (
        "[店](store/index.html), [](store/role:clerk), [x](store/roles/clerk.yml#d-sell)\n"
    )
    assert "former_ids: [shop]" in shop.text("store/organization.yml")
    assert len(shop.findings()) == len(before)


def test_authored_pages_follow(shop: Book) -> None:
    shop.lay(
        {
            "start.md": "[](shop/role:clerk#d-sell) [a](shop/roles/clerk.html) `shop/role:clerk`\n",
            "shop/page.md": "[](role:clerk)\n\n[x]: ./roles/clerk.yml#d-sell\n",
        }
    )
    renamed(shop, "role:clerk", "seller")
    assert shop.text("start.md") == (
        "[](shop/role:seller#d-sell) [a](shop/roles/seller.html) `shop/role:clerk`\n"
    )
    assert shop.text("shop/page.md") == "[](role:seller)\n\n[x]: ./roles/seller.yml#d-sell\n"
    renamed(shop, "role:seller#d-sell", "d-trade")
    assert "#d-sell" not in shop.text("start.md") + shop.text("shop/page.md")


@pytest.mark.parametrize(
    ("what", "new", "words"),
    [
        ("role:clerk", "manager", "店长(manager)"),
        ("role:clerk", "Clerk", "小写"),
        ("role:clerk", "店员", "小写"),
        ("role:clerk", "../../x", "小写"),
        ("role:clerk", "a" * 49, "48"),
        ("role:clerk", "con", "保留"),
        ("role:clerk", "-rf", "小写"),
        ("role:clerk", "a\n", "小写"),
        ("role:clerk", "", "小写"),
        ("role:clerk", "unknown", "另有含义"),
        ("role:clerk", "organization", "另有含义"),
        ("role:clerk", "clerk", "已经是"),
        ("role:clerk#d-sell", "d-clean", "d-clean"),
        ("role:clerk#d-sell", "卖", "小写"),
        ("role:clerk#d-nothing", "x", "d-nothing"),
        ("role:nobody", "x", "nobody"),
        ("rolle:clerk", "x", "role"),
        ("role:", "x", "role:"),
    ],
)
def test_what_cannot_be_is_refused(shop: Book, what: str, new: str, words: str) -> None:
    assert words in refused(shop, what, new).text.render("zh")


def test_ids_of_the_past_stay_taken(shop: Book) -> None:
    shop.lay(
        {
            "shop/retired.yml": "retired:\n  - {kind: role, id: porter, name: 搬运工}\n",
            "shop/roles/manager.yml": "name: 店长\nformer_ids: [boss]\nheadcount: 1\n",
        }
    )
    assert "搬运工" in refused(shop, "role:clerk", "porter").text.render("zh")
    assert "店长(manager)" in refused(shop, "role:clerk", "boss").text.render("zh")
    assert "店长(manager)" in refused(shop, "role:boss", "chief").text.render("zh")
    renamed(shop, "role:manager", "boss")
    assert "former_ids: [manager]" in shop.text("shop/roles/boss.yml")


def test_a_file_with_errors_that_may_mention_it_stops_everything(shop: Book) -> None:
    broken = {"shop/forms/f.yml": "name: 单\nsent_to: [manager\n"}
    shop.lay(broken)
    assert "shop/forms/f.yml" in refused(shop, "role:manager", "owner").text.render("en")
    renamed(shop, "role:clerk", "seller")
    shop.lay({"shop/forms/f.yml": "name: 单\ncopies: 两\nsent_to: [manager]\n"})
    assert "shop/forms/f.yml" in refused(shop, "role:manager", "owner").text.render("en")
    shop.lay({"shop/forms/f.yml": "name: 单\n", "shop/odd/f.yml": "name: manager\n"})
    assert "shop/odd/f.yml" in refused(shop, "role:manager", "owner").text.render("en")


def test_an_unclear_reference_stops_everything(shop: Book) -> None:
    shop.lay(
        {
            "shop/parties/manager.yml": "name: 经理\ntype: external\n",
            "shop/forms/f.yml": "name: 单\nsent_to: [manager]\n",
        }
    )
    assert "forms/f.yml:2" in refused(shop, "role:manager", "owner").text.render("en")


def test_search_tests_go_on_expecting_it(shop: Book) -> None:
    tests = "tests:\n  - {query: 谁管, expect: [shop/role:clerk, %s]}\n"
    shop.lay({"search-tests.yml": tests % '"shop/role:manager"'})
    renamed(shop, "role:manager", "owner")
    assert shop.text("search-tests.yml") == tests % '"shop/role:owner"'
    renamed(shop, "organization:shop", "market")
    assert "market/role:owner" in shop.text("search-tests.yml")


def codes(book: Book) -> list[tuple[str, str]]:
    return sorted((one.code, str(one.severity)) for one in book.findings())


def test_random_entries_of_the_reference_handbook(reference_book: Book) -> None:
    """Findings stay the same; renaming back gives the original but for the former ids."""
    book = reference_book
    chance = random.Random(7)
    keys = sorted(book.desk().handbook.entities)
    keys = [key for key in keys if key.kind not in ("holdings", "retired")]
    before, found = book.contents(), codes(book)
    for kind in sorted(KINDS):
        some = [key for key in keys if key.kind == kind]
        for key in chance.sample(some, min(1, len(some))):
            renamed(book, str(key), "zz-renamed")
            there = str(key._replace(id="zz-renamed"))
            if kind == "organization":
                there = "organization:zz-renamed"
            assert codes(book) == found, key
            renamed(book, there, key.id)
            assert _without_former(book, "zz-renamed") == before, key


def test_random_parts_of_the_reference_handbook(reference_book: Book) -> None:
    book = reference_book
    chance = random.Random(11)
    handbook = book.desk().handbook
    parts = [(key, name) for key in sorted(handbook.entities) for name in handbook.parts(key)]
    before, found = book.contents(), codes(book)
    for key, name in chance.sample(parts, 6):
        renamed(book, f"{key}#{name}", "zz-renamed")
        assert codes(book) == found, (key, name)
        renamed(book, f"{key}#zz-renamed", name)
        assert book.contents() == before, (key, name)


def _without_former(book: Book, former: str) -> dict[str, bytes]:
    """Return the contents with the former id taken out, and put that on the disk too."""
    changed: dict[str, bytes] = {}
    for name, content in book.contents().items():
        if former.encode() in content:
            line = rf"(?m)^ *former_ids: \[{former}\]\n|, former_ids: \[{former}\]"
            content = re.sub(line, "", content.decode()).encode()
            (book.root / "handbook" / name).write_bytes(content)
        changed[name] = content
    return changed
