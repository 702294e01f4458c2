"""Every page of a handbook as an HTML fragment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from deskbook.diagnostics import Diagnostic
from deskbook.model import KINDS, Handbook, Key
from deskbook.pages import reports
from deskbook.pages.breadcrumbs import breadcrumbs
from deskbook.pages.dependencies import Dependency
from deskbook.pages.environment import template
from deskbook.pages.page import Page
from deskbook.pages.registry import BUILDERS
from deskbook.pages.urls import HOME, Urls
from deskbook.pages.view import Drawer, View
from deskbook.pages.writer import Writer

# Control characters that HTML forbids; tab and line feed stay.
_FORBIDDEN = bytes((*range(9), 11, 12, 13, *range(14, 32), 127))


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page, its address and everything it rests on."""

    key: Key
    page: Page
    dependencies: frozenset[Dependency]


@dataclass(frozen=True, slots=True)
class Options:
    """How pages are rendered.

    `language` is the interface's ("zh" or "en"; the handbook's own when empty). `charts` draws
    charts; `findings` are what the quality page shows. `edit` is the address of the sources in a
    repository, to which a source path is appended; "" for no edit links. `places` gives the paths
    of the desk and the training material ("desk", "training") where the site has them.
    """

    urls: Urls = field(default_factory=Urls)
    language: str = ""
    charts: Drawer | None = None
    findings: Sequence[Diagnostic] = ()
    edit: str = ""
    places: Mapping[str, str] = field(default_factory=dict)


def addresses(handbook: Handbook) -> tuple[Key, ...]:
    """Return the address of every page the handbook has: those of the whole handbook, the
    organizations, then the lists and entries of each."""
    view = View(handbook, Urls(), handbook.settings.language)
    found = list(reports.of_handbook(view))
    found.extend(one.key for one in handbook.organizations)
    for organization in _organization_ids(handbook):
        found.extend(reports.of_organization(view, organization))
        for kind in KINDS.values():
            entities = handbook.of(kind.name, organization)
            if not entities or not kind.paged or kind.name == "organization":
                continue
            found.append(Key(organization, "listing", kind.name))
            found.extend(entity.key for entity in entities)
    return tuple(found)


def _organization_ids(handbook: Handbook) -> Iterator[str]:
    """Yield the organizations, then the folders whose organization.yml is missing or unusable:
    what is in them can still be read."""
    known = [one.id for one in handbook.organizations]
    yield from known
    folders = {key.organization for key in handbook.entities} - {"", *known}
    yield from sorted(folders)


def render_all(handbook: Handbook, options: Options = Options()) -> Iterator[Rendered]:
    """Yield every page of the handbook."""
    for key in addresses(handbook):
        yield render_one(handbook, key, options)


def render_one(handbook: Handbook, key: Key, options: Options = Options()) -> Rendered:
    """Return the page at an address (one of `addresses`)."""
    content = handbook.settings.language
    language = options.language or content
    view = View(handbook, options.urls, language, options.charts, options.findings, options.places)
    entity = view.get(key) if key.kind in KINDS else None
    path = options.urls.path(key)
    writer = Writer(view, key, path, entity)
    builder = BUILDERS[key.kind]
    values: dict[str, Any] = {
        "w": writer,
        "e": entity,
        "crumbs": breadcrumbs(writer),
        "edit": options.edit,
        "desk": _desk(writer),
        "title": (entity.name or entity.id) if entity else "",
        "description": writer.plain(entity.summary)[:200] if entity else "",
        **builder.build(writer),
    }
    page = Page(
        path=path,
        title=values["title"],
        html=_clean(template(builder.template, language, content).render(values)),
        toc=writer.toc,
        source=entity.path if entity else None,
        description=values["description"],
        section=key.organization,
    )
    return Rendered(key, page, view.dependencies)


def _desk(writer: Writer) -> str:
    """Return the address of the desk, where it shows the page's own entry if that is an answer;
    "" on the home page, which has a door to it, and where there is no desk."""
    path = writer.view.places.get("desk")
    if not path or writer.key == HOME:
        return ""
    answers = writer.key.kind in ("solution", "tree")
    return writer.to_path(path) + (f"?entry={quote(str(writer.key), '')}" if answers else "")


def _clean(html: str) -> str:
    """Return the page without characters that HTML or UTF-8 cannot hold."""
    return html.encode("utf-8", "replace").translate(None, _FORBIDDEN).decode()
