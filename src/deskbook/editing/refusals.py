"""Why sources were not written."""

from __future__ import annotations

from deskbook.messages import Text, text

_REASONS: dict[str, tuple[str, str]] = {
    "changed": (
        "“{path}”在读取之后又被改过，没有改动任何文件。请再运行一次。",
        "“{path}” has changed since it was read; no file was changed. Run the command again.",
    ),
    "exists": (
        "“{path}”已经存在，没有改动任何文件。请换一个名字，或先处理已有的文件。",
        "“{path}” exists already; no file was changed. Choose another name, or see to that file"
        " first.",
    ),
    "read-only": (
        "“{path}”不允许写入，没有改动任何文件。请取消它的“只读”属性，或请管理员给你权限。",
        "“{path}” may not be written; no file was changed. Make it writable or ask for access.",
    ),
    "link": (
        "“{path}”是链接，不会通过链接改动文件。请直接修改链接所指的文件。",
        "“{path}” is a link or lies behind one, and nothing is written through links. Change the"
        " file it points to.",
    ),
    "no-file": (
        "“{path}”不是普通文件，没有改动任何文件。",
        "“{path}” is no ordinary file; no file was changed.",
    ),
    "outside": (
        "“{path}”不在这份手册里，没有改动任何文件。",
        "“{path}” is no place in this project; no file was changed.",
    ),
    "full": (
        "磁盘已满，写不下“{path}”，所有文件都保持原样。请先腾出空间。",
        "The disk is full, so “{path}” cannot be written; all files are as they were. Make room"
        " first.",
    ),
    "failed": (
        "无法写入“{path}”：{reason}。请检查权限和磁盘；所有文件都保持原样。",
        "“{path}” cannot be written: {reason}. Check permissions and the disk; all files are as"
        " they were.",
    ),
    "busy": (
        "另一个程序正在修改这份手册。请等它完成后再试。",
        "Another command is changing this handbook. Try again when it has finished.",
    ),
}


class TransactionError(Exception):
    """Nothing was written; `text` says why and what to do."""

    def __init__(self, message: Text) -> None:
        super().__init__(message.render("en"))
        self.text = message


def refused(kind: str, path: str, reason: Text | str = "") -> TransactionError:
    """Return the error of a kind (see `_REASONS`) about the file at `path`."""
    zh, en = _REASONS[kind]
    return TransactionError(text(zh, en, path=path, reason=reason))
