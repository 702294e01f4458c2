"""Putting a builder together: the project's sources, its caches, its charts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from deskbook import charts
from deskbook.charts import Chart, ChartProblem, Svg
from deskbook.checking import program_digest
from deskbook.desk.unpublished import Patterns, left_out
from deskbook.pages.view import Drawer
from deskbook.project import STATE_DIRECTORY, Project
from deskbook.site.build import Builder
from deskbook.site.chart_cache import ChartCache
from deskbook.site.pipeline import HandbookPages, Place
from deskbook.site.source import PageSource
from deskbook.sources import Cache


@contextmanager
def open_builder(
    project: Project,
    *,
    with_charts: bool = True,
    today: date | None = None,
    prove: bool = True,
    as_files: bool = False,
) -> Iterator[Builder]:
    """Give a builder for a project; keep it open to build again in milliseconds.

    Without `with_charts` pages have only the text equivalents of their charts. Reviews, waivers
    and validity are judged as of `today`, without one not at all. With `prove`, nothing is built
    unless search passes the handbook's tests. With `as_files`, addresses name files, whatever
    the project says, and the site lies in a place of its own.
    """
    state = project.root / STATE_DIRECTORY
    name = "pages" if with_charts else "pages-without-charts"
    if as_files:
        name = f"{name}-as-files"
    with Cache(project.root) as cache:
        source = HandbookPages(
            Place(
                project.root,
                project.directory,
                state / f"{name}.msgpack",
                project.docs,
                left_out(*project.unpublished),
                project.repository,
            ),
            directory_urls=project.directory_urls and not as_files,
            cache=cache,
            draw=_drawer(state) if with_charts else None,
            today=today,
            prove=prove,
        )
        yield Builder(project.root, project.config_file, source, today, as_files=as_files)


def open_source(
    root: Path,
    handbook: Path,
    directory_urls: bool,
    docs: Path,
    prove: bool,
    hidden: tuple[Patterns, Patterns],
    repository: str = "",
) -> PageSource:
    """Return the pages of a handbook for a run that the site builder itself has started; `docs` is
    the folder of the authored pages, `hidden` the patterns of those that the site leaves out and of
    drafts, `repository` the address of the sources. With `prove`, search has to pass the handbook's
    tests."""
    directory = handbook.relative_to(root).as_posix()
    return HandbookPages(
        Place(root, directory, docs=docs, left_out=left_out(*hidden), repository=repository),
        directory_urls=directory_urls,
        draw=_drawer(root / STATE_DIRECTORY),
        prove=prove,
    )


def _drawer(state: Path) -> Drawer:
    engine = charts.Engine("auto", folder=state)
    cache = ChartCache(state / "charts" / program_digest())

    def draw(wanted: Sequence[Chart]) -> Sequence[Svg | ChartProblem]:
        return charts.render(wanted, engine, cache)

    return draw
