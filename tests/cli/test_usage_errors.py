"""A call that cannot be used is explained in the language of the interface."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from deskbook.cli.program import COMMANDS, program
from deskbook.messages import LANGUAGES


@pytest.mark.parametrize(
    ("call", "zh", "en"),
    [
        ("chek", "没有“chek”这个命令。是不是想写“check”？", "Did you mean check?"),
        ("check --formt text", "是不是想写“--format”？", "There is no option --formt."),
        ("check --format xml", "“--format”不能写“xml”。可以写：text、", "It can be: text, "),
        ("check --format", "“--format”后面要写一个值", "--format needs a value"),
        ("check --quiet=3", "“--quiet”后面不能写值", "--quiet takes no value"),
        ("serve --port abc", "要写成数字（0 到 65535），“abc”不合写法", "a number from 0 to 65535"),
        ("init a b", "多写了“b”", "b is not expected here"),
    ],
)
def test_usual_mistakes(call: str, zh: str, en: str) -> None:
    for language, words in (("zh", zh), ("en", en)):
        result = CliRunner().invoke(program(language), call.split())
        assert result.exit_code == 2
        assert words in result.stderr
        assert "Error:" not in result.stderr and "Usage:" not in result.stderr


def test_the_way_to_the_help_is_named() -> None:
    result = CliRunner().invoke(program("zh"), ["check", "--nope"], prog_name="deskbook")
    assert result.stderr.endswith("用法见：deskbook check --help\n")


def test_help_and_version_end_well() -> None:
    for call in (["--help"], ["--version"], ["check", "--help"]):
        assert CliRunner().invoke(program("zh"), call).exit_code == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_of_commands_has_whole_sentences(language: str) -> None:
    shown = CliRunner().invoke(program(language), ["--help"]).stdout
    lines = shown.partition("Commands:\n")[2].splitlines()
    assert [line.split()[0] for line in lines] == list(COMMANDS)
    for line in lines:
        assert line.endswith(("。", ".")) and not line.endswith("..."), line
        assert sum(1 + (character > "\u2e7f") for character in line) <= 80, line
