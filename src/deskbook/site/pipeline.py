"""From sources on disk to rendered pages, again and again, doing only what an edit needs."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from deskbook import pages
from deskbook.checking import Checked, check, checked, program_digest, read_baseline
from deskbook.desk.page import PATH as DESK
from deskbook.desk.unpublished import LeftOut, always_left_out
from deskbook.diagnostics.baseline import Baseline, BaselineError
from deskbook.model import Handbook, Key
from deskbook.pages import Options, Rendered, Urls
from deskbook.pages.dependencies import Dependency, affected, changed, fingerprints
from deskbook.pages.page import Page
from deskbook.pages.urls import HOME, QUALITY
from deskbook.pages.view import Drawer
from deskbook.site import page_store
from deskbook.site.errors import SiteError
from deskbook.site.scripts import web_files
from deskbook.site.search_files import Change, SearchFiles
from deskbook.site.source import ASSETS_FOLDER, Refresh
from deskbook.sources import Cache, Sources, read

SCRIPTS = tuple(f"{ASSETS_FOLDER}{name}.js" for name in ("chart", "overlay", "walk", "offline"))
"""What every page loads; further scripts are loaded by these or by pages that need them."""

KEPT_KINDS = ("tree", "procedure", "solution")
"""The kinds whose pages a browser keeps before they are visited, in this order."""

SHOWING_FINDINGS = (HOME, QUALITY)
"""The pages that show findings and so may change when no entity does."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the sources are: the project's folder, the handbook below it, and the file in which
    rendered pages are kept between runs (None: nowhere). `docs` is the folder of the authored
    pages where that is another one, some of which are `left_out` of the site; `repository` is the
    address of the sources, "" for none."""

    root: Path
    directory: str
    store: Path | None = None
    docs: Path | None = None
    left_out: LeftOut = always_left_out
    repository: str = ""


@dataclass(slots=True)
class _State:
    """The last successful refresh; `checked` is None while its sources have not been loaded."""

    sources: str
    checked: Checked | None
    fingerprints: Mapping[Dependency, str]
    rendered: Mapping[Key, Rendered]
    refresh: Refresh


class HandbookPages:
    """Provides the pages of a handbook (a `PageSource`).

    The first refresh renders what the kept pages cannot answer for; later ones parse only the
    files that changed and render only the pages that rest on what changed. `draw` draws charts;
    None leaves their text equivalents. What depends on the day is judged as of `today`, without
    one not at all. With `prove`, search has to pass the handbook's tests.
    """

    def __init__(
        self,
        place: Place,
        *,
        directory_urls: bool,
        cache: Cache | None = None,
        draw: Drawer | None = None,
        today: date | None = None,
        prove: bool = True,
    ) -> None:
        self._place = place
        self._today = today
        self._cache = cache
        self._options = Options(urls=Urls(directory_urls), charts=draw, places={"desk": DESK})
        self._maker = f"{program_digest()} {directory_urls} {draw is not None} {place.repository}"
        self._sources: Sources | None = None
        self._state: _State | None = None
        self._stored = page_store.load(place.store, self._maker) if place.store else None
        self._search = SearchFiles(
            place.docs or place.root / place.directory,
            place.left_out,
            self._options.urls,
            place.store and place.store.with_name(f"search-{place.store.name}"),
            self._maker,
            prove=prove,
            today=today.isoformat() if today else "",
            repository=place.repository,
        )

    def refresh(self) -> Refresh:
        """Return the pages as the sources on disk now say.

        With errors among the findings, the pages are those of the last refresh without.
        """
        sources = self._sources = read(
            self._place.root, self._place.directory, cache=self._cache, previous=self._sources
        )
        baseline = _baseline(self._place.root)
        # What was right with one baseline, or on one day, may be wrong with another.
        about = f"{sources.digest}{baseline.digest}{self._today or ''}"
        sources = dataclasses.replace(sources, digest=about)
        if self._state and self._state.sources == sources.digest:
            return self._unchanged(self._state)
        if self._stored and self._state is None and self._stored.sources == sources.digest:
            return self._kept(self._stored, sources)
        before = self._state
        previous = before.checked.handbook if before and before.checked else None
        now = checked(
            sources, self._place.directory, None, previous, self._today, baseline=baseline
        )
        if now.failed:
            return self._failed(now)
        self._state = self._rendered(now, before)
        self._stored = None
        return self._state.refresh

    def _kept(self, stored: page_store.Stored, sources: Sources) -> Refresh:
        """Take the pages of an earlier run, made from the very same files."""

        def handbook() -> Handbook:
            return check(self._place.root, self._place.directory, cache=self._cache).handbook

        handbook = cache(handbook)
        change = Change(sources.digest, sources.digest)
        assets = self._assets(change, handbook, dict(stored.pages))
        return Refresh(
            pages={page.path: page for _, page in stored.pages},
            diagnostics=(*stored.diagnostics, *self._search.findings),
            assets=assets,
            scripts=SCRIPTS,
            link_targets=LinkTargets(handbook, self._options.urls),
            kept=_kept_offline({key: page.path for key, page in stored.pages}),
        )

    def _unchanged(self, state: _State) -> Refresh:
        """Take the pages of the last refresh; authored pages may say something else now."""

        def handbook() -> Handbook:
            assert state.checked is not None
            return state.checked.handbook

        pages = {key: one.page for key, one in state.rendered.items()}
        assets = self._assets(Change(state.sources, state.sources), handbook, pages)
        assert state.checked is not None
        findings = (*state.checked.diagnostics, *self._search.findings)
        return dataclasses.replace(
            state.refresh, changed=frozenset(), assets=assets, diagnostics=findings
        )

    def _assets(
        self, change: Change, handbook: Callable[[], Handbook], pages: Mapping[Key, Page]
    ) -> Mapping[str, bytes]:
        def html(key: Key) -> str:
            return pages[key].html if key in pages else ""

        return {**_assets(), **self._search.refresh(change, handbook, html)}

    def _failed(self, now: Checked) -> Refresh:
        before = self._state
        known = before.refresh if before else Refresh(pages={})
        return dataclasses.replace(known, changed=frozenset(), diagnostics=now.diagnostics)

    def _rendered(self, now: Checked, before: _State | None) -> _State:
        old, old_prints, known_findings, since = self._earlier(before)
        options = dataclasses.replace(self._options, findings=now.diagnostics)
        prints = fingerprints(now.handbook)
        changes = changed(old_prints, prints) if old else frozenset()
        stale = set(affected(((k, one.dependencies) for k, one in old.items()), changes))
        if known_findings != now.diagnostics:
            stale.update(SHOWING_FINDINGS)
        rendered = {
            key: old[key]
            if key in old and key not in stale
            else pages.render_one(now.handbook, key, options)
            for key in pages.addresses(now.handbook)
        }
        assets = self._assets(
            Change(since, now.digest, changes),
            lambda: now.handbook,
            {key: one.page for key, one in rendered.items()},
        )
        refresh = Refresh(
            pages={one.page.path: one.page for one in rendered.values()},
            changed=_differing(old, rendered) if before else None,
            diagnostics=(*now.diagnostics, *self._search.findings),
            assets=assets,
            scripts=SCRIPTS,
            link_targets=LinkTargets(lambda: now.handbook, options.urls),
            kept=_kept_offline({key: one.page.path for key, one in rendered.items()}),
        )
        if self._place.store and before is None:
            page_store.save(
                self._place.store, self._maker, now.digest, now.diagnostics, rendered, prints
            )
        return _State(now.digest, now, prints, rendered, refresh)

    def _earlier(
        self, before: _State | None
    ) -> tuple[Mapping[Key, Rendered], Mapping[Dependency, str], object, str]:
        """Return the pages, fingerprints and findings of this process or an earlier one, and the
        state of the sources they are of."""
        if before is not None:
            known = before.checked.diagnostics if before.checked else ()
            return before.rendered, before.fingerprints, known, before.sources
        if self._stored is not None:
            stored = self._stored
            return stored.rendered(), stored.fingerprints(), stored.diagnostics, stored.sources
        return {}, {}, None, ""


class LinkTargets(Mapping[str, str]):
    """Where references in authored pages lead: `role:x`, `organization/role:x#part` → page path.

    Looked up when asked for, since a large handbook has hundreds of thousands of parts and its
    authored pages mention a few. Iteration gives the full references of the entities.
    """

    def __init__(self, handbook: Callable[[], Handbook], urls: Urls) -> None:
        self._load = cache(handbook)
        self._urls = urls

    def __getitem__(self, reference: str) -> str:
        handbook = self._load()
        whole, _, part = reference.partition("#")
        organization, _, name = whole.rpartition("/")
        kind, _, identifier = name.partition(":")
        homes = (organization,) if organization else ("", *(o.id for o in handbook.organizations))
        keys = [Key(home, kind, identifier) for home in homes]
        if kind == "organization":
            keys = [Key(identifier, kind, identifier)]
        found = [key for key in keys if handbook.get(key)]
        if len(found) != 1 or (part and part not in handbook.parts(found[0])):
            raise KeyError(reference)
        path = self._urls.path(found[0])
        anchor = part or self._urls.anchor(found[0])
        return f"{path}#{anchor}" if anchor else path

    def __iter__(self) -> Iterator[str]:
        return (str(key) for key in self._load().entities if self._urls.path(key))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _baseline(root: Path) -> Baseline:
    try:
        return read_baseline(root)
    except BaselineError as error:
        raise SiteError(error.text) from error


def _kept_offline(paths: Mapping[Key, str]) -> tuple[str, ...]:
    """Return the pages a browser keeps beforehand, those first that a caller's answer needs."""
    order = {kind: number for number, kind in enumerate(KEPT_KINDS)}
    chosen = [(order[key.kind], path) for key, path in paths.items() if key.kind in order]
    return tuple(path for _, path in sorted(chosen))


def _differing(old: Mapping[Key, Rendered], new: Mapping[Key, Rendered]) -> frozenset[str]:
    """Return the paths whose page is new or differs from the old one of the same address."""
    return frozenset(
        one.page.path
        for key, one in new.items()
        if key not in old or (one is not old[key] and one.page != old[key].page)
    )


@cache
def _assets() -> dict[str, bytes]:
    """Return our stylesheets and scripts by output path."""
    return {f"{ASSETS_FOLDER}{name}": data for name, data in web_files().items()}
