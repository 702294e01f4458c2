"""Search straight from the sources, without a built site."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from deskbook.desk import authored, entries
from deskbook.desk.made import Made, make_all
from deskbook.desk.unpublished import LeftOut
from deskbook.model import Handbook
from deskbook.pages.urls import Urls
from deskbook.search.engine import Engine, of_files
from deskbook.search.files import write


def texts(docs: Path, left_out: LeftOut) -> Iterator[tuple[str, str]]:
    """Yield the path below `docs` and the text of each authored page that can be read, but for
    those `left_out` of the site."""
    for path in authored.files(docs, left_out):
        with suppress(OSError):
            yield path, (docs / path).read_text("utf-8-sig", errors="replace")


def engine(handbook: Handbook, docs: Path, *, directory_urls: bool, left_out: LeftOut) -> Engine:
    """Return the engine that the built site would have; `docs` holds the authored pages, some of
    which are `left_out`."""
    made: list[Made] = [
        one for _, one in make_all(handbook, Urls(directory_urls), lambda key: "", {}, frozenset())
    ]
    made += [authored.made(path, text, directory_urls) for path, text in texts(docs, left_out)]
    return of_files(write([one.entry for one in made], entries.synonyms(handbook)))
