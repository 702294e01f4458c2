"""Showing the site while it is being edited: build, serve, watch, build again."""

from __future__ import annotations

import secrets
import threading
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from watchfiles import DefaultFilter, watch

from deskbook.diagnostics import Diagnostic, Location, Severity
from deskbook.site.authored import failed
from deskbook.site.banner import banner
from deskbook.site.build import Builder, BuildResult
from deskbook.site.errors import SiteError
from deskbook.site.http import SiteServer
from deskbook.site.live import Live

_QUIET = 30
"""Milliseconds without further changes after which a change counts as finished."""

_POLL = 500
"""Milliseconds after which files that are not watched are looked at."""


def serve(
    builder: Builder,
    host: str,
    port: int,
    *,
    ready: Callable[[str], None] = lambda url: None,
    built: Callable[[BuildResult], None] = lambda result: None,
    stop: threading.Event | None = None,
) -> None:
    """Serve the site of `builder` and rebuild it after every edit, until `stop` or Ctrl-C.

    `ready` is called with the address once pages can be loaded, `built` after every build.
    Problems of the handbook never end it: they are shown in the page. Raises `PortBusyError`,
    and `ThemeError` when the configuration cannot be read at the start.
    """
    stop = stop or threading.Event()
    settings = builder.settings
    live = Live(secrets.token_hex(4))
    mount = urlsplit(settings.site_url).path or "/"
    server = SiteServer(host, port, settings.site_dir, mount, live)
    try:
        server.start()
        _rebuild(builder, live, None, built)
        ready(server.url)
        _prepare(builder)
        for touched in _changes(builder, stop):
            _rebuild(builder, live, touched, built)
            _prepare(builder)
    except KeyboardInterrupt:
        pass
    finally:
        server.stop()


def _rebuild(
    builder: Builder,
    live: Live,
    touched: set[Path] | None,
    built: Callable[[BuildResult], None],
) -> None:
    """Build, and tell the browsers; whatever goes wrong becomes a finding."""
    try:
        result = builder.build(touched)
    except SiteError as error:
        result = failure(builder, error)
    except Exception as error:
        traceback.print_exc()
        result = BuildResult(diagnostics=(failed(builder.config_file.name, error),), refused=True)
    built(result)
    live.tell(
        reload=bool(result.written or result.removed),
        findings=banner(result.diagnostics, builder.language),
    )


def failure(builder: Builder, error: SiteError) -> BuildResult:
    """Return a refused build that says why the site could not be made (`SITE007`)."""
    place = Location(builder.config_file.name)
    finding = Diagnostic("SITE007", Severity.ERROR, place, error.text)
    return BuildResult(diagnostics=(finding,), refused=True)


def _prepare(builder: Builder) -> None:
    """Use the pause to make the next build quick; what fails here, it will report."""
    try:
        builder.prepare()
    except (SiteError, OSError):
        return


def _changes(builder: Builder, stop: threading.Event) -> Iterator[set[Path]]:
    """Every set of files that have changed together below the handbook, or outside of it.

    Single files are looked at now and then: many editors replace a file, which ends a watch.
    """
    known = _states(builder.watched_files())
    while not stop.is_set():
        folders = [one for one in builder.watched_folders() if one.is_dir()]
        if not folders:
            stop.wait(_POLL / 1000)
        for changes in (
            watch(
                *folders,
                watch_filter=DefaultFilter(),
                debounce=400,
                step=_QUIET,
                stop_event=stop,
                rust_timeout=_POLL,
                yield_on_timeout=True,
            )
            if folders
            else [set()]
        ):
            touched = {Path(name) for _, name in changes}
            now = _states(builder.watched_files())
            touched |= {path for path, state in now.items() if known.get(path) != state}
            known = now
            if touched:
                yield touched
            if folders != [one for one in builder.watched_folders() if one.is_dir()]:
                break


def _states(files: list[Path]) -> dict[Path, tuple[int, int]]:
    states: dict[Path, tuple[int, int]] = {}
    for file in files:
        try:
            state = file.stat()
        except OSError:
            states[file] = (0, 0)
        else:
            states[file] = (state.st_size, state.st_mtime_ns)
    return states
