"""Giving an entity, a part of one or an organization another id, everywhere it is named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from deskbook.authoring.address import Address
from deskbook.authoring.lists import add_former_id
from deskbook.authoring.mentions import Mention, mentions
from deskbook.authoring.names import check_free, check_part_free
from deskbook.authoring.obstacles import check_readable
from deskbook.authoring.pages import Authored, repathed
from deskbook.authoring.plan import Plan, together
from deskbook.authoring.raw import Raw, reworded
from deskbook.authoring.references import check_clear, meaning, worded
from deskbook.authoring.steps import steps
from deskbook.editing.edits import Edit
from deskbook.model import KINDS, Handbook, Key
from deskbook.rules.lookup import Path
from deskbook.sources import SourceFile


def rename(
    handbook: Handbook,
    files: Iterable[SourceFile],
    what: Address,
    new: str,
    authored: Authored,
    inside: Iterable[str] = (),
) -> Plan:
    """Return the changes that give `what` the id `new` and keep all that leads to it.

    `files` are all that were read. Where an organization is renamed, `inside` are the paths of
    all files in its folder.

    Raises:
        Refusal: the id may not be used, or a reference cannot be changed with certainty.
    """
    if what.part:
        check_part_free(handbook, what, new)
        check_readable(handbook, files, what.key)
        return _part_renamed(handbook, what, new, authored)
    check_free(handbook, what, new)
    check_readable(handbook, files, what.key)
    return _Renaming(handbook, what.key, new, authored, tuple(inside)).plan()


class _Renaming:
    """The renaming of one entity, or of an organization and all that is in it."""

    def __init__(
        self, handbook: Handbook, old: Key, new: str, authored: Authored, inside: tuple[str, ...]
    ) -> None:
        self.handbook = handbook
        self.old = old
        self.new = new
        self.authored = authored
        self.inside = inside

    def plan(self) -> Plan:
        """Return all changes."""
        edits = [*self._own(), *self._others()]
        return Plan(together(edits), self._moves())

    def moved(self, key: Key) -> Key:
        """Return the key an entity will have."""
        if self.old.kind == "organization":
            if key == self.old:
                return Key(self.new, "organization", self.new)
            home = self._home(key.organization)
            return Key(home, key.kind, key.id)
        return Key(key.organization, key.kind, self.new) if key == self.old else key

    def _home(self, organization: str) -> str:
        whole = self.old.kind == "organization" and organization == self.old.id
        return self.new if whole else organization

    def _declared(self, key: Key) -> bool:
        if self.old.kind != "organization":
            if key == self.old:
                return False
            return key == self.moved(self.old) or self.handbook.declared(key)
        if key.organization == self.old.id:
            return False
        if key.organization == self.new:
            identifier = self.old.id if key.kind == "organization" else key.id
            return self.handbook.declared(Key(self.old.id, key.kind, identifier))
        return self.handbook.declared(key)

    def _own(self) -> Iterator[Edit]:
        """Yield the edits of the entity's own entry: its id and its former ids."""
        file, owner = self.handbook.declarations[self.old][0]
        raw = Raw(file.path, file.text)
        data = self.handbook.data(self.old)
        if "id" in data:
            place = file.location((*owner, "id"))
            yield Edit(place, reworded(raw.at(place), self.old.id, self.new))
        known = data.get("former_ids")
        listed = known if isinstance(known, list) else []
        if self.new in listed:
            # It gets back an id it had before.
            place = file.location((*owner, "former_ids", listed.index(self.new)))
            yield Edit(place, reworded(raw.at(place), self.new, self.old.id))
        elif self.old.id not in listed:
            yield add_former_id(raw, file, owner, data, self.old.id)

    def _others(self) -> Iterator[Edit]:
        """Yield the edits of everything that names the entity."""
        raws: dict[str, Raw] = {}
        for one in mentions(self.handbook, (self.old.id, self.new), self.authored):
            edit = self._edit(one, raws)
            if edit is not None:
                yield edit

    def _edit(self, mention: Mention, raws: dict[str, Raw]) -> Edit | None:
        if not mention.targets:
            return None
        wanted = tuple(map(self.moved, mention.targets))
        home = self._home(mention.home)
        if mention.form == "setting":
            words = wanted[0].id
        elif mention.form == "test":
            words = str(wanted[0])
        elif mention.form == "path":
            folder = self.authored.folder(mention.location.path)
            words = repathed(mention.text, folder, self.old, self.new)
        elif meaning(mention, mention.text, home, self._declared) == wanted:
            return None
        elif len(wanted) > 1 and wanted == mention.targets:
            return None  # it was unclear before and means nothing that changes
        else:
            check_clear(self.handbook, mention)
            words = worded(mention, wanted[0], mention.part, home, self._declared)
        if words == mention.text:
            return None
        path = mention.location.path
        if path not in raws:
            raws[path] = text_of(self.handbook, path, self.authored)
        return edit_of(raws[path], mention, words)

    def _moves(self) -> dict[str, str]:
        """Return the files that move, by their old path."""
        folder = self.handbook.directory
        if self.old.kind == "organization":
            before, after = f"{folder}/{self.old.id}/", f"{folder}/{self.new}/"
            return {path: after + path.removeprefix(before) for path in self.inside}
        if KINDS[self.old.kind].items:
            return {}
        path = PurePosixPath(self.handbook.declarations[self.old][0][0].path)
        return {str(path): str(path.with_name(self.new + path.suffix))}


def _part_renamed(handbook: Handbook, what: Address, new: str, authored: Authored) -> Plan:
    key, old = what.key, what.part
    file, owner = handbook.declarations[key][0]
    raw = Raw(file.path, file.text)
    edits: list[Edit] = []
    own: list[Path] = [handbook.parts(key)[old]]
    own += steps(key.kind, handbook.data(key), old)
    for path in own:
        place = file.location((*owner, *path))
        edits.append(Edit(place, reworded(raw.at(place), old, new)))
    for one in mentions(handbook, (f"#{old}",), authored):
        if one.part != old or key not in one.targets:
            continue
        check_clear(handbook, one)
        words = one.text.partition("#")[0] + f"#{new}"
        edits.append(edit_of(text_of(handbook, one.location.path, authored), one, words))
    return Plan(together(edits))


def text_of(handbook: Handbook, path: str, authored: Authored) -> Raw:
    """Return the text of a source or of an authored page."""
    unit = handbook.units.get(path)
    return Raw(path, unit.file.text if unit else authored.texts[path])


def edit_of(raw: Raw, mention: Mention, words: str) -> Edit:
    """Return the edit that makes a mention read as `words`."""
    if mention.form in ("reference", "setting", "test"):
        return Edit(mention.location, reworded(raw.at(mention.location), mention.text, words))
    return Edit(mention.location, words)
