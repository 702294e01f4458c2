"""Checks tens of thousands of damaged handbooks and stops at the first that breaks the check.

    python scripts/fuzz_check.py --count 100000
    python scripts/fuzz_check.py --count 50000 --parts 2 --part 0 --state progress.txt
    python scripts/fuzz_check.py --only 4711

Input number N is the same in every run with the same --seed: one file of a small handbook (now
and then `handbook.yml` or a file of the reference handbook in its place) with one to four things
wrong with it, bytes, words, lines or values. The whole check runs on it, with every rule, and the
report is written. Then the file is put into canonical form, which has to stay as it is when it is
formatted again, and its fixes are made, after which it is checked once more. A traceback, more
than a second of CPU time for one of the three or more than 500 MB of memory is a failure: the
input is printed and the exit code is 1. With --state a run that was stopped goes on where it was,
with --seconds it ends in time.
"""

from __future__ import annotations

import argparse
import faulthandler
import random
import resource
import sys
import time
import traceback
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from deskbook import rules
from deskbook.diagnostics import Diagnostic
from deskbook.diagnostics import text as text_report
from deskbook.editing import EditError
from deskbook.editing.canonical import format_source
from deskbook.editing.fixing import choose, fixed
from deskbook.editing.kind import kind_at
from deskbook.model import Handbook, load
from deskbook.sources import Sources, parse, read
from deskbook.sources.discovery import discover

ROOT = Path(__file__).parent.parent
BASE = ROOT / "tests" / "mistakes" / "base"
LONGEST = 1.0  # CPU seconds
HUNG = 300  # wall seconds, on a busy machine, until a hanging input is given up with a traceback
MOST_MEMORY = 500 * 1024  # KiB
DAY = date(2026, 6, 30)
REPORT_EVERY = 1000

_WORDS = """: |：|- |-|[|]|{|}|,|，|、|&a |*a |!!python/object:os.system |!a |<<: |"|'|“|”|#| #|?|?
|>|>-|---|...|%YAML 1.2|null|~|true|false|yes|.nan|-.inf|1e999|0x1F|0|-1|01|1.10|08:30|24:00
2026-02-30|2026-01-01|9999-12-31|not_specified|lost|unknown|none|organization|agent|role:agent
service/role:agent|policy:complaint-rules#c-response|a/b/c:d#e|#|](role:agent)
[](policy:complaint-rules#|](javascript:x)
24h|0d|3mo|99999999999999999999d|{min: 3, max: 1}|{at_least: -1}|[[]]|{}|[]|''|name|id|from|to|line
x-own|__class__|constructor|%s|{0}|{name}|$ref|\\u0000|\t|\r|\r\n|\x00|\x1b[31m|\x85|\u2028|\ufeff
\u200b|\u00a0|\u3000|\u202e|\U0001f469\u200d\U0001f4bb|\u0301|\ufffd|<script>|&amp;|{{ 7*7 }}"""
WORDS = _WORDS.replace("\n", "|").split("|")
LONG_WORDS = ["9" * 400, "[" * 60, "{a: " * 60, "- " * 60, "长" * 5000, "a" * 5000, "\n" * 500]
VALUES: list[Any] = [
    None, True, False, 0, -1, 7, 10**15, 1.5, float("inf"), float("nan"), "", " ", "x", "agent",
    "not_specified", "2026-02-30", "24h", "长" * 300, [], [[]], [None], [1, "a", {}], {}, {"": {}},
    {"id": "a"}, {"id": 7}, {"min": 3, "max": 1}, {"within": []}, ["agent", "agent"],
    [{"id": "start"}] * 3,
]  # fmt: skip


class Slow(Exception):
    """An input took longer than it may."""


class Restless(Exception):
    """A formatted file changes when it is formatted again."""


