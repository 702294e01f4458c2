"""What a rendered page is, before it is stamped into the theme's shell."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of a page's table of contents; `id` is an anchor that exists in the page."""

    id: str
    title: str
    children: tuple[Heading, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A finished page.

    `path` is where it is written below the site folder, forward slashes, such as
    `after-sales-department/roles/after-sales-manager.html`. `html` is the content fragment
    (breadcrumbs and `<h1>` included); its links are already relative to `path`. `source` is the
    file to edit, relative to the project folder, or None. `section` is the organization id, or
    "" for pages of the whole handbook.
    """

    path: str
    title: str
    html: str
    toc: tuple[Heading, ...] = ()
    source: str | None = None
    description: str = ""
    section: str = ""
