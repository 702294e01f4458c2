"""Where every page lives below the site folder, and how one page links to another."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from deskbook.model import KINDS, Key

HOME = Key("", "home", "")
GLOSSARY = Key("", "glossary", "")
QUALITY = Key("", "quality", "")
HEADCOUNT = Key("", "headcount", "")
CALENDAR = Key("", "calendar", "")
COVERAGE = Key("", "coverage", "")

APPROVAL_MATRIX = "approval-matrix"
ROUTING = "routing"

REPORTS = ("headcount", APPROVAL_MATRIX, ROUTING, "calendar")
"""The pages an organization may have beside its entries, as kinds of addresses."""

# Folders of the site root that other parts of the site own: an organization of the same name gets
# a trailing underscore, which no id can have.
_RESERVED_ROOTS = frozenset(
    (
        "assets",
        "calendar",
        "coverage",
        "desk",
        "deskbook",
        "glossary",
        "headcount",
        "quality",
        "search",
        "training",
    )
)


@dataclass(frozen=True, slots=True)
class Urls:
    """The paths of pages. `directory_urls` gives every page a folder of its own
    (`roles/manager/index.html`) instead of a file (`roles/manager.html`)."""

    directory_urls: bool = False

    def path(self, key: Key) -> str:
        """Return the path of a page below the site folder; "" when the key has no page.

        `key` is an entity's key or the address of another page: `HOME` and the
        like, `Key(organization, report, "")` with one of `REPORTS`, and
        `Key(organization, "listing", kind)`.
        """
        organization, kind, identifier = key
        if kind == "home":
            return "index.html"
        if not organization:
            return self._file("", kind if kind != "term" else "glossary")
        root = f"{organization}_" if organization in _RESERVED_ROOTS else organization
        if kind == "organization":
            return f"{root}/index.html"
        if kind in REPORTS:
            return self._file(f"{root}/", kind)
        if kind == "listing":
            return f"{root}/{KINDS[identifier].folder}/index.html"
        if kind == "term":
            return self._file("", "glossary")
        known = KINDS.get(kind)
        if known is None or not known.paged:
            return ""
        return self._file(f"{root}/{known.folder}/", identifier)

    def _file(self, folder: str, name: str) -> str:
        if self.directory_urls:
            return f"{folder}{name}/index.html"
        # An entity called "index" would take the place of the listing.
        return f"{folder}{name}_.html" if name == "index" else f"{folder}{name}.html"

    def anchor(self, key: Key) -> str:
        """Return the anchor of an entity that shares a page with others; "" for all others."""
        if key.kind != "term":
            return ""
        return f"{key.organization}.{key.id}" if key.organization else f"term.{key.id}"

    def relative(self, from_path: str, to_path: str) -> str:
        """Return the link from the page at `from_path` to the one at `to_path`.

        With directory addresses the trailing `index.html` is left out.
        """
        return _relative(from_path.rpartition("/")[0], to_path, self.directory_urls)


@lru_cache(maxsize=65536)
def _relative(folder: str, to_path: str, directory_urls: bool) -> str:
    origin = folder.split("/") if folder else []
    target = to_path.split("/")
    shared = 0
    while shared < len(origin) and shared < len(target) - 1 and origin[shared] == target[shared]:
        shared += 1
    steps = [".."] * (len(origin) - shared) + target[shared:]
    if directory_urls and steps[-1] == "index.html":
        steps[-1] = ""
        return "/".join(steps) or "./"
    return "/".join(steps)
