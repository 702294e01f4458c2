"""Why a file cannot be read as the queue that the agent desk exports."""

from __future__ import annotations

import json
import re

from deskbook.messages import Text, text

_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_WORDS = ("true", "false", "null", "-")


def refusal(name: str, content: bytes, error: Exception) -> Text:
    """Return what is wrong with the file `name`, whose reading ended with `error`, and what to
    do: it is cut off, in another encoding, or something else altogether."""
    if _cut_off(content, error):
        return text(
            zh="“{name}”不完整，后面缺了一截。请在坐席工作台里重新导出，或者重新复制这个文件。",
            en='"{name}" is cut off before its end. Export it again at the agent desk, or copy the'
            " file again.",
            name=name,
        )
    if isinstance(error, UnicodeDecodeError) and _is_text(content):
        return text(
            zh="“{name}”不是 UTF-8 编码，可能用表格软件另存过。请在坐席工作台里重新导出，"
            "或者另存为“CSV UTF-8”。",
            en='"{name}" is not UTF-8; a spreadsheet may have saved it. Export it again at the'
            ' agent desk, or save it as "CSV UTF-8".',
            name=name,
        )
    return text(
        zh="“{name}”不是坐席工作台导出的记录。请在工作台里重新导出 JSON 或 CSV。",
        en='"{name}" is no queue exported by the agent desk. Export it again as JSON or CSV.',
        name=name,
    )


def _cut_off(content: bytes, error: Exception) -> bool:
    """Whether reading ended only because the file does."""
    if isinstance(error, UnicodeDecodeError):
        return error.reason == "unexpected end of data" and not _BINARY.search(content)
    if not isinstance(error, json.JSONDecodeError):
        return False
    rest = error.doc[error.pos :].strip()
    return (
        not rest
        or error.msg.startswith("Unterminated string")
        or any(word.startswith(rest) for word in _WORDS)
        or (error.msg.startswith("Invalid \\u") and len(rest) < len("\\u0000"))
    )


def _is_text(content: bytes) -> bool:
    """Whether it is text in the usual Chinese encoding, or in UTF-16."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return True
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return False
    return not _BINARY.search(content)
