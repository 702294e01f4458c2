"""Which output paths are safe on every platform, and which of them would collide."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from deskbook.diagnostics import Diagnostic, Location, Severity
from deskbook.messages import Text, text

_RESERVED = frozenset(
    ["con", "prn", "aux", "nul"]
    + [f"{device}{number}" for device in ("com", "lpt") for number in range(1, 10)]
)
_FORBIDDEN = re.compile(r'[\\:*?"<>|\x00-\x1f]')


def problem(path: str) -> Text | None:
    """Say why `path` cannot be written everywhere, or None when it can."""
    if not path or path.startswith("/") or path.endswith("/"):
        return text(zh="路径要写成从网站文件夹开始的文件名", en="it is not a relative file path")
    if _FORBIDDEN.search(path):
        return text(
            zh='路径里有不能用的字符（\\ : * ? " < > |）',
            en='it holds a character that files cannot have everywhere (\\ : * ? " < > |)',
        )
    if not path.isascii() and not unicodedata.is_normalized("NFC", path):
        return text(
            zh="文字的编码形式不统一（应为 NFC）", en="its characters are not in the NFC form"
        )
    for part in path.split("/"):
        if part in ("", ".", ".."):
            return text(zh="路径里有空的一段、“.”或“..”", en='it has an empty part, "." or ".."')
        if part.endswith((".", " ")):
            return text(
                zh="“{part}”以点或空格结尾", en='"{part}" ends with a dot or a space', part=part
            )
        if part.partition(".")[0].lower() in _RESERVED:
            return text(
                zh="“{part}”是 Windows 保留的名字", en='"{part}" is a reserved name', part=part
            )
    return None


def unsafe(paths: Iterable[str], origin: str) -> list[Diagnostic]:
    """Report every path that cannot be written everywhere (`SITE004`, errors)."""
    return [
        Diagnostic(
            "SITE004",
            Severity.ERROR,
            Location(origin),
            text(
                zh="网页文件“{path}”不能这样命名：{why}。",
                en='The site file "{path}" cannot be written: {why}.',
                path=path,
                why=why,
            ),
        )
        for path in paths
        if (why := problem(path)) is not None
    ]


def collisions(paths: Iterable[str], origin: str) -> list[Diagnostic]:
    """Report paths that are one file where upper and lower case are the same (`SITE005`)."""
    seen: dict[str, str] = {}
    found: list[Diagnostic] = []
    for path in sorted(paths):
        first = seen.setdefault(path.casefold(), path)
        if first != path:
            found.append(
                Diagnostic(
                    "SITE005",
                    Severity.ERROR,
                    Location(origin),
                    text(
                        zh="网页文件“{first}”和“{second}”只有大小写不同，在部分电脑上会互相覆盖。",
                        en='The site files "{first}" and "{second}" differ only in upper and '
                        "lower case; on some computers one would replace the other.",
                        first=first,
                        second=path,
                    ),
                    hint=text(zh="请改其中一个的名字。", en="Rename one of them."),
                )
            )
    return found
