"""A morning at the editor, from the first wrong letter to the renamed role."""

from __future__ import annotations

from pathlib import Path

from lsprotocol import types

from deskbook.checking import check
from tests.language_server.conftest import CLERK, MANAGER
from tests.language_server.editor import Editor


def test_a_wrong_id_is_found_repaired_and_a_role_renamed_everywhere(
    editor: Editor, shop: Path
) -> None:
    clerk = editor.open(CLERK)
    assert editor.until_told(clerk, 1) == []

    # One types a wrong id: it is underlined, with what was probably meant.
    good = editor.texts[clerk]
    version = editor.type(clerk, good.replace("line: manager", "line: manger"))
    (finding,) = editor.until_told(clerk, version)
    assert (finding.code, finding.severity, finding.source) == (
        "REF001",
        types.DiagnosticSeverity.Error,
        "deskbook",
    )
    assert editor.marked(clerk, finding.range) == "manger"
    assert "是不是想写“店长(manager)”" in finding.message
    assert finding.code_description is not None

    # The quick fix that is offered makes it right.
    offered = editor.actions(clerk, finding.range)
    fix = next(one for one in offered if one.title == "改为“manager”")
    assert fix.is_preferred and fix.kind == "quickfix"
    editor.carry_out(fix.edit)
    assert editor.texts[clerk] == good
    assert editor.until_told(clerk, editor.versions[clerk]) == []

    # The role is renamed where it is mentioned: all that names it changes, open or not.
    edit = editor.ask(
        types.TEXT_DOCUMENT_RENAME,
        types.RenameParams(new_name="shop-lead", **editor.at(clerk, "role:manager", offset=6)),
    )
    editor.carry_out(edit)
    assert "line: shop-lead" in editor.texts[clerk]
    assert "[店长](role:shop-lead)" in editor.texts[clerk]
    (shop / CLERK).write_text(editor.texts[clerk], "utf-8")
    assert not (shop / MANAGER).exists()
    renamed = (shop / "handbook/shop/roles/shop-lead.yml").read_text("utf-8")
    assert "former_ids: [manager]" in renamed
    assert "head: shop-lead" in (shop / "handbook/shop/departments/front.yml").read_text("utf-8")
    assert "actors: [shop-lead]" in (shop / "handbook/shop/procedures/refund.yml").read_text(
        "utf-8"
    )
    assert "shop/roles/shop-lead" in (shop / "handbook/index.md").read_text("utf-8")
    assert check(shop, "handbook").diagnostics == ()

    # And the editor agrees, as soon as it hears that files have changed.
    editor.files_changed(MANAGER, "handbook/shop/roles/shop-lead.yml")
    assert editor.until_told(clerk, editor.versions[clerk]) == []
    assert all(not told.diagnostics for told in editor.findings.values())


def test_an_unsaved_change_is_seen_by_every_file_it_concerns(editor: Editor) -> None:
    manager = editor.open(MANAGER)
    clerk = editor.uri(CLERK)
    editor.until_told(manager, 1)
    editor.type(manager, editor.texts[manager].replace("line: none", "line: clerk"))
    editor.until(lambda: "ROLE003" in editor.codes(manager) + editor.codes(clerk))
    editor.type(manager, editor.texts[manager].replace("line: clerk", "line: none"))
    editor.until(lambda: not editor.codes(manager) and not editor.codes(clerk))


def test_closing_without_saving_goes_back_to_what_is_on_disk(editor: Editor) -> None:
    clerk = editor.open(CLERK)
    editor.type(clerk, editor.texts[clerk].replace("belongs_to: front", "belongs_to: fron"))
    editor.until_codes(clerk, "REF001")
    editor.close(clerk)
    editor.until_codes(clerk)


def test_a_file_that_is_not_saved_yet_counts(editor: Editor) -> None:
    clerk = editor.open(CLERK)
    editor.type(clerk, editor.texts[clerk].replace("line: manager", "line: deputy"))
    editor.until_codes(clerk, "REF001")
    editor.open(
        "handbook/shop/roles/deputy.yml",
        "name: 副店长\nbelongs_to: front\nreports_to: {line: manager}\nheadcount: 1\n",
    )
    editor.until_codes(clerk)


