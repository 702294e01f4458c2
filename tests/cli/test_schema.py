"""`deskbook schema`: what is printed, what is written, and what is left alone."""

from __future__ import annotations

import json

import pytest

from deskbook.cli import vscode
from tests.cli.process import deskbook
from tests.cli.test_commands import GOOD
from tests.conftest import WriteHandbook

SCHEMAS = {"./.deskbook/schemas/shop/role.schema.json": ["handbook/shop/roles/*.{yml,yaml}"]}


def test_kinds_are_listed_and_one_is_printed(write_handbook: WriteHandbook) -> None:
    root = write_handbook(GOOD)
    assert "role          岗位" in deskbook("schema", folder=root).stdout
    printed = json.loads(deskbook("schema", "role", folder=root).stdout)
    assert printed["title"] == "岗位"
    assert deskbook("schema", "nothing", folder=root).returncode == 2


def test_with_ids_the_ids_of_the_only_organization_are_meant(
    write_handbook: WriteHandbook,
) -> None:
    root = write_handbook(GOOD)
    printed = json.loads(deskbook("schema", "role", "--with-ids", folder=root).stdout)
    assert printed["$defs"]["common_ids_department"]["enum"] == ["desk"]
    result = deskbook("schema", "role", "--with-ids", "--organization", "bank", folder=root)
    assert result.returncode == 2 and "shop" in result.stderr


def test_the_settings_name_every_schema_that_was_written(write_handbook: WriteHandbook) -> None:
    root = write_handbook(GOOD)
    result = deskbook("schema", "--with-ids", folder=root)
    mapping = json.loads(result.stdout)["yaml.schemas"]
    assert mapping["./.deskbook/schemas/shop/role.schema.json"] == [
        "handbook/shop/roles/*.{yml,yaml}"
    ]
    assert all((root / name).is_file() for name in mapping)
    assert not (root / ".vscode").exists()


def test_settings_with_comments_are_left_alone_and_the_addition_is_printed(
    write_handbook: WriteHandbook,
) -> None:
    root = write_handbook(GOOD)
    (root / ".vscode").mkdir()
    file = root / ".vscode/settings.json"
    file.write_text('{\n  // mine\n  "a": 1\n}\n', "utf-8")
    result = deskbook("schema", "--with-ids", "--vscode", folder=root)
    assert file.read_text("utf-8") == '{\n  // mine\n  "a": 1\n}\n'
    assert "yaml.schemas" in json.loads(result.stdout)
    assert "注释" in result.stderr


def test_other_settings_stay_and_old_entries_of_ours_go() -> None:
    before = json.dumps(
        {
            "editor.tabSize": 2,
            "yaml.schemas": {
                "./own.json": "x.yml",
                "./.deskbook/schemas/shop/gone.schema.json": ["y.yml"],
            },
        },
        indent=4,
    )
    after = vscode.merged(before, SCHEMAS | {"./.deskbook/schemas/handbook.schema.json": ["h"]})
    settings = json.loads(after)
    assert settings["editor.tabSize"] == 2
    assert settings["yaml.schemas"]["./own.json"] == "x.yml"
    assert "./.deskbook/schemas/shop/gone.schema.json" not in settings["yaml.schemas"]
    assert '\n    "editor.tabSize"' in after
    assert vscode.merged(after, SCHEMAS | {"./.deskbook/schemas/handbook.schema.json": ["h"]}) == (
        after
    )


@pytest.mark.parametrize("broken", ["{", "[]", '{"yaml.schemas": 3}'])
def test_settings_that_cannot_be_read_are_refused(broken: str) -> None:
    with pytest.raises(vscode.UnreadableSettings):
        vscode.merged(broken, SCHEMAS)
