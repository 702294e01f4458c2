"""What an editor asks about a place: what it is, where it leads, what may stand there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from lsprotocol import types

from tests.language_server.conftest import CLERK, MANAGER, lay_shop
from tests.language_server.editor import Editor

REFUND = "handbook/shop/procedures/refund.yml"


@pytest.fixture(scope="module")
def long_open(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """An editor for all questions: they change nothing on disk, and starting one takes seconds."""
    with Editor(lay_shop(tmp_path_factory.mktemp("questions"))) as editor:
        yield editor


@pytest.fixture
def editor(long_open: Editor) -> Iterator[Editor]:
    """The editor with no file open, once the server has seen that all are as on the disk."""
    yield long_open
    closed = list(long_open.texts)
    for uri in closed:
        long_open.close(uri)
    long_open.texts.clear()
    for uri in closed[:1]:
        # The outline waits for every change so far.
        long_open.ask(
            types.TEXT_DOCUMENT_DOCUMENT_SYMBOL,
            types.DocumentSymbolParams(types.TextDocumentIdentifier(uri)),
        )


@pytest.mark.parametrize(
    ("needle", "offset", "said"),
    [
        ("belongs_to", 1, ["**所属部门** `belongs_to`", "属于哪个部门"]),
        ("belongs_to: front", 13, ["**前台(front)** · 部门", "小店"]),
        ("line: manager", 7, ["**店长(manager)** · 岗位", "小店 › 前台", "管全店"]),
        ("role:manager", 6, ["**店长(manager)**"]),
        ("min: 1", 5, ["1–3 人"]),
        ("within: 30m", 9, ["30 分钟"]),
        ("limit", 1, ["时限"]),
    ],
)
def test_hovering_explains_in_plain_words(
    editor: Editor, needle: str, offset: int, said: list[str]
) -> None:
    clerk = editor.open(CLERK)
    told = editor.hover(clerk, needle, offset=offset)
    assert all(words in told for words in said), told


def test_hovering_over_a_text_or_an_unknown_key_says_nothing(editor: Editor) -> None:
    uri = editor.open(CLERK, "name: 店员\nx-own: 自己的\nbelongs_to: nowhere\n")
    for needle in ("x-own", "自己的", "nowhere"):
        assert editor.hover(uri, needle, offset=1) == ""


def test_an_id_leads_to_its_file_also_from_a_text_after_an_emoji(editor: Editor) -> None:
    clerk = editor.open(CLERK)
    for needle in ("line: manager", "(role:manager"):
        place = editor.ask(
            types.TEXT_DOCUMENT_DEFINITION,
            types.DefinitionParams(**editor.at(clerk, needle, offset=8)),
        )
        assert place.uri == editor.uri(MANAGER)
        assert place.range.start == types.Position(0, 0)


def test_a_step_leads_to_where_it_is_described(editor: Editor) -> None:
    refund = editor.open(REFUND)
    place = editor.ask(
        types.TEXT_DOCUMENT_DEFINITION,
        types.DefinitionParams(**editor.at(refund, "to: n-sign", offset=5)),
    )
    assert (place.uri, place.range.start.line) == (refund, 4)


def test_every_mention_is_found_in_fields_and_in_texts(editor: Editor) -> None:
    manager, clerk = editor.open(MANAGER), editor.open(CLERK)
    found = editor.ask(
        types.TEXT_DOCUMENT_REFERENCES,
        types.ReferenceParams(
            types.ReferenceContext(include_declaration=True),
            **editor.at(manager, "name: 店长", offset=7),
        ),
    )
    here = [editor.marked(clerk, place.range) for place in found if place.uri == clerk]
    assert here == ["manager", "role:manager"]
    assert {place.uri for place in found} == {
        manager,
        clerk,
        editor.uri("handbook/shop/departments/front.yml"),
        editor.uri(REFUND),
    }


def test_a_former_id_is_known_for_what_it_was(editor: Editor) -> None:
    text = "name: 店长\nformer_ids: [boss]\nbelongs_to: front\nreports_to: {line: none}\n"
    manager = editor.open(MANAGER, text)
    found = editor.ask(
        types.TEXT_DOCUMENT_REFERENCES,
        types.ReferenceParams(
            types.ReferenceContext(include_declaration=False),
            **editor.at(manager, "boss", offset=1),
        ),
    )
    assert editor.uri(CLERK) in {place.uri for place in found}


def test_ids_are_offered_with_their_names_and_found_by_them(editor: Editor) -> None:
    clerk = editor.open(CLERK)
    offered = editor.completions(clerk, "line: manager", offset=6)
    assert offered["manager"].detail == "店长 · 岗位"
    assert "clerk" in offered and "not_specified" in offered, list(offered)
    editor.type(clerk, editor.texts[clerk].replace("line: manager", "line: 店长"))
    offered = editor.completions(clerk, "line: 店长", offset=8)
    assert list(offered) == ["manager"]
    chosen = offered["manager"]
    assert chosen.filter_text == "店长"
    editor.accept(clerk, chosen)
    assert "line: manager}" in editor.texts[clerk]


def test_keys_that_are_not_there_yet_are_offered_on_a_line_just_begun(editor: Editor) -> None:
    clerk = editor.open(CLERK)
    before = editor.texts[clerk]
    editor.type(clerk, before.replace("headcount:", "pu\nheadcount:"))
    offered = editor.completions(clerk, "pu\n", offset=2)
    assert list(offered)[:1] == ["purpose"]
    assert offered["purpose"].detail == "设岗目的"
    assert "name" not in offered
    editor.accept(clerk, offered["purpose"])
    assert "\npurpose: \nheadcount:" in editor.texts[clerk]
    editor.type(clerk, before.replace("headcount:", "岗位职责\nheadcount:"))
    assert list(editor.completions(clerk, "岗位职责\n", offset=4)) == []  # they are there
    editor.type(clerk, before.replace("headcount:", "权限\nheadcount:"))
    offered = editor.completions(clerk, "权限\n", offset=2)
    editor.accept(clerk, offered["authority"])
    assert "\nauthority:" in editor.texts[clerk]


def test_fixed_words_are_offered_with_what_they_mean(editor: Editor) -> None:
    refund = editor.open(REFUND)
    offered = editor.completions(refund, "kind: task", offset=6)
    assert offered["decision"].detail == "判断"
    assert set(offered) == {"start", "task", "decision", "parallel", "call", "end"}


def test_links_in_texts_and_steps_are_completed(editor: Editor) -> None:
    clerk = editor.open(CLERK)
    offered = editor.completions(clerk, "](role:manager", offset=2)
    assert offered["role:manager"].detail == "店长 · 岗位"
    assert "department:front" in offered and "procedure:refund" in offered
    refund = editor.open(REFUND)
    assert set(editor.completions(refund, "to: n-sign", offset=4)) >= {"n-ask", "n-sign", "end"}


def test_parts_are_offered_after_the_number_sign(editor: Editor) -> None:
    clerk = editor.open(CLERK)
    editor.type(clerk, editor.texts[clerk].replace("](role:manager)", "](role:manager#)"))
    offered = editor.completions(clerk, "role:manager#", offset=13)
    assert list(offered) == ["role:manager#d-plan"]


def test_the_outline_and_the_search_name_entities_and_parts(editor: Editor) -> None:
    clerk = editor.open(CLERK)
    (symbol,) = editor.ask(
        types.TEXT_DOCUMENT_DOCUMENT_SYMBOL,
        types.DocumentSymbolParams(types.TextDocumentIdentifier(clerk)),
    )
    assert (symbol.name, symbol.detail) == ("店员(clerk)", "岗位")
    (duty,) = symbol.children
    assert duty.detail == "#d-greet" and duty.name == "😀 迎客，有事找店长。"
    (found,) = editor.ask(types.WORKSPACE_SYMBOL, types.WorkspaceSymbolParams("店长"))
    assert found.location.uri == editor.uri(MANAGER)


def test_formatting_gives_the_canonical_form(editor: Editor) -> None:
    uri = editor.open(CLERK, "belongs_to:   front\nname: '店员'\nheadcount: 1\n")
    edits = editor.ask(
        types.TEXT_DOCUMENT_FORMATTING,
        types.DocumentFormattingParams(
            types.TextDocumentIdentifier(uri), types.FormattingOptions(2, insert_spaces=True)
        ),
    )
    assert editor.after(uri, edits) == "name: 店员\nbelongs_to: front\nheadcount: 1\n"


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_places_are_exact_whatever_ends_a_line(editor: Editor, ending: str, mark: str) -> None:
    text = mark + ending.join(
        ("belongs_to: fron # 😀", "name: 𠮷店", "summary: 😀😀[x](role:nobody)。", "")
    )
    uri = editor.open(CLERK, text)
    found = editor.until_told(uri, editor.versions[uri])
    marked = {editor.marked(uri, each.range) for each in found}
    assert "fron" in marked
    assert any(each.endswith("(role:nobody") for each in marked)


def test_an_editor_that_counts_bytes_is_answered_in_bytes(shop: Path) -> None:
    with Editor(shop, encodings=("utf-8",)) as editor:
        assert editor.answer.capabilities.position_encoding == "utf-8"
        uri = editor.open(CLERK, "name: 店员\nsummary: 😀[x](role:nobody)\nbelongs_to: front\n")
        found = editor.until_told(uri, 1)
        (place,) = (each.range for each in found if each.code == "REF005")
        line = "summary: 😀[x](role:nobody)".encode()
        assert line[place.start.character : place.end.character].endswith(b"(role:nobody")
