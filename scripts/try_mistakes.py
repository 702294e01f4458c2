"""Lays out the mistakes of tests/mistakes for a reader to repair, and judges the repairs.

    python scripts/try_mistakes.py lay FOLDER [--lang zh]
    python scripts/try_mistakes.py judge FOLDER

`lay` writes each broken handbook into a folder of its own, with the report of the check as
`report.txt`: all that its author would have. After the files have been repaired from these
reports alone, `judge` checks every one again, says which are clean and ends with 1 if any is not.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from deskbook.checking import check
from deskbook.diagnostics import Diagnostic
from deskbook.diagnostics import text as text_report

MISTAKES = Path(__file__).parent.parent / "tests" / "mistakes"
BASE = MISTAKES / "base"
PROFILE = "strict"


def main() -> None:
    """Lay out, or judge, and print what was done."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("action", choices=["lay", "judge"])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--lang", choices=["zh", "en"], default="zh")
    options = parser.parse_args()
    if options.action == "lay":
        for name in names():
            lay(options.folder / name, name, options.lang)
        print(f"{len(names())} broken handbooks in {options.folder}")
        return
    left = {name: findings(options.folder / name) for name in names()}
    for name, found in left.items():
        print(f"{'still broken' if found else 'repaired    '}  {name}")
    repaired = sum(not found for found in left.values())
    print(f"repaired: {repaired} of {len(left)}")
    raise SystemExit(repaired < len(left))


def names() -> list[str]:
    """Return the names of all mistakes, in order."""
    return sorted(path.parent.name for path in MISTAKES.glob("*/mistake.yml"))


def mistake(name: str) -> dict[str, Any]:
    """Return what is recorded about a mistake: cause, edits, findings, says, repair."""
    found: dict[str, Any] = yaml.safe_load((MISTAKES / name / "mistake.yml").read_text("utf-8"))
    return found


def lay(folder: Path, name: str, language: str) -> None:
    """Write the handbook with the mistake `name` into `folder`, and the report on it."""
    break_handbook(folder, mistake(name))
    report = text_report.render(
        findings(folder),
        language,
        lambda path: (folder / path).read_text("utf-8-sig", errors="replace"),
        width=0,
    )
    (folder / "report.txt").write_text(report, "utf-8")


def break_handbook(folder: Path, recorded: Mapping[str, Any]) -> None:
    """Copy the sound handbook to `folder`, which must not exist, and make the mistake."""
    shutil.copytree(BASE, folder)
    apply(folder, recorded["edits"])


def findings(folder: Path) -> tuple[Diagnostic, ...]:
    """Return what a strict check finds in the project at `folder`."""
    return check(folder, "handbook", profile=PROFILE).diagnostics


def apply(folder: Path, edits: Sequence[Mapping[str, Any]]) -> None:
    """Change files below `folder`/handbook as `edits` say.

    An edit names a `file` and has `replace` and `by` (the text must stand there exactly once),
    or `rename` (the new path), `copy` (the path of the copy), `write` (a new content), `encode`
    (the encoding to save it in) or `delete`. Raises `ValueError` for one that does not fit.
    """
    for edit in edits:
        path = folder / "handbook" / edit["file"]
        if "replace" in edit:
            content = path.read_bytes().decode("utf-8")
            if content.count(edit["replace"]) != 1:
                raise ValueError(f"{edit['file']}: not there exactly once: {edit['replace']!r}")
            path.write_bytes(content.replace(edit["replace"], edit["by"]).encode())
        elif "encode" in edit:
            path.write_bytes(path.read_text("utf-8").encode(edit["encode"]))
        elif "decode" in edit:
            path.write_bytes(path.read_bytes().decode(edit["decode"]).encode())
        elif "write" in edit:
            path.write_bytes(edit["write"].encode())
        elif edit.get("delete"):
            path.unlink()
        else:
            _move(path, folder / "handbook" / (edit.get("rename") or edit["copy"]), edit)


def _move(path: Path, target: Path, edit: Mapping[str, Any]) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if "rename" in edit:
        path.rename(target)
    else:
        shutil.copy(path, target)


def said(finding: Diagnostic, language: str = "zh") -> str:
    """Return message and hint of a finding as one text."""
    return "\n".join(_texts(finding, language))


def _texts(finding: Diagnostic, language: str) -> Iterator[str]:
    yield finding.message.render(language)
    if finding.hint:
        yield finding.hint.render(language)


if __name__ == "__main__":
    main()
