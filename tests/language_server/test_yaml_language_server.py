"""The schemas with ids in the hands of the YAML language server that most editors use."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.language_server.conftest import CLERK
from tests.language_server.editor import Editor

SERVER = ROOT / "node_modules/yaml-language-server/bin/yaml-language-server"
NODE = shutil.which("node")

pytestmark = pytest.mark.skipif(
    not (SERVER.is_file() and NODE), reason="npm ci installs the YAML language server"
)


@pytest.fixture
def settings(shop: Path) -> dict[str, Any]:
    """The settings that the command writes beside the schemas."""
    subprocess.run(
        [
            sys.executable,
            "-c",
            "from deskbook.cli import main; main()",
            "schema",
            "--with-ids",
            "--vscode",
        ],
        cwd=shop,
        check=True,
        timeout=120,
    )
    written = json.loads((shop / ".vscode/settings.json").read_text("utf-8"))
    return {
        "yaml": {
            "schemas": written["yaml.schemas"],
            "schemaStore": {"enable": False},
            "validate": True,
            "hover": True,
            "completion": True,
        },
        "http": {},
        "[yaml]": {},
        "editor": {},
        "files": {},
    }


@pytest.fixture
def yaml_editor(shop: Path, settings: dict[str, Any]) -> Iterator[Editor]:
    command = (str(NODE), str(SERVER), "--stdio")
    with Editor(shop, command, settings=settings) as opened:
        yield opened


def test_a_wrong_value_is_underlined_where_it_stands(yaml_editor: Editor) -> None:
    text = "name: 店员\nbelongs_to: fornt\nheadcount: three\nreports_to: {line: manager}\n"
    uri = yaml_editor.open(CLERK, text)
    yaml_editor.until(lambda: len(yaml_editor.codes(uri)) == 2)
    marked = [yaml_editor.marked(uri, each.range) for each in yaml_editor.findings[uri].diagnostics]
    assert marked == ["fornt", "three"]


def test_a_right_file_is_not_underlined_and_a_wrong_key_is(yaml_editor: Editor) -> None:
    uri = yaml_editor.open(CLERK)
    yaml_editor.until(lambda: uri in yaml_editor.findings)
    yaml_editor.type(uri, yaml_editor.texts[uri] + "wage: 3\n")
    yaml_editor.until(lambda: bool(yaml_editor.codes(uri)))
    (found,) = yaml_editor.findings[uri].diagnostics
    assert yaml_editor.marked(uri, found.range) == "wage"
    yaml_editor.type(uri, yaml_editor.texts[uri].replace("wage: 3\n", ""))
    yaml_editor.until(lambda: not yaml_editor.codes(uri))


def test_ids_are_offered_with_their_names(yaml_editor: Editor) -> None:
    uri = yaml_editor.open(CLERK, "name: 店员\nduties_from: \nbelongs_to: front\n")
    yaml_editor.until(lambda: bool(yaml_editor.codes(uri)))  # it has read the schema
    offered = yaml_editor.completions(uri, "duties_from: ", offset=13)
    names = {label: str(item.documentation) for label, item in offered.items()}
    assert "店长" in names["manager"] and "店员" in names["clerk"]
    assert "front" not in names and "customer-manager" not in names


def test_hovering_over_a_key_explains_it_in_chinese(yaml_editor: Editor) -> None:
    uri = yaml_editor.open(CLERK, "name: 店员\nbelongs_to: fornt\nreports_to: {line: manager}\n")
    yaml_editor.until(lambda: bool(yaml_editor.codes(uri)))
    assert "属于哪个部门或工作组" in yaml_editor.hover(uri, "belongs_to", offset=2)
    assert "所属部门" in yaml_editor.hover(uri, "belongs_to", offset=2)
    assert "汇报" in yaml_editor.hover(uri, "reports_to", offset=2)
