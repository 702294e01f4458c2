"""Building the site: whole or not at all, and only what has changed."""

from __future__ import annotations

import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from deskbook import project
from deskbook.diagnostics import Diagnostic, Severity
from deskbook.pages.page import Page
from deskbook.project import Project, ProjectError
from deskbook.site.arrange import HOME, OTHER_HOME, arrange
from deskbook.site.base import Base, BaseKeeper
from deskbook.site.content import Content, digest_of, listed
from deskbook.site.errors import ThemeError
from deskbook.site.lock import build_lock
from deskbook.site.offline import Offline
from deskbook.site.paths import collisions, unsafe
from deskbook.site.source import PageSource, Refresh
from deskbook.site.trees import SiteTrees

WORK_FOLDER = ".deskbook"


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build did. With `refused`, nothing was written because of the findings.

    `written` and `removed` are output paths, `unchanged` counts the others, `seconds` is the
    time taken, `warnings` are messages of the site builder, in its own words.
    """

    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: int = 0
    seconds: float = 0.0
    warnings: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    refused: bool = False


class Builder:
    """Builds the project in `project_root`; keep it alive to build again in milliseconds.

    `as_of` is the day the site tells its readers it was built for. With `as_files`, addresses
    name files and the site lies in the work folder, whatever the configuration says.
    """

    def __init__(
        self,
        project_root: Path,
        config_file: Path,
        source: PageSource,
        as_of: date | None = None,
        *,
        as_files: bool = False,
    ) -> None:
        self.root = project_root.absolute()
        self.config_file = config_file if config_file.is_absolute() else self.root / config_file
        self.source = source
        self.work = self.root / WORK_FOLDER / "as-files" if as_files else self.root / WORK_FOLDER
        self._as_files = as_files
        self._as_of = as_of
        self._offline = Offline()
        self._keeper = BaseKeeper(self.work)
        self._settings: tuple[bytes, Project] | None = None
        self._trees: SiteTrees | None = None
        self._base: Base | None = None
        self._target: dict[str, bytes] | None = None
        self._assets: dict[str, tuple[bytes, bytes]] = {}
        self._findings: tuple[Diagnostic, ...] = ()

    @property
    def settings(self) -> Project:
        """What the configuration says now. Raises `ThemeError` when it cannot be read."""
        if self._settings is not None:
            data, settings = self._settings
            if data == _contents(settings.files):
                return settings
        try:
            settings = project.read(self.config_file)
        except ProjectError as error:
            raise ThemeError(error.text) from error
        if self._as_files:
            settings = replace(settings, directory_urls=False, site_dir=self.work / "site")
        self._settings = _contents(settings.files), settings
        return settings

    @property
    def language(self) -> str:
        """The language of the site, "zh" or "en", as last read."""
        return self._settings[1].language if self._settings is not None else "en"

    def watched_folders(self) -> list[Path]:
        """The folders whose files the site is made from."""
        folders = [one for one in self._inputs() if one.is_dir()]
        if self._settings is not None:
            folders += {self._settings[1].docs, self._settings[1].handbook}
        return sorted(set(folders))

    def watched_files(self) -> list[Path]:
        """Single files besides those folders: configurations and what they name."""
        files = self._settings[1].files if self._settings is not None else (self.config_file,)
        return [*files, *(one for one in self._inputs() if not one.is_dir())]

    def _inputs(self) -> list[Path]:
        return [Path(one) for one in self._base.inputs] if self._base is not None else []

    def build(
        self, touched: Collection[Path] | None = None, *, strict: bool = False
    ) -> BuildResult:
        """Bring the site up to date.

        `touched`, when given, are all files that have changed since the last build of this
        object; it saves looking at the others. With `strict`, warnings refuse as errors do.
        Raises a `SiteError` when the site cannot be
        written or the site builder fails; the old site is then untouched.
        """
        start = time.perf_counter()
        target, self._target = self._target, None
        refresh = self.source.refresh()
        if refresh.errors:
            return BuildResult(
                diagnostics=refresh.diagnostics,
                refused=True,
                seconds=time.perf_counter() - start,
            )
        settings = self.settings
        self._make_work_folder()
        with build_lock(self.work):
            sources_only = touched is not None and all(
                one.suffix in (".yml", ".yaml") and one.absolute() not in settings.files
                for one in touched
            )
            base = self._keeper.base(
                refresh,
                settings,
                changed=None if target is None else refresh.changed,
                authored_unchanged=sources_only,
            )
            pages, arranged = arrange(refresh.pages, base.files.keys(), _name(settings.docs))
            if base is not self._base or refresh.changed is None:
                target = None
            target = self._targets(target, pages, refresh, base)
            findings = (*refresh.diagnostics, *base.findings, *arranged, *self._findings)
            if _refused(findings, base.warnings, strict):
                return BuildResult(
                    warnings=tuple(base.warnings),
                    diagnostics=findings,
                    refused=True,
                    seconds=time.perf_counter() - start,
                )
            trees = self._site_trees(settings)
            content = Content(self._keeper, refresh, pages, settings, base)
            offline = self._offline.files(target, content, refresh.kept, self._as_of)
            whole = target | {path: digest_of(data) for path, data in offline.items()}
            published = trees.publish(whole, content.with_files(offline))
        self._base, self._target = base, target
        return BuildResult(
            written=published.written,
            removed=published.removed,
            unchanged=len(whole) - len(published.written),
            seconds=time.perf_counter() - start,
            warnings=tuple(base.warnings),
            diagnostics=findings,
        )

    def prepare(self) -> None:
        """Do now what the next build would do first; for a moment when nobody waits."""
        with build_lock(self.work):
            self._site_trees(self.settings).prepare()

    def _site_trees(self, settings: Project) -> SiteTrees:
        if self._trees is None or self._trees.site != settings.site_dir:
            self._trees = SiteTrees(settings.site_dir, self.work)
        return self._trees

    def _make_work_folder(self) -> None:
        self.work.mkdir(parents=True, exist_ok=True)
        ignored = self.work / ".gitignore"
        if not ignored.exists():
            ignored.write_text("*\n", "utf-8")

    def _targets(
        self,
        known: dict[str, bytes] | None,
        pages: Mapping[str, Page],
        refresh: Refresh,
        base: Base,
    ) -> dict[str, bytes]:
        """The digest of every file the site is to hold; from `known` where it is given."""
        gone = self._hash_assets(refresh) - pages.keys()
        shells = base.shells
        if known is not None and refresh.changed is not None:
            changed = refresh.changed - base.files.keys()
            if HOME in refresh.changed and OTHER_HOME in pages:
                changed |= {OTHER_HOME}
            for path in gone:
                known.pop(path, None)
            known.update((path, digest) for path, (_, digest) in self._assets.items())
            same = changed <= known.keys() and changed <= pages.keys()
            if same and not self._other_files(known, pages, base):
                for path in changed - self._assets.keys():
                    known[path] = shells.page_digest(pages[path])
                return known
        place = _name(self.config_file)
        names = [*pages, *refresh.assets]
        found = unsafe(names, place) + collisions({*names, *base.files}, place)
        self._findings = tuple(found)
        if found:
            return {}
        target = dict(base.files)
        target.update((path, shells.page_digest(page)) for path, page in pages.items())
        target.update((path, digest) for path, (_, digest) in self._assets.items())
        for path, data in listed(pages, base).items():
            target[path] = digest_of(data)
        return target

    def _other_files(self, known: dict[str, bytes], pages: Mapping[str, Page], base: Base) -> bool:
        """Whether the site is to hold other files than `known`, by their number."""
        own = len(pages) + len(self._assets.keys() - pages.keys()) + len(base.files) + 2
        return own != len(known)

    def _hash_assets(self, refresh: Refresh) -> set[str]:
        """Digest the assets; those that are the same objects as before are known. Return the paths
        of those that are no more."""
        before, self._assets = self._assets, {}
        for path, data in refresh.assets.items():
            old = before.get(path)
            self._assets[path] = old if old and old[0] is data else (data, digest_of(data))
        return before.keys() - self._assets.keys()


def _refused(findings: Collection[Diagnostic], warnings: Collection[str], strict: bool) -> bool:
    fatal = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return any(one.severity in fatal for one in findings) or bool(strict and warnings)


def _contents(files: Collection[Path]) -> bytes:
    return b"\0".join(one.read_bytes() if one.is_file() else b"" for one in files)


def _name(path: Path) -> str:
    return path.name