def test_what_cannot_be_read_while_typing_is_told_and_nothing_else_flickers(
    editor: Editor,
) -> None:
    manager = editor.open(MANAGER)
    editor.until_told(manager, 1)
    said = len(editor.findings)
    version = editor.type(
        manager, editor.texts[manager].replace("belongs_to: front", "belongs_to front")
    )
    (finding,) = editor.until_told(manager, version)
    assert finding.code == "YAML001"
    assert finding.range.start.line == 2
    # The clerk still has somebody to report to, and the step somebody to do it.
    assert len(editor.findings) == said
    hover = editor.hover(editor.open(CLERK), "line: manager", offset=7)
    assert "店长(manager)" in hover


def test_a_file_changed_by_others_is_read_again(editor: Editor, shop: Path) -> None:
    clerk = editor.open(CLERK)
    editor.until_told(clerk, 1)
    (shop / MANAGER).unlink()
    editor.files_changed(MANAGER)
    editor.until(lambda: "REF001" in editor.codes(clerk))


def test_several_that_may_be_meant_are_all_offered(editor: Editor) -> None:
    for name in ("agent-east", "agent-west"):
        editor.open(
            f"handbook/shop/roles/{name}.yml",
            f"name: 客服{name[-4:]}\nbelongs_to: front\nreports_to: {{line: manager}}\n"
            "headcount: 1\n",
        )
    clerk = editor.open(CLERK)
    editor.type(clerk, editor.texts[clerk].replace("line: manager", "line: agent-est"))
    (finding,) = editor.until_codes(clerk, "REF001")
    titles = [one.title for one in editor.actions(clerk, finding.range)]
    assert "改为“agent-east”" in titles and "改为“agent-west”" in titles


def test_a_rule_can_be_read_up_and_everything_certain_repaired_at_once(editor: Editor) -> None:
    clerk = editor.open(CLERK)
    editor.type(
        clerk,
        editor.texts[clerk]
        .replace("line: manager", "line: manger")
        .replace("belongs_to: front", "belongs_to: fornt"),
    )
    found = editor.until_codes(clerk, "REF001", "REF001")
    offered = editor.actions(clerk, found[0].range)
    assert any(one.title.startswith("说明 REF001：") for one in offered)
    everything = next(one for one in offered if "2 处" in one.title)
    assert everything.kind == "source.fixAll.deskbook"
    editor.carry_out(everything.edit)
    editor.until_codes(clerk)
    editor.ask(
        types.WORKSPACE_EXECUTE_COMMAND,
        types.ExecuteCommandParams("deskbook.explain", ["REF001"]),
    )
    (page,) = editor.shown
    assert page.endswith("/rules/zh/REF001.md")


def test_an_id_that_cannot_be_is_refused_in_plain_words(editor: Editor) -> None:
    clerk = editor.open(CLERK)
    for wanted, why in (("Shop Lead", "不能用作编号"), ("clerk", "已经是")):
        told = editor.refused(
            types.TEXT_DOCUMENT_RENAME,
            types.RenameParams(new_name=wanted, **editor.at(clerk, "line: manager", offset=7)),
        )
        assert why in told
    manager = editor.open(MANAGER)
    editor.type(manager, "name: 店长\nbelongs_to front\n")
    editor.until_codes(manager, "YAML001")
    told = editor.refused(
        types.TEXT_DOCUMENT_RENAME,
        types.RenameParams(new_name="lead", **editor.at(clerk, "line: manager", offset=7)),
    )
    assert "manager.yml" in told


def test_the_step_of_a_procedure_is_renamed_with_the_edges_to_it(editor: Editor) -> None:
    path = "handbook/shop/procedures/refund.yml"
    refund = editor.open(path)
    editor.carry_out(
        editor.ask(
            types.TEXT_DOCUMENT_RENAME,
            types.RenameParams(new_name="n-approve", **editor.at(refund, "to: n-sign", offset=5)),
        )
    )
    assert editor.texts[refund].count("n-approve") == 3
    assert "n-sign" not in editor.texts[refund]
    assert editor.until_told(refund, editor.versions[refund]) == []
