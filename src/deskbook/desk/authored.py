"""Authored Markdown pages as entries: title, headings, text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from deskbook.desk.made import Made, json_of
from deskbook.desk.unpublished import LeftOut
from deskbook.search.entry import Entry

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TITLE = re.compile(r"^title:\s*(['\"]?)(.+?)\1\s*$", re.MULTILINE)
_SUMMARY_LENGTH = 200


def files(folder: Path, left_out: LeftOut) -> list[str]:
    """Return the paths of the authored pages below a folder that are published, sorted, with
    forward slashes. Where two would become the same page, the index goes before the README."""
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*.md")}
    shown = {path for path in found if not left_out(path)}
    return sorted(
        path
        for path in shown
        if not (_is_readme(path) and f"{path.removesuffix('README.md')}index.md" in shown)
    )


def _is_readme(path: str) -> bool:
    return path.rpartition("/")[2] == "README.md"


def made(path: str, text: str, directory_urls: bool) -> Made:
    """Return what search and desk know of the authored page at `path` with that text."""
    title, headings, body = read(text)
    stem = path.rpartition("/")[2].removesuffix(".md")
    entry = Entry(
        id=path,
        kind="page",
        title=title or stem.replace("-", " ").replace("_", " "),
        address=address(path, directory_urls),
        questions=tuple(dict.fromkeys(one for one in headings if one != title)),
        body=body,
    )
    card = {
        "id": f"page:{path}",
        "kind": "page",
        "title": entry.title,
        "url": entry.address,
        "summary": body.partition("\n")[0][:_SUMMARY_LENGTH],
    }
    return Made(entry, json_of(card), "", "", frozenset())


def address(path: str, directory_urls: bool) -> str:
    """Return where the site builder writes an authored page, below the site's root."""
    folder, _, name = path.removesuffix(".md").rpartition("/")
    prefix = f"{folder}/" if folder else ""
    index = name in ("index", "README")
    if directory_urls:
        return f"{prefix}" or "./" if index else f"{prefix}{name}/"
    return f"{prefix}{'index' if index else name}.html"


def read(text: str) -> tuple[str, list[str], str]:
    """Return the title of a Markdown text ("" for none), its headings and its other text, a line
    for each paragraph."""
    front = _FRONT.match(text)
    named = _TITLE.search(front[1]) if front else None
    headings: list[str] = []
    first = ""
    paragraphs: list[str] = []
    for level, line in _blocks(text[front.end() :] if front else text):
        if not level:
            paragraphs.append(line)
            continue
        headings.append(line)
        if level == 1:
            first = first or line
    return (named[2] if named else first), headings, "\n".join(paragraphs)


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Yield the text of each block and the level of the heading it is, 0 for others."""
    level = 0
    for token in _parser().parse(text):
        if token.type == "heading_open":
            level = int(token.tag[1:])
        elif token.type == "inline" and token.children:
            words = (one.content for one in token.children if one.type in ("text", "code_inline"))
            line = " ".join("".join(words).split())
            if line:
                yield level, line
            level = 0


@cache
def _parser() -> MarkdownIt:
    # Only handbooks with pages of that kind need what takes a tenth of a second to load.
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable("table")
