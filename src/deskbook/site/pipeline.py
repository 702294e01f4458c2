"""From sources on disk to rendered pages, again and again, doing only what an edit needs."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from deskbook import pages
from deskbook.checking import Checked, checked
from deskbook.diagnostics import Diagnostic
from deskbook.model import Handbook, Key
from deskbook.pages import Options, Rendered, Urls
from deskbook.pages.dependencies import Dependency, affected, changed, fingerprints
from deskbook.pages.urls import QUALITY
from deskbook.pages.view import Drawer
from deskbook.project import Project
from deskbook.site.source import ASSETS_FOLDER, Refresh
from deskbook.sources import Cache, read


@dataclass(frozen=True, slots=True)
class _State:
    """What the last successful refresh left behind."""

    checked: Checked
    fingerprints: Mapping[Dependency, str]
    rendered: Mapping[Key, Rendered]
    refresh: Refresh


class HandbookPages:
    """Provides the pages of a project's handbook (a `PageSource`).

    The first refresh renders everything; later ones parse only the files that changed and render
    only the pages that rest on what changed. `draw` draws charts; None leaves their text
    equivalents.
    """

    def __init__(
        self,
        project: Project,
        *,
        cache: Cache | None = None,
        draw: Drawer | None = None,
        edit: str = "",
    ) -> None:
        self._project = project
        self._cache = cache
        self._draw = draw
        self._edit = edit
        self._state: _State | None = None

    def refresh(self) -> Refresh:
        """Return the pages as the sources on disk now say.

        With errors among the findings, the pages are those of the last refresh without.
        """
        before = self._state
        sources = read(self._project.root, self._project.directory, cache=self._cache)
        if before and sources.digest == before.checked.digest:
            return _unchanged(before.refresh)
        previous = before.checked.handbook if before else None
        now = checked(sources, self._project.directory, None, previous)
        if now.failed:
            return _failed(before, now.diagnostics)
        self._state = self._rendered(now, before)
        return self._state.refresh

    def _rendered(self, now: Checked, before: _State | None) -> _State:
        options = Options(
            urls=Urls(self._project.use_directory_urls),
            charts=self._draw,
            findings=now.diagnostics,
            edit=self._edit,
        )
        prints = fingerprints(now.handbook)
        old = before.rendered if before else {}
        changes = changed(before.fingerprints, prints) if before else frozenset()
        stale = set(affected(((k, r.dependencies) for k, r in old.items()), changes))
        findings_changed = before is None or before.checked.diagnostics != now.diagnostics
        if findings_changed:
            stale.add(QUALITY)
        rendered = {
            key: old[key]
            if key in old and key not in stale
            else pages.render_one(now.handbook, key, options)
            for key in pages.addresses(now.handbook)
        }
        refresh = Refresh(
            pages={one.page.path: one.page for one in rendered.values()},
            changed=_differing(old, rendered) if before else None,
            diagnostics=now.diagnostics,
            assets=_assets(),
            link_targets=LinkTargets(now.handbook, options.urls),
        )
        return _State(now, prints, rendered, refresh)


class LinkTargets(Mapping[str, str]):
    """Where references in authored pages lead: `role:x`, `organization/role:x#part` → page path.

    Looked up when asked for, since a large handbook has hundreds of thousands of parts and its
    authored pages mention a few. Iteration gives the full references of the entities.
    """

    def __init__(self, handbook: Handbook, urls: Urls) -> None:
        self._handbook = handbook
        self._urls = urls

    def __getitem__(self, reference: str) -> str:
        whole, _, part = reference.partition("#")
        organization, _, name = whole.rpartition("/")
        kind, _, identifier = name.partition(":")
        if organization:
            keys = (Key(organization, kind, identifier),)
        else:
            organizations = ("", *(entity.id for entity in self._handbook.organizations))
            keys = tuple(Key(home, kind, identifier) for home in organizations)
        found = [key for key in keys if self._handbook.get(key)]
        if kind == "organization":
            found = [key for key in (Key(identifier, kind, identifier),) if self._handbook.get(key)]
        if len(found) != 1 or (part and part not in self._handbook.parts(found[0])):
            raise KeyError(reference)
        path = self._urls.path(found[0])
        anchor = part or self._urls.anchor(found[0])
        return f"{path}#{anchor}" if anchor else path

    def __iter__(self) -> Iterator[str]:
        return (str(key) for key in self._handbook.entities if self._urls.path(key))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _unchanged(refresh: Refresh) -> Refresh:
    return dataclasses.replace(refresh, changed=frozenset())


def _failed(before: _State | None, diagnostics: tuple[Diagnostic, ...]) -> Refresh:
    if before is None:
        return Refresh(pages={}, diagnostics=diagnostics)
    return dataclasses.replace(before.refresh, changed=frozenset(), diagnostics=diagnostics)


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
    folder = resources.files("deskbook").joinpath("web")
    return {
        f"{ASSETS_FOLDER}{entry.name}": entry.read_bytes()
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name)
        if entry.name.endswith((".css", ".js"))
    }
