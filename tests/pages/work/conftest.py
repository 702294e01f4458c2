"""A company in which every kind of work and knowledge uses every field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from deskbook.model import Handbook
from tests.pages.conftest import MakeHandbook, MakePage

FOLDER = Path(__file__).parent / "company"
FILES: Mapping[str, str] = {
    path.relative_to(FOLDER).as_posix(): path.read_text("utf-8")
    for path in sorted(FOLDER.rglob("*.yml"))
}
KINDS = (
    "procedure policy solution tree category form metric meeting approval channel glossary quality"
).split()

MakeHtml = Callable[..., str]


@pytest.fixture
def company(make_handbook: MakeHandbook) -> Handbook:
    """The company, loaded."""
    return make_handbook(FILES)


@pytest.fixture
def html(make_page: MakePage) -> MakeHtml:
    """Render a page of the company, with the files at the given paths replaced."""

    def make(kind: str, identifier: str, replaced: Mapping[str, str] | None = None) -> str:
        return make_page({**FILES, **(replaced or {})}, kind, identifier).html

    return make
