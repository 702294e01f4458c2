"""Measuring whole commands: CPU and wall seconds of a child process, interleaved runs, medians."""

from __future__ import annotations

import atexit
import os
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Sample:
    """What one run took, in seconds, and its peak memory in megabytes."""

    cpu: float
    wall: float
    memory: float


def run(command: Sequence[str], folder: Path) -> Sample:
    """Run a command to its end and return what it took; its output is kept for a failure."""
    start = time.perf_counter()
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=errors,
            env=_environment(),
        )
        # wait4 tells what this child and its own children took, and nobody else.
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            errors.seek(0)
            tail = errors.read()[-2000:].decode(errors="replace")
            raise SystemExit(f"{' '.join(command)} failed:\n{tail}")
    return Sample(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)


@cache
def _environment() -> dict[str, str]:
    """Return an environment in which programs keep what they compile, as installed ones do."""
    kept = tempfile.mkdtemp(prefix="bench-bytecode-")
    atexit.register(shutil.rmtree, kept, ignore_errors=True)
    inherited = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return {**inherited, "PYTHONPYCACHEPREFIX": kept, "NO_MKDOCS_2_WARNING": "1"}


def interleaved(tasks: Mapping[str, Callable[[], Sample]], rounds: int) -> dict[str, Sample]:
    """Run every task once a round, in turn, and return the median of each."""
    samples: dict[str, list[Sample]] = {name: [] for name in tasks}
    for _ in range(rounds):
        for name, task in tasks.items():
            samples[name].append(task())
    return {
        name: Sample(
            statistics.median(s.cpu for s in found),
            statistics.median(s.wall for s in found),
            max(s.memory for s in found),
        )
        for name, found in samples.items()
    }


def table(results: Mapping[str, Sample], base: str) -> str:
    """Return the results as lines, with ratios to the task named `base`."""
    reference = results[base]
    lines = [f"{'':44} {'cpu s':>8} {'ratio':>7} {'wall s':>8} {'ratio':>7} {'MB':>6}"]
    for name, sample in results.items():
        lines.append(
            f"{name:44} {sample.cpu:8.3f} {sample.cpu / reference.cpu:7.3f}"
            f" {sample.wall:8.3f} {sample.wall / reference.wall:7.3f} {sample.memory:6.0f}"
        )
    return "\n".join(lines)
