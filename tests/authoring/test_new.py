"""New entries: right from the start, with nothing invented and nothing overwritten."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

from deskbook.authoring.address import kind_named
from deskbook.authoring.answers import value_of
from deskbook.authoring.proposal import propose
from deskbook.authoring.refusal import Refusal
from deskbook.authoring.skeleton import ESSENTIAL, document
from deskbook.checking import check
from deskbook.diagnostics import Severity
from deskbook.editing.canonical import canonical
from deskbook.model import KINDS
from deskbook.schema import lookup
from tests.authoring.conftest import Book
from tests.cli.process import deskbook

MADE = [name for name in KINDS if name != "retired"]


def made(book: Book, *arguments: str, code: int = 0, language: str = "zh") -> str:
    result = deskbook("new", *arguments, folder=book.root, language=language)
    assert result.returncode == code, result.stderr
    assert "Traceback" not in result.stderr
    return result.stdout if code == 0 else result.stderr


@pytest.mark.parametrize("kind", MADE)
def test_every_kind_begins_without_errors(shop: Book, kind: str) -> None:
    path = made(shop, kind, "brand-new", "--name", "新的").strip()
    found = check(shop.root, "handbook", profile="strict").diagnostics
    assert [one for one in found if one.severity is Severity.ERROR] == []
    key = next(
        key
        for key in shop.desk().handbook.entities
        if key.kind == kind and "店" not in str(key) and key.id in ("brand-new", "holdings")
    )
    assert shop.desk().handbook.get(key).name == "新的"
    text = (shop.root / path).read_text("utf-8")
    assert canonical(text, "glossary" if kind == "term" else kind) == text


@pytest.mark.parametrize("kind", [kind for kind in MADE if kind != "term"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_skeleton_says_only_that_nothing_is_known(kind: str, language: str) -> None:
    text = document(kind, {"name": "新的"}, "# first\n", language)
    values = {
        line.partition(": ")[2] for line in text.splitlines() if not line.lstrip().startswith("#")
    }
    assert values <= {"新的", "not_specified", "[]", "{say: not_specified}"}
    chinese = any("\u4e00" <= c <= "\u9fff" for c in text.replace("新的", ""))
    assert chinese or language == "en" or not ESSENTIAL[kind]
    assert text.startswith("# first\nname: 新的\n")


def test_the_key_facts_are_fields() -> None:
    assert ESSENTIAL.keys() == set(MADE)
    for kind, names in ESSENTIAL.items():
        assert all(lookup.at(kind, (name,)) for name in names), kind


def test_options_answer_in_words(shop: Book) -> None:
    path = made(
        shop,
        "岗位",
        "--name",
        "夜班: 专员",
        "-s",
        "belongs_to=前台",
        "-s",
        "headcount=1-3人",
        "-s",
        "reports_to.line=店长",
        "-s",
        "duties=[{id: d-a, text: 守夜}]",
        "-s",
        "also_called=守夜人、夜猫",
        "-s",
        "summary=晚上: 守店 # 一",
    ).strip()
    assert path == "handbook/shop/roles/ye-ban-zhuan-yuan.yml"
    text = re.sub(r"(?m)^#.*\n", "", (shop.root / path).read_text("utf-8"))
    assert text == (
        'name: "夜班: 专员"\nalso_called: [守夜人, 夜猫]\nsummary: "晚上: 守店 # 一"\n'
        "belongs_to: desk\nreports_to: {line: manager}\nheadcount: {min: 1, max: 3}\n"
        "duties: [{id: d-a, text: 守夜}]\n"
    )


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("role", "clerk", "--name", "店员"), 2, "clerk"),
        (("role", "Clerk", "--name", "x"), 2, "小写"),
        (("role", "../x", "--name", "x"), 2, "小写"),
        (("role", "no-name"), 2, "--name"),
        (("role", "--name", "！？"), 2, "编号"),
        (("rolle", "x", "--name", "x"), 2, "role"),
        (("retired", "x", "--name", "x"), 2, "retire"),
        (("role", "x", "--name", "x", "-o", "shpo"), 2, "shop"),
        (("role", "x", "--name", "x", "-s", "belongs_to=deks"), 1, "desk"),
        (("role", "x", "--name", "x", "-s", "headcount=许多"), 1, "许多"),
        (("role", "x", "--name", "x", "-s", "colour=red"), 2, "colour"),
        (("role", "x", "--name", "x", "-s", "colour"), 2, "colour"),
        (("role", "x", "--name", "x", "-s", "headcount.min.no=1"), 2, "headcount"),
        (("organization", "shop", "--name", "x"), 2, "shop"),
        (("role", "x", "--name", "\u202e\x1b[31m"), 0, ""),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_written(
    shop: Book, arguments: tuple[str, ...], code: int, words: str
) -> None:
    before = shop.contents()
    said = made(shop, *arguments, code=code)
    assert words in said and "\x1b" not in said
    assert code == 0 or shop.contents() == before


def test_ids_of_the_past_are_not_given_again(shop: Book) -> None:
    shop.lay({"shop/retired.yml": "retired:\n  - {kind: role, id: porter, name: 搬运工}\n"})
    assert "搬运工" in made(shop, "role", "porter", "--name", "搬运", code=2)


def test_terms_join_the_glossary_that_is_there(shop: Book) -> None:
    glossary = "# 词\r\nterms:\r\n- id: a # 甲\r\n  name: 甲\r\n# 尾\r\n"
    shop.lay({"glossary.yml": b"\xef\xbb\xbf" + glossary.encode()})
    assert made(shop, "term", "--name", "三包", "-s", "synonyms=包修，包换").strip() == (
        "handbook/glossary.yml"
    )
    assert shop.text("glossary.yml") == "\ufeff" + glossary.replace(
        "# 尾", "- id: san-bao\r\n  name: 三包\r\n  synonyms: [包修, 包换]\r\n# 尾"
    )
    assert made(shop, "term", "till", "--name", "收银台", "-o", "shop").strip() == (
        "handbook/shop/glossary.yml"
    )
    shop.lay({"glossary.yml": "terms: [\n"})
    assert "glossary.yml" in made(shop, "term", "--name", "退货", code=1)


def test_the_first_organization_of_a_handbook(book: Book) -> None:
    assert "deskbook new organization" in made(book, "role", "--name", "店员", code=2)
    assert made(book, "organization", "--name", "新店").strip() == (
        "handbook/xin-dian/organization.yml"
    )
    assert made(book, "role", "--name", "店员", language="en").strip() == (
        "handbook/xin-dian/roles/dian-yuan.yml"
    )


def test_an_editor_finds_the_schema(shop: Book) -> None:
    schemas = shop.root / ".deskbook" / "schemas"
    schemas.mkdir(parents=True)
    (schemas / "role.schema.json").write_text("{}", "utf-8")
    path = made(shop, "role", "x", "--name", "x").strip()
    first = (shop.root / path).read_text("utf-8").splitlines()[0]
    assert first.endswith("$schema=../../../.deskbook/schemas/role.schema.json")
    target = first.partition("$schema=")[2]
    assert (shop.root / path).parent.joinpath(target).resolve() == schemas / "role.schema.json"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("客户主管", "ke-hu-zhu-guan"),
        ("重庆分公司", "chong-qing-fen-gong-si"),
        ("400 热线（夜班）", "400-re-xian-ye-ban"),
        ("Café Ａ岗", "cafe-a-gang"),
        ("女工", "nv-gong"),
        ("con", "con-2"),
        ("organization", "organization-2"),
        ("客服" * 20, "ke-fu-ke-fu-ke-fu-ke-fu-ke-fu-ke-fu-ke-fu-ke"),
        ("x" * 90, "x" * 45),
        ("！？", ""),
        ("", ""),
    ],
)
def test_ids_made_from_names(name: str, expected: str) -> None:
    assert propose(name, lambda _: False) == expected


def test_a_proposed_id_is_free() -> None:
    assert propose("客服", {"ke-fu", "ke-fu-2"}.__contains__) == "ke-fu-3"


@pytest.mark.parametrize(
    ("kind", "path", "words", "value"),
    [
        ("role", ("headcount",), "2人", 2),
        ("role", ("headcount",), "至少2人", {"at_least": 2}),
        ("role", ("headcount",), "not_specified", "not_specified"),
        ("role", ("reports_to",), "manager", {"line": "manager"}),
        ("form", ("filled_by",), "clerk，manager", ["clerk", "manager"]),
        ("form", ("filled_by",), "not_specified", "not_specified"),
        ("form", ("copies",), "两份", 2),
        ("solution", ("limit",), "24小时", {"within": "24h"}),
        ("solution", ("questions",), "怎么退、能退吗", ["怎么退", "能退吗"]),
        ("party", ("type",), "系统", "system"),
        ("form", ("retention",), "3年, 不外借", "3年, 不外借"),
    ],
)
def test_answers_become_values(kind, path, words, value) -> None:
    assert value_of(kind, path, words) == value


def converse(folder: Path, arguments: list[str], answers: list[str]) -> tuple[int, str]:
    """Run the program on a terminal and answer each question in turn."""
    main, other = pty.openpty()
    environment = {**os.environ, "LC_ALL": "zh_CN.UTF-8", "COLUMNS": "200"}
    process = subprocess.Popen(
        [sys.executable, "-c", "from deskbook.cli import main; main()", *arguments],
        cwd=folder,
        stdin=other,
        stdout=other,
        stderr=other,
        env=environment,
        close_fds=True,
    )
    os.close(other)
    said = b""
    waiting = list(answers)
    end = time.monotonic() + 60
    while time.monotonic() < end:
        ready, _, _ = select.select([main], [], [], 0.2)
        if ready:
            try:
                piece = os.read(main, 65536)
            except OSError:
                break
            if not piece:
                break
            said += piece
        elif process.poll() is not None:
            break
        if waiting and said.rstrip(b"\r\n").endswith(b": "):
            said += b"\n"
            os.write(main, waiting.pop(0).encode() + b"\n")
    code = process.wait(timeout=30)
    os.close(main)
    assert waiting == [], said.decode()
    return code, said.decode()


def test_questions_on_a_terminal(shop: Book) -> None:
    answers = ["夜班专员", "", "前台", "没有的岗位", "店长", "好多人", "2人"]
    code, said = converse(shop.root, ["new", "role"], answers)
    assert code == 0, said
    assert "编制几个人" in said and "源文未写" in said and "没有叫“没有的岗位”的" in said
    entity = next(one for one in shop.desk().handbook.of("role") if one.name == "夜班专员")
    assert (entity.id, entity.belongs_to, entity.headcount) == ("ye-ban-zhuan-yuan", "desk", 2)
    assert entity.reports_to.line == "manager" and entity.duties == "not_specified"


def test_enter_leaves_everything_open(shop: Book) -> None:
    code, said = converse(shop.root, ["new", "form", "slip", "--name", "单"], [""] * 5)
    assert code == 0, said
    entity = next(iter(shop.desk().handbook.of("form")))
    assert entity.filled_by == entity.sent_to == entity.cadence == "not_specified"


def test_no_kind_is_refused_without_a_word() -> None:
    with pytest.raises(Refusal):
        kind_named("???")
