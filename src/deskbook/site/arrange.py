"""Which generated pages take part, where authored pages have the same name."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Set

from deskbook.diagnostics import Diagnostic, Location, Severity
from deskbook.messages import text
from deskbook.pages.page import Page

HOME = "index.html"
OTHER_HOME = "home.html"


def arrange(
    pages: Mapping[str, Page], authored: Set[str], handbook: str
) -> tuple[Mapping[str, Page], list[Diagnostic]]:
    """Return the generated pages to write, by path, and a warning for each that gave way.

    `authored` are the output paths of everything the site builder writes. An authored home
    page moves the generated one to `home.html` (`SITE002`); any other generated page that an
    authored one hides is left out (`SITE003`).
    """
    hidden = sorted(pages.keys() & authored)
    if not hidden:
        return pages, []
    kept = {path: page for path, page in pages.items() if path not in authored}
    findings: list[Diagnostic] = []
    for path in hidden:
        if path == HOME and OTHER_HOME not in authored and OTHER_HOME not in pages:
            kept[OTHER_HOME] = dataclasses.replace(pages[path], path=OTHER_HOME)
            code = "SITE002"
            message = text(
                zh="手册文件夹里有自己写的首页，自动生成的首页改放在 {path}。",
                en="The handbook has a home page of its own; the generated one is at {path}.",
                path=OTHER_HOME,
            )
            hint = text(
                zh="请在自己写的首页里放一个到它的链接；想用自动生成的首页，就给自己写的改名。",
                en="Link to it from yours; to have the generated one, rename yours.",
            )
        else:
            code = "SITE003"
            message = text(
                zh="自己写的网页和自动生成的网页同名（{path}），只保留自己写的。",
                en="An authored page has the name of a generated one ({path}); "
                "only the authored one is published.",
                path=path,
            )
            hint = text(
                zh="请给自己写的文件改名，或移到别的文件夹。",
                en="Rename the authored file, or move it into another folder.",
            )
        findings.append(Diagnostic(code, Severity.WARNING, Location(handbook), message, hint))
    return kept, findings
