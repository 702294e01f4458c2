"""Files in other encodings and files that are no text are recognised and named."""

from __future__ import annotations

import io
import zipfile

import pytest

from deskbook.diagnostics import Location
from deskbook.sources import parse

CHINESE = "name: 客户主管\nsummary: 负责处理投诉，及时回访客户。\n"


@pytest.mark.parametrize(
    ("encoding", "mark", "name"),
    [
        ("gb18030", b"", "GBK"),
        ("gbk", b"", "GBK"),
        ("utf-16-le", b"\xff\xfe", "UTF-16 LE"),
        ("utf-16-be", b"\xfe\xff", "UTF-16 BE"),
        ("utf-16-le", b"", "UTF-16 LE"),
        ("utf-16-be", b"", "UTF-16 BE"),
    ],
)
def test_other_encodings_are_named_with_the_way_out(encoding: str, mark: bytes, name: str) -> None:
    source, (finding,) = parse("h/a.yml", mark + CHINESE.encode(encoding))
    assert not source.readable
    assert source.data is None
    assert (finding.code, finding.location) == ("FILE001", Location("h/a.yml"))
    assert finding.hint is not None
    for language in ("zh", "en"):
        assert name in finding.message.render(language)
        assert "UTF-8" in finding.hint.render(language)


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("a: 客服\nb: 主".encode() + b"\xff" + "管\n".encode(), (2, 5)),
        ("a: 客服\r\n".encode() + "主管".encode()[:-1] + b"\n", (2, 2)),
        (b"\xef\xbb\xbfa: \x80\n", (1, 4)),
        (b"a: num\xe9ro\nb: caf\xe9\n", (1, 7)),
        ("a: 客服主管投诉处理".encode() + "回访".encode("gbk") + b"\n", (1, 12)),
    ],
)
def test_damaged_utf8_is_shown_at_its_first_bad_byte(
    content: bytes, place: tuple[int, int]
) -> None:
    _, (finding,) = parse("h/a.yml", content)
    assert finding.code == "FILE001"
    assert (finding.location.line, finding.location.column) == place
    assert finding.location.end_column == place[1] + 1


def archive(member: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as opened:
        opened.writestr(member, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"GIF89a\x01", "GIF"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8", "WebP"),
        (b"%PDF-1.7\n", "PDF"),
        (archive("word/document.xml"), "Word"),
        (archive("xl/workbook.xml"), "Excel"),
        (archive("ppt/presentation.xml"), "PowerPoint"),
        (archive("a.txt"), "ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "Word"),
        (b"{\\rtf1 x}", "RTF"),
        (b"a: 1\x00\nb: 2\n", ""),
        (bytes(range(256)), ""),
        (b"\x00", ""),
    ],
)
def test_what_is_no_text_is_named(content: bytes, name: str) -> None:
    source, (finding,) = parse("h/a.yml", content)
    assert not source.readable
    assert finding.code == "FILE003"
    for language in ("zh", "en"):
        assert name in finding.message.render(language)
