"""Finding what a page would load from another server; the site must work without any."""

from __future__ import annotations

import re
from collections.abc import Iterable

from deskbook.diagnostics import Diagnostic, Location, Severity
from deskbook.messages import text

_LOADED = re.compile(
    r"<(?:script|img|iframe|source|video|audio|embed|track|input)\b[^>]*?"
    r"\bsrc=[\"']?((?:https?:)?//[^\"' >]+)"
    r"|<link\b(?![^>]*\brel=[\"']?(?:canonical|alternate|prev|next|author|license))[^>]*?"
    r"\bhref=[\"']?((?:https?:)?//[^\"' >]+)",
    re.IGNORECASE,
)
_DIAGRAM = re.compile(r'<(?:pre|div) class="mermaid"')
_DIAGRAM_HOST = "unpkg.com/mermaid"


def loaded_from_elsewhere(html: str, site_url: str = "") -> tuple[str, ...]:
    """The addresses on other servers that a browser loads when it shows `html`."""
    found = [first or second for first, second in _LOADED.findall(html)]
    if _DIAGRAM.search(html):
        found.append(_DIAGRAM_HOST)
    return tuple(sorted({one for one in found if not (site_url and one.startswith(site_url))}))


def report(places: Iterable[tuple[str, str]]) -> list[Diagnostic]:
    """One warning (`SITE006`) for each of `places`: a file and an address it loads."""
    return [
        Diagnostic(
            "SITE006",
            Severity.WARNING,
            Location(path),
            text(
                zh="网页会从别的网站加载“{address}”，断网或内网环境下将无法显示。",
                en='Pages load "{address}" from another server; offline it will be missing.',
                address=address,
            ),
            hint=text(
                zh="请把文件放进手册文件夹，用相对路径引用。",
                en="Put the file into the handbook folder and refer to it by a relative path.",
            ),
        )
        for path, address in sorted(set(places))
    ]
