"""The page of the desk as it is generated."""

from __future__ import annotations

import json
import re
from importlib import resources

import pytest

from deskbook.desk.page import issue_template, page
from deskbook.model.settings import DeskSettings, Settings


@pytest.mark.parametrize(
    ("repository", "expected"),
    [
        ("https://github.com/a/b", "https://github.com/a/b/issues/new?title={title}&body={body}"),
        (
            "https://gitee.com/a/b.git",
            "https://gitee.com/a/b/issues/new?issue[title]={title}&issue[description]={body}",
        ),
        (
            "https://gitlab.example.com/a/b/c/",
            "https://gitlab.example.com/a/b/c/-/issues/new"
            "?issue[title]={title}&issue[description]={body}",
        ),
        ("https://example.com/a/b", ""),
        ("git@github.com:a/b.git", ""),
        ("", ""),
    ],
)
def test_issues_open_where_the_form_is_known(repository: str, expected: str) -> None:
    assert issue_template(repository) == expected


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_in_the_settings_gets_out_of_its_place(language: str) -> None:
    hostile = "</script><script>alert(1)</script>"
    desk = DeskSettings(waiting_line=hostile)
    settings = Settings(title=hostile, language=language, desk=desk)  # type: ignore[arg-type]
    html = page(settings, "").decode()
    assert hostile not in html
    found = re.search(r'<script type="application/json" id="desk-settings">(.*?)</script>', html)
    assert found is not None
    given = json.loads(found[1])
    assert given["settings"]["waiting_line"] == hostile
    assert given["language"] == language


def test_every_word_a_script_asks_for_is_there() -> None:
    given = re.search(r"id=\"desk-settings\">(.*?)</script>", page(Settings(), "").decode())
    assert given is not None
    words = json.loads(given[1])["words"]
    folder = resources.files("deskbook").joinpath("web/desk")
    asked: set[str] = set()
    for file in folder.iterdir():
        if file.name.endswith(".js"):
            asked |= set(re.findall(r'(?:\bt|\.of)\("(\w+)"', file.read_text("utf-8")))
    assert len(asked) > 60
    assert asked - words.keys() == set()
