"""`rename` and `retire` as a person calls them."""

from __future__ import annotations

import subprocess

import pytest

from tests.authoring.conftest import Book
from tests.cli.process import deskbook


def run(book: Book, *arguments: str, language: str = "zh") -> subprocess.CompletedProcess[str]:
    result = deskbook(*arguments, folder=book.root, language=language)
    assert "Traceback" not in result.stderr
    return result


def test_rename_says_what_it_did(shop: Book) -> None:
    result = run(shop, "rename", "role:clerk", "seller")
    assert (result.returncode, result.stdout) == (0, "")
    assert "店员(clerk)" in result.stderr and "1 处" in result.stderr
    assert "shop/roles/seller.yml" in shop.contents()
    english = run(shop, "rename", "role:manager", "owner", "--lang", "en")
    assert "3 places in 3 files" in english.stderr


def test_showing_writes_nothing(shop: Book) -> None:
    before = shop.contents()
    listed = run(shop, "rename", "role:manager", "owner", "--dry-run")
    assert listed.stdout.splitlines() == [
        "handbook/shop/departments/desk.yml  1 处",
        "handbook/shop/roles/clerk.yml  1 处",
        "handbook/shop/roles/manager.yml → handbook/shop/roles/owner.yml  1 处",
    ]
    shown = run(shop, "rename", "role:manager", "owner", "--diff").stdout
    assert "rename to handbook/shop/roles/owner.yml" in shown
    assert "-head: manager\n+head: owner\n" in shown and "+former_ids: [manager]\n" in shown
    retired = run(shop, "retire", "role:clerk", "--diff", "--reason", "合并").stdout
    assert "+++ b/handbook/shop/retired.yml" in retired and "+    reason: 合并\n" in retired
    assert "+++ /dev/null" in retired and "-name: 店员\n" in retired
    assert shop.contents() == before


def test_the_diff_is_one_that_git_applies(shop: Book) -> None:
    patch = run(shop, "rename", "role:manager", "owner", "--diff").stdout
    subprocess.run(["git", "init", "-q"], cwd=shop.root, check=True)
    edits = "".join(part for part in patch.split("rename from")[:1])
    subprocess.run(["git", "apply", "-"], cwd=shop.root, input=edits.encode(), check=True)
    assert "head: owner" in shop.text("shop/departments/desk.yml")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("rename", "role:clerk", "manager"), 2, "店长(manager)"),
        (("rename", "role:nobody", "x"), 1, "nobody"),
        (("rename", "role:clerk"), 2, "NEW"),
        (("retire", "role:manager"), 1, "roles/clerk.yml:3:20"),
        (("retire", "organization:shop"), 2, "status: retired"),
        (("retire", "role:clerk", "--as-of", "2026-02-30"), 2, "2026-02-30"),
        (("retire", "role:clerk", "--replaced-by", "role:clerk"), 2, "另一个"),
        (("retire", "role:clerk", "--replaced-by", "role:clrek"), 1, "role:clerk"),
        (("where", "role:clerk", "--format", "xml"), 2, "xml"),
    ],
)
def test_refusals(shop: Book, arguments: tuple[str, ...], code: int, words: str) -> None:
    before = shop.contents()
    result = run(shop, *arguments)
    assert result.returncode == code
    assert words in result.stderr
    assert shop.contents() == before


def test_retire_leaves_a_record(shop: Book) -> None:
    result = run(shop, "retire", "店员", "--as-of", "2026-03-01", "--reason", "两人\n合并")
    assert result.returncode == 0 and "retired.yml" in result.stderr
    assert shop.text("shop/retired.yml") == (
        "retired:\n  - kind: role\n    id: clerk\n    name: 店员\n    date: 2026-03-01\n"
        "    reason: 两人 合并\n".replace("两人 合并", '"两人 合并"')
    )
    assert run(shop, "check").returncode == 0
    again = run(shop, "retire", "role:clerk")
    assert again.returncode == 1 and "已经停用" in again.stderr


def test_what_may_not_be_written_changes_nothing(shop: Book) -> None:
    (shop.root / "handbook/shop/roles/clerk.yml").chmod(0o444)
    before = shop.contents()
    result = run(shop, "rename", "role:manager", "owner")
    assert result.returncode == 2 and "clerk.yml" in result.stderr
    assert shop.contents() == before


def test_an_organization_asks_to_look_at_the_configuration(shop: Book) -> None:
    (shop.root / "mkdocs.yml").write_text(
        "site_name: x\ndocs_dir: handbook\nnav:\n  - shop/guide.md\n", "utf-8"
    )
    shop.lay({"shop/guide.md": "# 指南\n"})
    result = run(shop, "rename", "organization:shop", "store")
    assert result.returncode == 0 and "mkdocs.yml:4" in result.stderr
    assert "store/guide.md" in shop.contents()


def test_a_site_with_retired_entries_builds(shop: Book) -> None:
    (shop.root / "mkdocs.yml").write_text(
        "site_name: x\ndocs_dir: handbook\nplugins: [deskbook]\nuse_directory_urls: false\n"
        "theme: {name: material, font: false}\n",
        "utf-8",
    )
    record = "retired:\n  - {kind: term, id: old, name: 旧, replaced_by: 'shop/role:clerk'}\n"
    shop.lay({"retired.yml": record, "shop/retired.yml": record})
    result = run(shop, "build")
    assert result.returncode == 0, result.stderr
    page = (shop.root / "site/shop/roles/clerk.html").read_text("utf-8")
    assert "retired" not in page and "停用" not in page


@pytest.mark.parametrize("name", ["where", "rename", "retire", "new"])
def test_help_has_examples_in_both_languages(shop: Book, name: str) -> None:
    chinese = run(shop, name, "--help").stdout
    english = run(shop, name, "--help", language="en").stdout
    assert "示例" in chinese and "Examples" in english
    assert f"deskbook {name} " in chinese and f"deskbook {name} " in english
