"""Source files: found, decoded, taken apart, with a place for every key and value."""

from deskbook.sources.cache import Cache
from deskbook.sources.parsing import parse
from deskbook.sources.reading import Sources, no_garbage_collection, read, unchanged
from deskbook.sources.source_file import SourceFile
from deskbook.sources.stable_path import stable_path

__all__ = [
    "Cache",
    "SourceFile",
    "Sources",
    "no_garbage_collection",
    "parse",
    "read",
    "stable_path",
    "unchanged",
]
