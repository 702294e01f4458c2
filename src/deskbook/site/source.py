"""What the site is made from: the pages of one refresh, and who provides them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from deskbook.diagnostics import Diagnostic, Severity
from deskbook.pages.page import Page

ASSETS_FOLDER = "assets/deskbook/"


@dataclass(frozen=True, slots=True)
class Refresh:
    """Everything the site layer needs to know about the handbook at one moment.

    `pages` are complete and keyed by their path. `changed` names the paths whose page differs
    from the previous refresh of the same source, or is None when that is not known. A
    diagnostic of severity error makes a build refuse. `assets` are further files by output
    path. `link_targets` maps references such as `role:customer-supervisor`,
    `sales/role:customer-supervisor` and `sales/procedure:returns#p-check` to the path of a
    page, with an `#anchor` where they mean a part of it.

    `stylesheets` and `scripts` are the assets every page loads, in order (scripts as
    modules); None takes the `.css` and `.js` files lying directly in `assets/deskbook/`.

    `kept` are the pages a browser keeps before they are visited, to be read without a network.
    """

    pages: Mapping[str, Page]
    changed: frozenset[str] | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    assets: Mapping[str, bytes] = field(default_factory=dict)
    link_targets: Mapping[str, str] = field(default_factory=dict)
    stylesheets: tuple[str, ...] | None = None
    scripts: tuple[str, ...] | None = None
    kept: tuple[str, ...] = ()

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The findings that stop a build."""
        return tuple(one for one in self.diagnostics if one.severity is Severity.ERROR)

    def loaded(self, suffix: str) -> tuple[str, ...]:
        """The assets with `suffix` (".css" or ".js") that every page loads."""
        chosen = self.stylesheets if suffix == ".css" else self.scripts
        if chosen is not None:
            return chosen
        return tuple(
            path
            for path in sorted(self.assets)
            if path.endswith(suffix) and path.rpartition("/")[0] + "/" == ASSETS_FOLDER
        )


class PageSource(Protocol):
    """Provides the pages; asked again for every build, cheap when nothing has changed."""

    def refresh(self) -> Refresh:
        """Return the pages as the sources on disk now say."""
        ...


@dataclass(frozen=True, slots=True)
class Section:
    """An entry of the site's navigation: an organization and its index page."""

    id: str
    title: str
    path: str


def sections(pages: Mapping[str, Page]) -> tuple[Section, ...]:
    """The navigation entries of generated pages: every `<organization>/index.html`, in order."""
    return tuple(
        Section(path.partition("/")[0], page.title, path)
        for path, page in pages.items()
        if path.count("/") == 1 and path.endswith("/index.html") and page.section
    )
