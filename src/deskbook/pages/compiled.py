"""Compiled templates, kept beside them between runs as Python keeps compiled modules."""

from __future__ import annotations

import os
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from io import BytesIO
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from deskbook import messages

TEMPLATES = Path(__file__).with_name("templates")


class CompiledTemplates(BytecodeCache):
    """Keeps the templates of one pair of languages in `folder`.

    Compiling them takes as long as several hundred pages. They are compiled again when they or
    the modules that compile them have changed; a folder that cannot be written to is no trouble.
    """

    def __init__(self, folder: Path, languages: str) -> None:
        self._folder = folder
        self._languages = languages

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return the name of the file that keeps the template `name`."""
        return f"{name}.{self._languages}.cache"

    def get_source_checksum(self, source: str) -> str:
        """Return a digest of all that decides on what a template is compiled to."""
        return blake2b(f"{_compiler()}\n{source}".encode(), digest_size=16).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what is kept, unless it was compiled from something else."""
        try:
            kept = (self._folder / bucket.key).read_bytes()
        except OSError:
            return
        bucket.load_bytecode(BytesIO(kept))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template, whole or not at all."""
        temporary = self._folder / f"{bucket.key}.{os.getpid()}"
        try:
            self._folder.mkdir(exist_ok=True)
            temporary.write_bytes(bucket.bytecode_to_string())
            temporary.replace(self._folder / bucket.key)
        except OSError:
            with suppress(OSError):
                temporary.unlink()


@cache
def _compiler() -> str:
    """Return what tells one version of the modules that compile templates from another."""
    modules = [*Path(__file__).parent.glob("*.py"), *Path(messages.__file__).parent.glob("*.py")]
    found = [version("jinja2")]
    for path in sorted(modules):
        status = path.stat()
        found.append(f"{path.name}:{status.st_size}:{status.st_mtime_ns}")
    return "\n".join(found)
