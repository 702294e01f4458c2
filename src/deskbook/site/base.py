"""What generated pages are put into: authored pages, theme files and shells, kept between builds.

MkDocs runs only when something has changed that its output depends on. Everything else works
from a record on disk, without importing it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from pathlib import Path

import msgspec

from deskbook.diagnostics import Diagnostic
from deskbook.pages.page import Page
from deskbook.project import Project
from deskbook.site.arrange import arrange
from deskbook.site.authored import slow_theme, without_address
from deskbook.site.files import write_new
from deskbook.site.fingerprint import fingerprint
from deskbook.site.links import Links, Target
from deskbook.site.shells import Shells, render_shells
from deskbook.site.source import Refresh, sections
from deskbook.site.theme import Theme

_RECORD = "base.msgpack"
_OWN = frozenset({"sitemap.xml", "sitemap.xml.gz"})


class Base(msgspec.Struct, frozen=True):
    """One state of authored pages, theme and shells, and what it was made from.

    `files` maps the output paths in the private folder to digests of their content.
    """

    key: bytes
    inputs: list[str]
    entries: list[tuple[str, str, str]]
    links: list[tuple[str, str, Target | None]]
    files: dict[str, bytes]
    urls: list[str]
    shells: Shells
    findings: list[Diagnostic]
    warnings: list[str]


class BaseKeeper:
    """Provides the base of a build. `folder` holds the private output of MkDocs."""

    def __init__(self, work: Path) -> None:
        self.work = work
        self.folder = work / "theme"
        self.theme: Theme | None = None
        self._base: Base | None = None

    def base(
        self,
        refresh: Refresh,
        settings: Project,
        *,
        changed: Collection[str] | None = None,
        authored_unchanged: bool = False,
    ) -> Base:
        """The base that fits `refresh`; made anew when the kept one does not.

        `changed` are the paths of pages that are new since the last call, None if unknown;
        `authored_unchanged` spares looking at the authored files. Raises `ThemeError`.
        """
        base = self._base or self._read()
        if base is not self._base:
            changed = None
        if base is None or not self._fits(base, refresh, settings, authored_unchanged):
            base = self._run(refresh, settings)
        elif not base.shells.covers(_pages(refresh, base, changed)):
            base = self._extended(base, refresh, settings)
        self._base = base
        return base

    def loaded_theme(self, refresh: Refresh, settings: Project) -> Theme:
        """The theme itself, for pages that cannot be stamped."""
        if self.theme is None:
            self._base = self._run(refresh, settings)
        assert self.theme is not None
        return self.theme

    def _read(self) -> Base | None:
        try:
            data = (self.work / _RECORD).read_bytes()
            base = msgspec.msgpack.decode(data, type=Base)
        except (OSError, msgspec.MsgspecError):
            return None
        return base if all((self.folder / path).is_file() for path in base.files) else None

    def _write(self, base: Base) -> Base:
        write_new(str(self.work), _RECORD, msgspec.msgpack.encode(base))
        return base

    def _fits(self, base: Base, refresh: Refresh, settings: Project, skip: bool) -> bool:
        pages = arrange(refresh.pages, base.files.keys(), "")[0]
        if base.entries != _entries(pages):
            return False
        links = Links(refresh, _place(settings), settings.directory_urls)
        if any(links.resolve(link, folder) != target for link, folder, target in base.links):
            return False
        return skip or base.key == _key(refresh, settings, [Path(one) for one in base.inputs])

    def _run(self, refresh: Refresh, settings: Project) -> Base:
        from deskbook.site.mkdocs_run import run_mkdocs

        (self.work / _RECORD).unlink(missing_ok=True)
        run = run_mkdocs(settings.config_file, self.folder, refresh, settings.directory_urls)
        pages = run.authored.pages
        shells = render_shells(run.theme, run.layout, pages.values())
        findings = run.authored.findings()
        if not shells.stampable:
            findings.append(slow_theme(_place(settings)))
        if not settings.site_url:
            findings.append(without_address(_place(settings)))
        self.theme = run.theme
        return self._write(
            Base(
                key=_key(refresh, settings, run.inputs),
                inputs=[str(one) for one in run.inputs],
                entries=_entries(pages),
                links=[(*names, target) for names, target in run.authored.links.used.items()],
                files=_digests(self.folder),
                urls=list(run.urls),
                shells=shells,
                findings=findings,
                warnings=list(run.warnings),
            )
        )

    def _extended(self, base: Base, refresh: Refresh, settings: Project) -> Base:
        """The base with shells for pages that lie where none lay before."""
        if self.theme is None:
            return self._run(refresh, settings)
        pages = arrange(refresh.pages, base.files.keys(), "")[0]
        shells = render_shells(self.theme, base.shells.layout, pages.values())
        return self._write(msgspec.structs.replace(base, shells=shells))


def _pages(refresh: Refresh, base: Base, changed: Collection[str] | None) -> list[Page]:
    """The pages that take part, of those `changed`."""
    pages = arrange(refresh.pages, base.files.keys(), "")[0]
    if changed is None:
        return list(pages.values())
    return [pages[path] for path in changed if path in pages]


def _place(settings: Project) -> str:
    root = settings.config_file.parent
    handbook = settings.docs
    return handbook.relative_to(root).as_posix() if handbook.is_relative_to(root) else "."


def _key(refresh: Refresh, settings: Project, inputs: list[Path] | tuple[Path, ...]) -> bytes:
    extra = [*refresh.loaded(".css"), "|", *refresh.loaded(".js")]
    return fingerprint(settings.files, settings.docs, inputs, extra)


def _entries(pages: Mapping[str, Page]) -> list[tuple[str, str, str]]:
    home = pages.get("index.html")
    own = [("", home.title, "index.html")] if home is not None else []
    return own + [(one.id, one.title, one.path) for one in sections(pages)]


def _digests(folder: Path) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for file in sorted(folder.rglob("*")):
        path = file.relative_to(folder).as_posix()
        if file.is_file() and path not in _OWN:
            found[path] = hashlib.blake2b(file.read_bytes(), digest_size=16).digest()
    return found
