"""Everything that mentions an entry, in plain words."""

from __future__ import annotations

import json

import pytest

from tests.authoring.conftest import Book
from tests.cli.process import deskbook


@pytest.fixture
def told(shop: Book) -> Book:
    """The shop with mentions of every form."""
    return shop.lay(
        {
            "handbook.yml": "title: 手册\norganizations: [shop]\n",
            "shop/roles/clerk.yml": (
                "name: 店员\nformer_ids: [seller]\nbelongs_to: desk\nreports_to: {line: manager}\n"
                "headcount: 2\nduties:\n  - {id: d-sell, text: 卖货}\n"
            ),
            "shop/forms/f.yml": (
                "name: 单\nfilled_by: [role:clerk]\nnotes:\n"
                '  - 由[店员](role:clerk "谁")填，见[](role:clerk#d-sell)。\n'
            ),
            "shop/procedures/p.yml": (
                "name: 退款\nnodes:\n  - {id: n-a, kind: start}\n"
                "  - {id: n-b, kind: task, text: 退, actors: [clerk]}\n"
                "edges:\n  - {from: n-a, to: n-b}\n"
            ),
            "shop/retired.yml": (
                "retired:\n  - {kind: role, id: porter, name: 搬运工, replaced_by: 'role:clerk'}\n"
            ),
            "start.md": "[](shop/role:clerk) [x](shop/roles/clerk.html)\n",
        }
    )


def where(book: Book, what: str, *more: str, code: int = 0, language: str = "zh") -> str:
    result = deskbook("where", what, *more, folder=book.root, language=language)
    assert result.returncode == code, result.stdout + result.stderr
    assert "Traceback" not in result.stderr
    return result.stdout + result.stderr


def test_the_places_are_grouped_quoted_and_counted(told: Book) -> None:
    assert where(told, "role:clerk") == (
        "店员(clerk)\n"
        "  handbook/shop/roles/clerk.yml:1:1\n"
        "  handbook/shop/roles/clerk.yml:2:14  旧编号 seller\n"
        "\n"
        "流程 (1)\n"
        "  handbook/shop/procedures/p.yml:4:45  退款(p)  步骤 第 2 项 › 由谁做 第 1 项\n"
        "      - {id: n-b, kind: task, text: 退, actors: [clerk]}\n"
        "\n"
        "表单 (3)\n"
        "  handbook/shop/forms/f.yml:2:13  单(f)  由谁填写 第 1 项\n"
        "      filled_by: [role:clerk]\n"
        "  handbook/shop/forms/f.yml:4:11  单(f)  备注 第 1 项  文字里的链接\n"
        '      - 由[店员](role:clerk "谁")填，见[](role:clerk#d-sell)。\n'
        "  handbook/shop/forms/f.yml:4:32  单(f)  备注 第 1 项  文字里的链接\n"
        '      - 由[店员](role:clerk "谁")填，见[](role:clerk#d-sell)。\n'
        "\n"
        "停用记录 (1)\n"
        "  handbook/shop/retired.yml:2:54  停用记录  停用的条目 第 1 项 › 由谁取代\n"
        "      - {kind: role, id: porter, name: 搬运工, replaced_by: 'role:clerk'}\n"
        "\n"
        "普通页面 (2)\n"
        "  handbook/start.md:1:4\n"
        "      [](shop/role:clerk) [x](shop/roles/clerk.html)\n"
        "  handbook/start.md:1:25\n"
        "      [](shop/role:clerk) [x](shop/roles/clerk.html)\n"
        "共 7 处提到它。\n"
    )


@pytest.mark.parametrize(
    "what",
    ["clerk", "shop/role:clerk", "店员", "岗位：店员", "roles:clerk", "店/clerk", "role:seller"],
)
def test_ways_to_ask(told: Book, what: str) -> None:
    assert where(told, what).startswith("店员(clerk)\n")


def test_parts(told: Book) -> None:
    found = where(told, "procedure:p#n-b")
    assert "procedures/p.yml:4:10" in found and "走向 第 1 项 › 到" in found
    assert "handbook/shop/forms/f.yml:4:32" in where(told, "role:clerk#d-sell")


def test_organizations_and_what_is_retired(told: Book) -> None:
    found = where(told, "organization:shop")
    assert "handbook.yml:2:17" in found and "departments/desk.yml:2:9" in found
    gone = where(told, "role:porter")
    assert gone.startswith("搬运工(porter)\n") and "retired.yml:2:22  停用记录" in gone


def test_json_is_exact(told: Book) -> None:
    data = json.loads(
        deskbook("where", "role:clerk", "--format", "json", folder=told.root, language="en").stdout
    )
    assert data["target"]["reference"] == "shop/role:clerk"
    assert [one["form"] for one in data["own"]] == ["own", "former"]
    assert len(data["mentions"]) == 7
    for one in data["mentions"]:
        line = (told.root / one["path"]).read_text("utf-8").splitlines()[one["line"] - 1]
        assert one["quote"] == line
        assert one["text"] in line[one["column"] - 1 : one["end_column"] - 1]
    assert data["mentions"][0]["field"] == "nodes 2 › actors 1"


@pytest.mark.parametrize(
    ("what", "code", "words"),
    [
        ("role:clrek", 1, "role:clerk"),
        ("clark", 1, "role:clerk"),
        ("rolle:clerk", 2, "role"),
        ("nowhere/role:clerk", 1, "nowhere"),
        ("role:clerk#d-sel", 1, "d-sell"),
        ("???", 1, "???"),
        ("", 1, "手册里没有"),
        ("\x1b[31m", 1, "␛"),
    ],
)
def test_what_is_not_there(told: Book, what: str, code: int, words: str) -> None:
    assert words in where(told, what, code=code)


def test_what_may_be_several(told: Book) -> None:
    told.lay({"shop/parties/clerk.yml": "name: 店员\ntype: external\n"})
    for what in ("clerk", "店员"):
        found = where(told, what, code=2)
        assert "role:clerk" in found and "party:clerk" in found


def test_what_nobody_mentions_is_found(told: Book) -> None:
    assert "没有别的地方" in where(told, "form:f")
    assert "Nothing else" in where(told, "form:f", language="en")
