"""Links from authored Markdown pages to generated pages."""

from __future__ import annotations

import html
import posixpath
import re
from dataclasses import dataclass, field
from urllib.parse import unquote

from deskbook.diagnostics import Diagnostic, Location, Severity
from deskbook.messages import Text, text
from deskbook.model.kinds import KINDS
from deskbook.pages.page import Heading, Page
from deskbook.site.source import Refresh
from deskbook.site.urls import relative_url, url_of

SCHEME = "deskbook-link:"
"""Put before an address that is ours, so that the site builder does not look for a file."""

_REFERENCE = re.compile(
    rf"(?:(?P<organization>[^/:#]+)/)?(?P<entity>(?:{'|'.join(KINDS)}):[^#]+)(?:#(?P<part>.+))?"
)
_ANCHOR = re.compile(r'(<a\b[^>]*?\bhref=")([^"]+)("[^>]*>)(\s*</a>)?')
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|/|#|\\")


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads: a page's output path, an anchor or "", and a name for it."""

    path: str
    anchor: str
    label: str


@dataclass
class Links:
    """Resolves the links of authored pages and remembers which ones it met.

    `used` maps (link as written, folder of the page) to its target, None for a link that is
    ours and leads nowhere: what authored pages depend on.
    """

    refresh: Refresh
    handbook: str
    directory_urls: bool
    used: dict[tuple[str, str], Target | None] = field(default_factory=dict)
    findings: list[Diagnostic] = field(default_factory=list)

    def is_ours(self, link: str, folder: str) -> bool:
        """Whether `link` names an entity or, from a page in `folder`, a generated page."""
        if _REFERENCE.fullmatch(unquote(link)) or link.startswith(SCHEME):
            return True
        return self._page(link, folder) is not None

    def resolve(self, link: str, folder: str) -> Target | None:
        """Where `link` leads, or None when it leads nowhere."""
        link = unquote(link.removeprefix(SCHEME))
        reference = _REFERENCE.fullmatch(link)
        if reference is None:
            path, _, anchor = link.partition("#")
            page = self._page(path, folder)
            return self._target(page, anchor) if page is not None else None
        targets = self.refresh.link_targets
        organization = folder.partition("/")[0]
        names = [link] if reference["organization"] else [f"{organization}/{link}", link]
        for name in names:
            if (address := targets.get(name)) is not None:
                path, _, anchor = address.partition("#")
                page = self.refresh.pages.get(path)
                return self._target(page, anchor) if page else Target(path, anchor, link)
        return None

    def content(self, content: str, source: str, url: str, markdown: str) -> str:
        """The HTML of an authored page with its links to generated pages resolved.

        `source` is its path below the handbook folder, `url` its address, `markdown` the text
        of its file (for the place of a finding). Links that lead nowhere become plain text.
        """
        folder = posixpath.dirname(source)

        def replaced(match: re.Match[str]) -> str:
            before, address, after, empty = match.groups()
            link = html.unescape(address)
            if not (link.startswith(SCHEME) or _REFERENCE.fullmatch(unquote(link))):
                return match[0]
            link = link.removeprefix(SCHEME)
            target = self.used[link, folder] = self.resolve(link, folder)
            if target is None:
                self.findings.append(self._unknown(link, source, markdown))
                return f'<a class="deskbook-unknown" title="{html.escape(link)}">' + (
                    f"{html.escape(link)}</a>" if empty else ""
                )
            way = relative_url(url_of(target.path, self.directory_urls), url)
            anchor = "#" + target.anchor if target.anchor else ""
            label = html.escape(target.label) + "</a>" if empty else ""
            return f"{before}{html.escape(way + anchor)}{after}{label}"

        return _ANCHOR.sub(replaced, content)

    def _page(self, link: str, folder: str) -> Page | None:
        """The generated page that a path in an authored page means, by page or by source."""
        path = unquote(link).partition("#")[0].partition("?")[0]
        if not path or _ELSEWHERE.match(path):
            return None
        meant = posixpath.normpath(posixpath.join(folder, path))
        stem = re.sub(r"(?:^|/)index$", "", re.sub(r"\.(?:md|html)$", "", meant))
        candidates = [meant, f"{stem}.html", f"{stem}/index.html".lstrip("/")]
        for candidate in candidates:
            if (page := self.refresh.pages.get(candidate)) is not None:
                return page
        if meant.endswith((".yml", ".yaml")):
            source = posixpath.normpath(posixpath.join(self.handbook, meant))
            return next((p for p in self.refresh.pages.values() if p.source == source), None)
        return None

    def _target(self, page: Page, anchor: str) -> Target | None:
        if not anchor:
            return Target(page.path, "", page.title)
        label = _heading(page.toc, anchor)
        if label is None and f'id="{html.escape(anchor)}"' not in page.html:
            return None
        return Target(page.path, anchor, label or page.title)

    def _unknown(self, link: str, source: str, markdown: str) -> Diagnostic:
        place = posixpath.join(self.handbook, source)
        return Diagnostic(
            "SITE001",
            Severity.WARNING,
            _locate(link, place, markdown),
            text(
                zh="链接“{link}”指向的内容在手册里不存在。",
                en='The link "{link}" leads to nothing in the handbook.',
                link=link,
            ),
            hint=_HINT,
        )


_HINT: Text = text(
    zh="请核对编号和 # 后面的部分；正确的写法如 role:customer-supervisor。",
    en="Check the id and the part after the #; right is for example role:customer-supervisor.",
)


def _heading(toc: tuple[Heading, ...], anchor: str) -> str | None:
    for one in toc:
        if one.id == anchor:
            return one.title
        if (found := _heading(one.children, anchor)) is not None:
            return found
    return None


def _locate(link: str, path: str, markdown: str) -> Location:
    """The place of `link` in the text of the file; the file's beginning when it is not there."""
    at = markdown.find(f"({link}")
    at = at + 1 if at >= 0 else max(markdown.find(link), 0)
    line = markdown.count("\n", 0, at) + 1
    column = at - (markdown.rfind("\n", 0, at) + 1) + 1
    size = len(link) if markdown.startswith(link, at) else 0
    return Location(path, line, column, line, column + size)