def main() -> None:
    """Run the inputs that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", default="deskbook")
    parser.add_argument("--parts", type=int, default=1, help="how many processes share the inputs")
    parser.add_argument("--part", type=int, default=0, help="which of them this is, from 0")
    parser.add_argument("--state", type=Path, help="keeps how far the run has come")
    parser.add_argument("--seconds", type=float, help="end after this time")
    parser.add_argument("--only", type=int, help="run one input and print it")
    options = parser.parse_args()
    fuzzer = Fuzzer(options.seed)
    if options.only is not None:
        path, content = fuzzer.input(options.only)
        print(path, repr(content), sep="\n")
        fuzzer.run(path, content)
        return
    done = options.state and options.state.exists() and int(options.state.read_text())
    first = done or options.part
    started = time.monotonic()
    for number in range(first, options.count, options.parts):
        if options.seconds and time.monotonic() - started > options.seconds:
            print(f"out of time before input {number}")
            break
        fuzzer.try_one(number)
        if number // options.parts % REPORT_EVERY == 0:
            if options.state:
                options.state.write_text(str(number))
            print(f"{number:>8} {time.monotonic() - started:7.0f} s {fuzzer.figures()}", flush=True)
    print(f"passed   {time.monotonic() - started:7.0f} s {fuzzer.figures()}")


class Fuzzer:
    """Makes inputs and checks them, each in the same small handbook."""

    def __init__(self, seed: str) -> None:
        self._seed = seed
        self._sound: Sources = read(BASE, "handbook")
        self._before: Handbook = load(self._sound)[0]
        self._seeds = _contents(BASE)
        by_kind = _contents(ROOT)
        self._others = {
            path: [by_kind[other] for other in sorted(by_kind) if _folder(other) == _folder(path)]
            for path in self._seeds
        }
        self._codes: set[str] = set()
        self._slowest = 0.0
        self._clean = 0
        self._formatted = 0
        self._fixed = 0
        self._run = 0

    def input(self, number: int) -> tuple[str, bytes]:
        """Return path and content of the input with this number."""
        chance = random.Random(f"{self._seed}:{number}")
        path = chance.choice(sorted(self._seeds))
        content = self._seeds[path]
        if chance.random() < 0.3 and self._others[path]:
            content = chance.choice(self._others[path])
        if chance.random() < 0.35:
            content = _other_values(content, chance)
        for _ in range(chance.choice((0, 1, 1, 2, 4)) if content != self._seeds[path] else 1):
            content = chance.choice(MUTATIONS)(content, chance)
        return path, content

    def run(self, path: str, content: bytes) -> float:
        """Check, format and fix the handbook with this content in the place of one file; return
        the CPU seconds of what took longest."""
        started = time.process_time()
        diagnostics = self._check(path, content)
        checked = time.process_time()
        self._format(path, content)
        formatted = time.process_time()
        self._fix(path, content, diagnostics)
        done = time.process_time()
        self._codes.update(one.code for one in diagnostics)
        self._clean += not diagnostics
        self._run += 1
        return max(checked - started, formatted - checked, done - formatted)

    def _check(self, path: str, content: bytes) -> tuple[Diagnostic, ...]:
        file, found = parse(path, content)
        files = tuple(file if each.path == path else each for each in self._sound.files)
        handbook, shapes = load(Sources(files, found, "fuzzed"), previous=self._before)
        diagnostics = rules.run(handbook, "strict", found=(*found, *shapes), today=DAY)
        text = content.decode("utf-8", "replace")
        # Messages are the same records in both languages; only the words differ.
        text_report.render(diagnostics, ("zh", "en")[self._run % 2], lambda _: text)
        return diagnostics

    def _format(self, path: str, content: bytes) -> None:
        kind = kind_at(path, "handbook")
        written = format_source(path, content, kind)
        if written.changed:
            self._formatted += 1
            again = format_source(path, written.content, kind)
            if again.changed or again.findings or again.refusal:
                raise Restless(repr(written.content))

    def _fix(self, path: str, content: bytes, diagnostics: tuple[Diagnostic, ...]) -> None:
        chosen = choose(diagnostics).get(path)
        if not chosen:
            return
        try:
            written = fixed(content.decode(), chosen).encode()
        except (EditError, UnicodeDecodeError):
            return  # what `check --fix` leaves alone as well
        self._fixed += 1
        self._check(path, written)

    def try_one(self, number: int) -> None:
        """Run one input; print it and end the program when it fails."""
        path, content = self.input(number)
        faulthandler.dump_traceback_later(HUNG, exit=True)
        try:
            took = self.run(path, content)
            if took > LONGEST:
                raise Slow(f"{took:.2f} s")
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            if memory > MOST_MEMORY:
                raise MemoryError(f"{memory // 1024} MB")
        except Exception:
            traceback.print_exc()
            print(f"input {number} (--seed {self._seed} --only {number})", path, repr(content))
            raise SystemExit(1) from None
        finally:
            faulthandler.cancel_dump_traceback_later()
        self._slowest = max(self._slowest, took)

    def figures(self) -> str:
        """Return what has been seen so far, on one line."""
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        return (
            f"{self._run} inputs, {self._clean} clean, {len(self._codes)} codes, "
            f"{self._formatted} formatted, {self._fixed} fixed, "
            f"slowest {self._slowest:.3f} s, {memory} MB"
        )


def _contents(root: Path) -> dict[str, bytes]:
    found, _ = discover(root, "handbook")
    return {one.path: (root / one.path).read_bytes() for one in found}


def _folder(path: str) -> str:
    """Return what tells the kind of a file: the folder it lies in, else its name."""
    parts = path.split("/")
    return parts[2] if len(parts) > 3 else parts[-1]


def _other_values(content: bytes, chance: random.Random) -> bytes:
    """Return the same file with one to three values of its data exchanged."""
    data = yaml.load(content, yaml.CSafeLoader)
    for _ in range(chance.randint(1, 3)):
        places = list(_places(data))
        if not places:
            break
        owner, step = chance.choice(places)
        match chance.randrange(5):
            case 0 if isinstance(owner, dict):
                owner[chance.choice(WORDS)] = owner.pop(step)
            case 1:
                del owner[step]
            case 2:
                other, another = chance.choice(places)
                if another in other if isinstance(other, dict) else another < len(other):
                    owner[step] = other[another]
            case _:
                owner[step] = chance.choice(VALUES)
    try:
        return yaml.dump(
            data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False
        ).encode()
    except RecursionError:  # a value was put into itself: YAML can say that with an anchor only
        return content


def _places(value: Any, depth: int = 0) -> Any:
    if depth > 12:
        return
    steps = (
        list(value)
        if isinstance(value, dict)
        else range(len(value))
        if isinstance(value, list)
        else ()
    )
    for step in steps:
        yield value, step
        yield from _places(value[step], depth + 1)


def _flip(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content) or 1)
    return content[:at] + bytes([chance.randrange(256)]) + content[at + 1 :]


def _cut(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content) or 1)
    return content[:at] + content[at + chance.choice((1, 2, 5, 50, 100_000)) :]


def _insert(content: bytes, chance: random.Random) -> bytes:
    text = content.decode("utf-8", "replace")
    at = chance.randrange(len(text) or 1)
    word = chance.choice(LONG_WORDS if chance.random() < 0.05 else WORDS)
    return (text[:at] + word + text[at:]).encode("utf-8", "replace")


def _value(content: bytes, chance: random.Random) -> bytes:
    lines = content.split(b"\n")
    at = chance.randrange(len(lines))
    name, colon, _ = lines[at].partition(b":")
    word = chance.choice(LONG_WORDS if chance.random() < 0.05 else WORDS).encode()
    lines[at] = name + colon + b" " + word if colon else word
    return b"\n".join(lines)


def _line(content: bytes, chance: random.Random) -> bytes:
    lines = content.split(b"\n")
    at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(7):
        case 0:
            del lines[at]
        case 1:
            lines[at:at] = lines[other : other + chance.randint(1, 8)]
        case 2:
            lines[at], lines[other] = lines[other], lines[at]
        case 3:
            blank = chance.choice((b" ", b"  ", b"    ", b"\t", "\u3000".encode()))
            lines[at] = blank + lines[at]
        case 4:
            lines[at] = lines[at].lstrip() if chance.random() < 0.5 else lines[at][1:]
        case 5:
            lines[at : at + 1] = [lines[at]] * chance.choice((2, 3, 200))
        case _:
            lines[at] += b" " + lines[other].strip()
    return b"\n".join(lines)


def _encoded(content: bytes, chance: random.Random) -> bytes:
    text = content.decode("utf-8", "replace")
    return text.encode(chance.choice(("gb18030", "utf-16", "utf-16-le", "utf-8-sig", "utf-32")))


MUTATIONS: list[Callable[[bytes, random.Random], bytes]] = [
    *(_flip, _cut, _insert, _insert, _value, _value, _value, _line, _line, _line),
    *(_flip, _cut, _insert, _insert, _value, _value, _value, _line, _line, _encoded),
]


if __name__ == "__main__":
    sys.exit(main())
