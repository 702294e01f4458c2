"""How the server begins and ends, also when nothing is as it should be."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from deskbook.language_server.positions import Positions
from tests.language_server.conftest import CLERK, MANAGER
from tests.language_server.editor import OURS, Editor, index, position


def test_a_folder_without_a_handbook_is_told_and_taken_up_once_there_is_one(shop: Path) -> None:
    for name in ("mkdocs.yml", "handbook"):
        (shop / name).rename(shop.parent / name)
    with Editor(shop) as editor:
        editor.until(lambda: bool(editor.messages))
        assert "没有找到 mkdocs.yml" in editor.messages[0]
        for name in ("mkdocs.yml", "handbook"):
            (shop.parent / name).rename(shop / name)
        editor.files_changed("mkdocs.yml")
        clerk = editor.open(CLERK, "name: 店员\nbelongs_to: fron\n")
        editor.until(lambda: "REF001" in editor.codes(clerk))


def test_a_configuration_that_cannot_be_read_is_told(shop: Path) -> None:
    (shop / "mkdocs.yml").write_text("site_name: [\n", "utf-8")
    with Editor(shop) as editor:
        editor.until(lambda: bool(editor.messages))
        assert "mkdocs.yml" in editor.messages[0]


def test_the_folder_of_the_sources_belongs_to_its_project(shop: Path) -> None:
    with Editor(shop / "handbook") as editor:
        uri = editor.open(CLERK.removeprefix("handbook/"), "name: 店员\nbelongs_to: fron\n")
        editor.until(lambda: "REF001" in editor.codes(uri))


def test_it_ends_when_the_editor_is_gone(shop: Path) -> None:
    process = subprocess.Popen(
        OURS, cwd=shop, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    _, errors = process.communicate(b"Content-Length: 100\r\n\r\n{", timeout=60)
    assert (process.returncode, errors) == (0, b"")


def test_what_is_no_text_is_reported_and_ends_nothing(editor: Editor) -> None:
    uri = editor.open(MANAGER)
    version = editor.type(uri, "name: \ud800\n")
    assert [each.code for each in editor.until_told(uri, version)] == ["FILE001"]
    version = editor.type(uri, "name: 店长\nbelongs_to: front\nheadcount: 1\n")
    editor.until_told(uri, version)


def test_other_commands_do_not_pay_for_it() -> None:
    code = (
        "import sys, deskbook.cli.program, deskbook.cli.check, deskbook.cli.lsp;"
        " sys.exit('pygls' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], timeout=60).returncode == 0


def test_places_go_there_and_back() -> None:
    text = "a: 😀𠮷x\r\nb: é中\rc: \n\nd"
    for offset in range(len(text) + 1):
        if text[offset - 1 : offset + 1] == "\r\n":
            continue
        place = position(text, offset)
        positions = Positions(text)
        assert positions.position(*positions.place(place)) == place
        assert index(text, place) == offset
