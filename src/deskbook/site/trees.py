"""The site folder: always whole, changed in one step, and written only where it differs.

Two trees share all files that are equal: the live one, which is the site, and a spare one in
the work folder. A build brings the spare up to date and lets the two change places.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from deskbook.messages import text
from deskbook.messages.system import reason
from deskbook.site import inplace
from deskbook.site.errors import ForeignFolderError, WriteError
from deskbook.site.exchange import exchange
from deskbook.site.files import remove, remove_tree, share, write_unseen
from deskbook.site.manifest import (
    EMPTY,
    MARK,
    Manifest,
    checked,
    differing,
    read_manifest,
    read_mark,
    state_of,
    token_of,
    write_manifest,
    write_mark,
)

Content = Callable[[str], bytes]


@dataclass(frozen=True, slots=True)
class Published:
    """What a publication changed in the site, as sorted paths."""

    written: tuple[str, ...]
    removed: tuple[str, ...]


class SiteTrees:
    """The site at `site` and its spare tree in `work`. Calls must hold the build lock.

    `work` must exist; it should lie on the same file system as the site.
    """

    def __init__(self, site: Path, work: Path) -> None:
        self.site = site.resolve()
        self.work = work
        self.spare = work / "site-spare"
        self.records = work / "generations"
        self._live: Manifest | None = None
        self._spare: Manifest | None = None
        self._lost = False

    def live(self) -> Mapping[str, bytes]:
        """The digests of the files that the site holds as we wrote them, by path.

        Raises `ForeignFolderError` when the site folder is somebody else's.
        """
        return self._load().digests

    def publish(self, target: Mapping[str, bytes], content: Content) -> Published:
        """Make the site hold exactly the files `target`, given with their digests.

        `content` is asked for the bytes of each file that is new or different. On failure
        `WriteError` is raised and the site stays as it was.
        """
        live = self._load()
        changed = differing(target, live.digests)
        removed = sorted(live.states.keys() - target.keys())
        if not changed and not removed and read_mark(self.site) is not None:
            return Published((), ())
        try:
            self._bring_up(live, dict(target), content)
            self._go_live(live)
        except OSError as error:
            self._spare = None
            raise _failure(error) from error
        return Published(tuple(changed), tuple(removed))

    def prepare(self) -> None:
        """Make the spare tree ready now, so that the next publication need not."""
        live = self._load()
        if live is EMPTY or self._load_spare() is not EMPTY:
            return
        try:
            self._bring_up(live, live.digests, _nothing_new)
        except OSError as error:
            self._spare = None
            raise _failure(error) from error

    def _load(self) -> Manifest:
        inplace.recover(self.site, self.spare, self.work, self.records)
        token = read_mark(self.site)
        if self._live is not None and token is not None and self._live.token == token:
            return self._live
        self._live, self._spare, self._lost = EMPTY, None, False
        if token is None:
            if self.site.exists() and not _empty(self.site):
                raise ForeignFolderError(
                    text(
                        zh="文件夹“{site}”里有不是 deskbook 生成的文件。为了不删掉它们，"
                        "没有生成网站。请把它们移走，或换一个 site_dir。",
                        en='The folder "{site}" holds files that deskbook did not write. To keep '
                        "them, nothing was built. Move them away or choose another site_dir.",
                        site=self.site,
                    )
                )
            return EMPTY
        record = read_manifest(self.records, token)
        self._lost = record is None
        if record is not None:
            self._live = checked(self.site, record)
            self._spare = self._still_good(record, self._live)
        return self._live

    def _still_good(self, record: Manifest, live: Manifest) -> Manifest | None:
        """The spare's record, without files that were changed in the live tree.

        Both trees may share such a file, so it is changed in the spare as well.
        """
        spare = self._load_spare()
        broken = record.digests.keys() - live.digests.keys()
        if not broken or spare is EMPTY:
            return None
        digests = {path: one for path, one in spare.digests.items() if path not in broken}
        return Manifest(token_of(spare, digests), digests, dict(spare.states), spare.foreign)

    def _load_spare(self) -> Manifest:
        if self._spare is None:
            token = read_mark(self.spare)
            record = read_manifest(self.records, token) if token else None
            self._spare = EMPTY if record is None else record
        return self._spare

    def _bring_up(self, live: Manifest, target: dict[str, bytes], content: Content) -> None:
        """Make the spare tree hold `target` and what others put into the live tree."""
        old = self._load_spare()
        self._spare = None
        if old is EMPTY:
            remove_tree(self.spare)
            self.spare.mkdir(parents=True)
        else:
            (self.spare / MARK).unlink(missing_ok=True)
        root, site = str(self.spare), str(self.site)
        states = dict(old.states)
        for path in old.states.keys() - target.keys():
            remove(root, path)
            del states[path]
        for path in differing(target, old.digests):
            if live.digests.get(path) == target[path]:
                share(f"{site}/{path}", f"{root}/{path}")
                states[path] = live.states[path]
            else:
                states[path] = state_of(write_unseen(root, path, content(path)))
        foreign = live.foreign - target.keys()
        for path in sorted(foreign):
            share(f"{site}/{path}", f"{root}/{path}")
        new = Manifest(token_of(old, target), target, states, foreign)
        self.records.mkdir(exist_ok=True)
        write_manifest(self.records, new, frozenset((read_mark(self.site) or "",)))
        write_mark(self.spare, new.token)
        self._spare = new

    def _go_live(self, live: Manifest) -> None:
        """Let the finished spare tree become the site."""
        new = self._load_spare()
        if not self.site.exists() or _empty(self.site):
            try:
                self.site.parent.mkdir(parents=True, exist_ok=True)
                if self.site.exists():
                    self.site.rmdir()
                self.spare.rename(self.site)
                self._live, self._spare = new, EMPTY
                return
            except OSError:
                # A mount point, or another file system than the work folder's.
                self.site.mkdir(exist_ok=True)
        if exchange(self.spare, self.site):
            self._live, self._spare = new, live
            if self._lost:
                self._set_aside()
            elif len(live.digests) < len(live.states):
                # Somebody has changed files of this tree: it is to be made anew.
                (self.spare / MARK).unlink()
                self._spare = EMPTY
        else:
            inplace.replace(self.site, self.spare, self.work, live, new)
            self._live = self._spare = new
        self._lost = False

    def _set_aside(self) -> None:
        """Keep a site whose record was lost: nobody knows which of its files are ours."""
        number = 1
        while (self.work / f"old-site-{number}").exists():
            number += 1
        self.spare.rename(self.work / f"old-site-{number}")
        self._spare = EMPTY


def _empty(folder: Path) -> bool:
    return folder.is_dir() and next(folder.iterdir(), None) is None


def _nothing_new(path: str) -> bytes:
    raise FileNotFoundError(errno.ENOENT, "changed while being copied", path)


def _failure(error: OSError) -> WriteError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return WriteError(
            text(
                zh="磁盘空间已满，网站没有更新；原来的网站没有受影响。请清理磁盘后再试。",
                en="The disk is full, so the site was not updated; the old one is untouched. "
                "Free some space and try again.",
            )
        )
    return WriteError(
        text(
            zh="文件“{path}”无法写入（{reason}），网站没有更新；原来的网站没有受影响。",
            en='The file "{path}" cannot be written ({reason}), so the site was not updated; '
            "the old one is untouched.",
            path=error.filename or "?",
            reason=reason(error),
        )
    )
