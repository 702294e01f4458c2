"""From bytes to text: recognises what is no UTF-8 and says what it is."""

from __future__ import annotations

import codecs
import re

from deskbook.diagnostics import Diagnostic, Location, Severity
from deskbook.messages import Text, text

_MAGIC: tuple[tuple[bytes, Text], ...] = (
    (b"\x89PNG\r\n\x1a\n", text("PNG 图片", "a PNG image")),
    (b"\xff\xd8\xff", text("JPEG 图片", "a JPEG image")),
    (b"GIF87a", text("GIF 图片", "a GIF image")),
    (b"GIF89a", text("GIF 图片", "a GIF image")),
    (b"%PDF-", text("PDF 文件", "a PDF file")),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        text("旧版 Word 或 Excel 文件", "an old Word or Excel file"),
    ),
    (b"{\\rtf", text("RTF 文档", "an RTF document")),
    (b"\x1f\x8b", text("gzip 压缩包", "a gzip archive")),
    (b"7z\xbc\xaf\x27\x1c", text("7z 压缩包", "a 7z archive")),
    (b"Rar!\x1a\x07", text("RAR 压缩包", "a RAR archive")),
)
_ZIP_CONTENTS: tuple[tuple[bytes, Text], ...] = (
    (b"word/", text("Word 文档（docx）", "a Word document (docx)")),
    (b"xl/", text("Excel 表格（xlsx）", "an Excel workbook (xlsx)")),
    (b"ppt/", text("PowerPoint 演示文稿（pptx）", "a PowerPoint presentation (pptx)")),
)
_UTF16 = (
    ("utf-16-le", codecs.BOM_UTF16_LE, "UTF-16 LE"),
    ("utf-16-be", codecs.BOM_UTF16_BE, "UTF-16 BE"),
)
_HOW_TO_CONVERT = text(
    "用记事本打开它，选“文件 → 另存为”，在“编码”一栏选“UTF-8”，再保存。",
    "Open it in an ordinary text editor, choose “Save as”, set the encoding to UTF-8, and save.",
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


def decode(path: str, content: bytes) -> str | Diagnostic:
    """Return the text in `content` without its byte order mark, or why there is none."""
    if kind := _binary_kind(content):
        return _binary(path, kind)
    if utf16 := _utf16_name(content):
        return _wrong_encoding(path, utf16)
    content = content.removeprefix(codecs.BOM_UTF8)
    if b"\x00" in content:
        return _binary(path, text("程序用的数据", "data for a program"))
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        if _is_gb18030(content):
            return _wrong_encoding(path, "GBK/GB18030")
        return _bad_byte(path, content, error.start)


def recoded(content: bytes) -> str | None:
    """Return the text of a file in another encoding that is known for certain, else None.

    For certain is what can be turned back into the very same bytes.
    """
    if _binary_kind(content):
        return None
    name = _utf16_name(content)
    codec = next((codec for codec, _, each in _UTF16 if each == name), None)
    if codec is None and b"\x00" not in content and not _is_utf8(content):
        codec = "gb18030" if _is_gb18030(content) else None
    try:
        text = content.decode(codec) if codec else None
    except UnicodeDecodeError:
        return None
    if text is None or codec is None or text.encode(codec) != content:
        return None
    return text.removeprefix("\ufeff")


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


def _binary_kind(content: bytes) -> Text | None:
    if content.startswith(b"PK\x03\x04"):
        for sign, name in _ZIP_CONTENTS:
            if sign in content:
                return name
        return text("ZIP 压缩包", "a ZIP archive")
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return text("WebP 图片", "a WebP image")
    for sign, name in _MAGIC:
        if content.startswith(sign):
            return name
    return None


def _utf16_name(content: bytes) -> str | None:
    for _, mark, name in _UTF16:
        if content.startswith(mark):
            return name
    if 0 not in content:
        return None
    for codec, _, name in _UTF16:
        # Without the mark: the line breaks, colons and spaces of any YAML text leave a zero
        # in every second byte, and only there.
        zeros = (content[0::2].count(0), content[1::2].count(0))
        used, unused = zeros if codec == "utf-16-be" else zeros[::-1]
        if used and not unused and len(content) % 2 == 0:
            try:
                decoded = content.decode(codec)
            except UnicodeDecodeError:
                continue
            if not _CONTROL.search(decoded):
                return name
    return None


def _is_gb18030(content: bytes) -> bool:
    """Tell a text in the usual Chinese encoding from a damaged UTF-8 or a western one."""
    try:
        decoded = content.decode("gb18030")
    except UnicodeDecodeError:
        return False
    lenient = content.decode("utf-8", errors="replace")
    if _CONTROL.search(decoded) or len(_HAN.findall(lenient)) > lenient.count("\ufffd"):
        return False
    foreign = _NOT_ASCII.findall(decoded)
    common = sum(1 for character in foreign if _is_common(character))
    # Western letters read as GBK give rare characters; real Chinese is mostly common ones.
    return common * 10 >= len(foreign) * 7


def _is_common(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _binary(path: str, kind: Text) -> Diagnostic:
    return Diagnostic(
        "FILE003",
        Severity.ERROR,
        Location(path),
        text(
            "这个文件不是文字，而是{kind}。",
            "This file is not text but {kind}.",
            kind=kind,
        ),
        text(
            "把它移出这个文件夹；手册内容要写在纯文本的 .yml 文件里。",
            "Move it out of this folder; the handbook is written in plain text .yml files.",
        ),
    )


def _wrong_encoding(path: str, name: str) -> Diagnostic:
    return Diagnostic(
        "FILE001",
        Severity.ERROR,
        Location(path),
        text(
            "这个文件的文字编码是 {name}，只能读取 UTF-8。",
            "This file is encoded as {name}; only UTF-8 can be read.",
            name=name,
        ),
        _HOW_TO_CONVERT,
    )


def _bad_byte(path: str, content: bytes, offset: int) -> Diagnostic:
    before = content[:offset].decode()
    lines = re.split(r"\r\n|\r|\n", before)
    line, column = len(lines), len(lines[-1]) + 1
    return Diagnostic(
        "FILE001",
        Severity.ERROR,
        Location(path, line, column, line, column + 1),
        text(
            "这里有一个不属于 UTF-8 文字的字节（0x{byte}），后面的内容读不出来。",
            "This byte (0x{byte}) is no part of a UTF-8 text; what follows cannot be read.",
            byte=f"{content[offset]:02X}",
        ),
        text(
            "改正这里的乱码，再用 UTF-8 编码保存（记事本：“文件 → 另存为”，“编码”选“UTF-8”）。",
            "Correct the garbled text here and save the file as UTF-8 "
            "(“Save as” in an ordinary editor, encoding UTF-8).",
        ),
    )
