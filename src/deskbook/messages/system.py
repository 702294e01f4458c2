"""Why the system refused to read or write something, in both languages."""

from __future__ import annotations

import errno

from deskbook.messages.text import Text

_REASONS = {
    "ENOENT": Text("没有这个文件或文件夹", "there is no such file or folder"),
    "EACCES": Text("没有权限", "permission denied"),
    "EPERM": Text("没有权限", "permission denied"),
    "EISDIR": Text("这是文件夹，不是文件", "it is a folder, not a file"),
    "ENOTDIR": Text("路径中有一段不是文件夹", "a part of the path is no folder"),
    "EEXIST": Text("已经存在", "it exists already"),
    "ENOTEMPTY": Text("文件夹不是空的", "the folder is not empty"),
    "ENOSPC": Text("磁盘已满", "the disk is full"),
    "EDQUOT": Text("超出了磁盘配额", "the disk quota is exceeded"),
    "EROFS": Text("磁盘是只读的", "the disk is read-only"),
    "EIO": Text("磁盘读写出错", "the disk cannot be read or written"),
    "ENAMETOOLONG": Text("名称太长", "the name is too long"),
    "ELOOP": Text("链接绕成了圈", "the links go in a circle"),
    "EMFILE": Text("打开的文件太多", "too many files are open"),
    "ENFILE": Text("打开的文件太多", "too many files are open"),
    "EBUSY": Text("正被别的程序占用", "another program is using it"),
    "ETXTBSY": Text("正被别的程序占用", "another program is using it"),
    "EADDRINUSE": Text("端口已被占用", "the port is in use"),
}


def reason(error: OSError) -> Text:
    """Return why an operation failed; in the words of the system where there are no others."""
    known = _REASONS.get(errno.errorcode.get(error.errno or 0, ""))
    words = " ".join((error.strerror or str(error)).split())
    return known or Text(words, words)
