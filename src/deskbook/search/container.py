"""The files of search, byte for byte: named sections behind a header.

Before gzip, a file is the four letters `DKSX`, the version, the length of a JSON header, the
header, and the sections it names. Numbers are little-endian and 32 bits long, or varints (seven
bits a byte, low first). In the header, `sections` gives `[name, length]` in the order in which
they follow each other; what else stands there belongs to the file. `web/search/files.js` reads
them in the browser.
"""

from __future__ import annotations

import gzip
import json
import re
import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

MAGIC = b"DKSX"
VERSION = 1

_BREAKS = re.compile(r"[\n\t]+")


class BadIndex(ValueError):
    """A file that is no index, of another version, or damaged; the message says which."""


def written(sections: Mapping[str, bytes], **header: object) -> bytes:
    """Return a file of sections, as a gzip stream."""
    listed = [[name, len(content)] for name, content in sections.items()]
    encoded = json.dumps({**header, "sections": listed}, separators=(",", ":")).encode()
    whole = (
        MAGIC + struct.pack("<II", VERSION, len(encoded)) + encoded + b"".join(sections.values())
    )
    # More effort saves a hundredth of the size and takes several times as long.
    return gzip.compress(whole, 6, mtime=0)


def opened(content: bytes) -> tuple[dict[str, Any], dict[str, bytes]]:
    """Return the header and the sections of a file; raise `BadIndex`."""
    try:
        whole = gzip.decompress(content)
        version, length = struct.unpack_from("<II", whole, 4)
        if whole[:4] != MAGIC or version != VERSION:
            raise BadIndex("The search index is of another version than this program.")
        start = 12 + length
        header = json.loads(whole[12:start])
        found = {}
        for name, size in header["sections"]:
            found[name] = whole[start : start + size]
            start += size
    except BadIndex:
        raise
    except (OSError, EOFError, zlib.error, struct.error, KeyError, TypeError, ValueError) as error:
        raise BadIndex("The search index is damaged.") from error
    if start > len(whole):
        raise BadIndex("The search index is cut short.")
    return header, found


class Varints(dict[int, bytes]):
    """Numbers as varints, each made once."""

    def __missing__(self, number: int) -> bytes:
        into = bytearray()
        rest = number
        while rest > 127:
            into.append(rest & 127 | 128)
            rest >>= 7
        into.append(rest)
        self[number] = bytes(into)
        return self[number]


def varints(numbers: Iterable[int]) -> bytes:
    """Return whole numbers as varints, one after the other."""
    return b"".join(map(Varints().__getitem__, numbers))


def read_varints(section: bytes) -> Iterator[int]:
    """Yield the numbers of varints."""
    value = shift = 0
    for byte in section:
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            yield value
            value = shift = 0


def lines(texts: Iterable[str]) -> bytes:
    """Return texts as lines; breaks and tabs within one become spaces."""
    return "\n".join(_BREAKS.sub(" ", text) for text in texts).encode("utf-8", "replace")


def read_lines(section: bytes) -> list[str]:
    """Return the texts of lines."""
    return section.decode().split("\n") if section else []


def halves(levels: bytes) -> bytes:
    """Return two levels in each byte, low half first; whole numbers of any length do it at once."""
    size = (len(levels) + 1) // 2
    low, high = (int.from_bytes(levels[start::2], "little") for start in (0, 1))
    return (low | high << 4).to_bytes(size, "little")
