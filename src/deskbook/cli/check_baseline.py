"""`deskbook check --write-baseline`: the baseline is begun, or gets shorter."""

from __future__ import annotations

from collections.abc import Mapping

from deskbook.checking import Findings
from deskbook.cli.common import misuse, tell, write_failed, write_whole
from deskbook.diagnostics import Diagnostic
from deskbook.diagnostics.baseline import FILE, Baseline, Entry, parse, written
from deskbook.messages import Text, text
from deskbook.project import Project

_GRAVE = Text(
    "有 {count} 个错误使文件读不全，不能记入基线文件，请先改正。",
    "{count} errors keep files from being read in full; they cannot go into the baseline. Repair"
    " them first.",
)
_NEW = Text(
    "另有 {count} 个新问题没有记入：基线文件只应越来越短。请改正它们；确实要记入，请加 --force。",
    "{count} new findings were not added, because a baseline should only get shorter. Repair them,"
    " or add them with --force.",
)
_DONE = Text(
    "基线文件 {file}：记入 {added} 个，删去 {removed} 个，现有 {total} 个。请把它提交到版本管理。",
    "The baseline {file}: {added} added, {removed} removed, {total} in all. Commit it to version"
    " control.",
)


def update(
    where: Project, found: Findings, baseline: Baseline, force: bool, language: str
) -> Baseline:
    """Write the baseline and return it; say what was done.

    Where there is none yet, or with `force`, every finding goes into it, except errors that keep
    a file from being read in full. Otherwise entries are only removed: those whose finding is
    gone. Ends the program when the file cannot be written.
    """
    from deskbook.rules.baseline import sift

    prints = found.by_fingerprint
    sifted = sift(prints, baseline, found.judged)
    new = [one for one in sifted.reported if one in prints and one not in sifted.grave]
    adding = force or not baseline.source
    gone = {entry.fingerprint for entry in sifted.unused}
    entries = [entry for print_, entry in baseline.entries.items() if print_ not in gone]
    if adding:
        entries += [_entry(one, prints, found.language) for one in new]
    content = written(entries)
    if content != baseline.source:
        try:
            write_whole(where.root / FILE, content)
        except OSError as error:
            misuse(write_failed(FILE, error), language)
    added = len(new) if adding else 0
    _say(_DONE, language, file=FILE, added=added, removed=len(gone), total=len(entries))
    if new and not adding:
        _say(_NEW, language, count=len(new))
    if sifted.grave:
        _say(_GRAVE, language, count=len(sifted.grave))
    return parse(content)


def _entry(one: Diagnostic, prints: Mapping[Diagnostic, str], language: str) -> Entry:
    # In the language of the handbook, whoever writes the file.
    return Entry(prints[one], one.code, one.location.path, one.message.render(language))


def _say(message: Text, language: str, **arguments: object) -> None:
    tell(text(message.zh, message.en, **arguments), language)
