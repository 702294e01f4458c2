"""The files of search and desk for the site, re-made only as far as an edit needs."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import msgspec

from deskbook.desk import authored
from deskbook.desk.files import files
from deskbook.desk.made import Made, Pages, make_all
from deskbook.desk.opening import texts as authored_texts
from deskbook.desk.unpublished import LeftOut
from deskbook.diagnostics import Diagnostic
from deskbook.model import Handbook, Key
from deskbook.pages import Urls
from deskbook.pages.dependencies import Dependency
from deskbook.search.files import FOLDER, INDEX
from deskbook.search.pack import Known, Memory
from deskbook.search.terms import Averages
from deskbook.site import proof
from deskbook.site.scripts import rests_on


@dataclass(frozen=True, slots=True)
class Change:
    """What has changed in the sources: everything between the states `since` and `now`, which are
    digests. `names` are the dependencies that differ."""

    since: str
    now: str
    names: frozenset[Dependency] = frozenset()


@dataclass(frozen=True, slots=True)
class _Stored:
    """What was made last: by which program, from which sources and authored pages."""

    maker: str
    sources: str
    authored: str
    files: tuple[tuple[str, bytes], ...]
    rest: bytes
    findings: tuple[Diagnostic, ...] | None


_STORED = msgspec.msgpack.Decoder(_Stored)


@dataclass(frozen=True, slots=True)
class _Rest:
    """What a later run goes on from."""

    made: tuple[tuple[Key, Made], ...]
    averages: Averages | None
    known: tuple[Known, ...]


_REST = msgspec.msgpack.Decoder(_Rest)


class SearchFiles:
    """Provides the files of search and desk. `docs` holds the authored pages, some of which are
    `left_out` of the site; `store` is where results are kept between runs (None: nowhere), for
    the program `maker`.

    With `prove`, the index has to pass the search tests of the handbook, as on the day `today`
    ("" judges no dates); `findings` says what is wrong.
    """

    def __init__(
        self,
        docs: Path,
        left_out: LeftOut,
        urls: Urls,
        store: Path | None,
        maker: str,
        *,
        prove: bool,
        today: str,
        repository: str = "",
    ) -> None:
        self._left_out = left_out
        self._docs, self._urls, self._store, self._maker = docs, urls, store, maker
        self._prove, self._today = prove, today
        self._repository = repository
        self.findings: tuple[Diagnostic, ...] = ()
        self._known: dict[Key, Made] = {}
        self._sources = ""
        self._authored = ""
        self._files: dict[str, bytes] = {}
        self._memory = Memory()
        self._texts: dict[str, tuple[str, Made]] = {}
        self._kept = self._load()
        self._saved = False

    def refresh(
        self, change: Change, handbook: Callable[[], Handbook], pages: Pages
    ) -> Mapping[str, bytes]:
        """Return the files for the state `change.now` of the sources, by their path. `handbook`
        and `pages` are only asked where something has to be made anew."""
        texts = dict(authored_texts(self._docs, self._left_out))
        digest = _digest(texts)
        if self._sources == change.now and self._authored == digest:
            return self._files
        kept = self._kept
        same = kept is not None and (kept.sources, kept.authored) == (change.now, digest)
        if kept and same and (kept.findings is not None or not self._prove):
            self.findings = (kept.findings or ()) if self._prove else ()
            self._sources, self._authored = change.now, digest
            self._files = dict(kept.files)
            return self._files
        known = self._made_at(change)
        loaded = handbook()
        self._known = dict(make_all(loaded, self._urls, pages, known, change.names))
        written = [self._page(path, text) for path, text in texts.items()]
        self._files = files(
            loaded,
            [*self._known.values(), *written],
            self._memory,
            self._files,
            self._repository,
            rests_on("desk.js"),
        )
        self._sources, self._authored = change.now, digest
        if self._prove:
            index = next(
                one for path, one in self._files.items() if path.startswith(FOLDER + INDEX)
            )
            self.findings = proof.findings(loaded, index, self._today)
        self._kept = None
        if not self._saved:
            self._save()
        return self._files

    def _made_at(self, change: Change) -> Mapping[Key, Made]:
        """Return what was made for the state that the change begins at."""
        if self._known and self._sources == change.since:
            return self._known
        if self._kept and self._kept.sources == change.since:
            rest = _REST.decode(self._kept.rest)
            listed = [one.entry for _, one in rest.made]
            self._memory = Memory(rest.averages, dict(zip(listed, rest.known, strict=True)))
            self._files = dict(self._kept.files)
            return dict(rest.made)
        return {}

    def _page(self, path: str, text: str) -> Made:
        known = self._texts.get(path)
        if known is None or known[0] != text:
            known = self._texts[path] = (
                text,
                authored.made(path, text, self._urls.directory_urls),
            )
        return known[1]

    def _load(self) -> _Stored | None:
        if self._store is None:
            return None
        try:
            stored = _STORED.decode(self._store.read_bytes())
        except (OSError, msgspec.MsgspecError):
            return None
        return stored if stored.maker == self._maker else None

    def _save(self) -> None:
        """Keep what was made, whole or not at all; a disk that refuses is no trouble."""
        self._saved = True
        if self._store is None:
            return
        memory, found = self._memory, self.findings if self._prove else None
        listed = [one.entry for one in self._known.values()]
        rest = msgspec.msgpack.encode(
            _Rest(
                tuple(self._known.items()),
                memory.averages,
                tuple(memory.known[entry] for entry in listed),
            )
        )
        stored = _Stored(
            self._maker, self._sources, self._authored, tuple(self._files.items()), rest, found
        )
        temporary = self._store.with_name(f"{self._store.name}.{os.getpid()}.tmp")
        try:
            self._store.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(msgspec.msgpack.encode(stored))
            temporary.replace(self._store)
        except OSError:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


def _digest(texts: Mapping[str, str]) -> str:
    digest = blake2b(digest_size=16)
    for path, text in texts.items():
        digest.update(f"{path}\0{text}\0".encode("utf-8", "replace"))
    return digest.hexdigest()
