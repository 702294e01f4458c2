"""What `deskbook gaps` says: proposals, flagged entries, the sum."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from deskbook.desk.flagged import Flagged
from deskbook.desk.gaps import Proposal
from deskbook.desk.reports import Report
from deskbook.diagnostics.excerpt import visible
from deskbook.messages import Text, text
from deskbook.messages.desk_dialogs import DIALOGS


def proposal_line(one: Proposal) -> Text:
    """Return what to do about what was missed."""
    cluster = one.cluster
    queries = [query for query, _ in cluster.queries.most_common() if query != cluster.query]
    others = [visible(query) for query in queries[:3]]
    also = Text("（还有：{}）".format("、".join(others)), " (also: {})".format(", ".join(others)))
    about = {
        "count": cluster.count,
        "query": visible(cluster.query),
        "also": also if others else Text("", ""),
        "title": one.title,
        "entry": one.entry,
    }
    if one.action == "question":
        if one.certain:
            return text(
                zh="{count} 次 “{query}”{also}：坐席后来点开了“{title}”（{entry}），"
                "给它补上这个问法。",
                en='{count} times "{query}"{also}: agents then opened "{title}" ({entry}); add it'
                " to its questions.",
                **about,
            )
        if one.reworded:
            return text(
                zh="{count} 次 “{query}”{also}：坐席马上改问“{reworded}”，点开了“{title}”"
                "（{entry}），是这个意思就补上问法。",
                en='{count} times "{query}"{also}: agents at once asked "{reworded}" instead and'
                ' opened "{title}" ({entry}); if that is meant, add it to its questions.',
                reworded=visible(one.reworded),
                **about,
            )
        return text(
            zh="{count} 次 “{query}”{also}：最接近的是“{title}”（{entry}），是这个意思就补上问法。",
            en='{count} times "{query}"{also}: nearest is "{title}" ({entry}); if that is meant,'
            " add it to its questions.",
            **about,
        )
    if one.action == "term":
        return text(
            zh="{count} 次 “{query}”{also}：可以作为术语“{title}”（{entry}）的另一种叫法。",
            en='{count} times "{query}"{also}: may be another label of the term "{title}"'
            " ({entry}).",
            **about,
        )
    return text(
        zh="{count} 次 “{query}”{also}：没有能补的条目，请看看要不要用 deskbook new solution "
        "新写一条。",
        en='{count} times "{query}"{also}: nothing to add it to; see whether to begin an entry with'
        " deskbook new solution.",
        **about,
    )


def flag_lines(flags: Sequence[Flagged], titles: Mapping[str, str]) -> Iterator[Text]:
    """Yield a section of its own on what agents found wrong; nothing without flags."""
    if flags:
        yield text(zh="坐席报错的条目：", en="Entries that agents flagged:")
    for one in flags:
        title = titles.get(one.entry)
        name = text(
            zh="“{title}”（{entry}）", en='"{title}" ({entry})', title=title, entry=one.entry
        )
        gone = text(zh="{entry}（手册里没有）", en="{entry} (not in the handbook)", entry=one.entry)
        yield text(
            zh="{name}：{flags}{notes}",
            en="{name}: {flags}{notes}",
            name=gone if title is None else name,
            flags=_flags(one),
            notes=_notes(one),
        )


def _flags(one: Flagged) -> Text:
    said = [(DIALOGS.get(f"flag_{flag}"), flag, count) for flag, count in one.flags.most_common()]
    return Text(
        "，".join(f"{words.zh if words else flag} {count} 次" for words, flag, count in said),
        ", ".join(f"{words.en if words else flag} ×{count}" for words, flag, count in said),
    )


def _notes(one: Flagged) -> Text:
    notes = [visible(note) for note in one.notes]
    if not notes:
        return Text("。", ".")
    return Text(f"。补充：{'；'.join(notes)}", f". Noted: {'; '.join(notes)}")


def summary(
    reports: Sequence[Report], found: Sequence[Proposal], files: int, *, written: bool
) -> Text:
    """Return what it comes to; `files` is how many sources would change, or were."""
    about = {
        "reports": len(reports),
        "missed": sum(one.missed for one in reports),
        "flags": sum(one.kind == "flag" for one in reports),
        "found": len(found),
        "files": files,
    }
    if written:
        return text(
            zh="记录 {reports} 条，没找到的 {missed} 条，归成 {found} 类，报错 {flags} 条；"
            "改了 {files} 个文件。",
            en="{reports} records, {missed} not found, {found} groups, {flags} flags; {files} files"
            " were changed.",
            **about,
        )
    return text(
        zh="记录 {reports} 条，没找到的 {missed} 条，归成 {found} 类，报错 {flags} 条；"
        "建议改 {files} 个文件，还没有写入。",
        en="{reports} records, {missed} not found, {found} groups, {flags} flags; {files} files"
        " would change, nothing was written.",
        **about,
    )


def as_data(
    reports: Sequence[Report],
    found: Sequence[Proposal],
    flags: Sequence[Flagged],
    titles: Mapping[str, str],
    lines: Sequence[str],
) -> dict[str, Any]:
    """Return the same for other programs, with the patch."""
    return {
        "version": 1,
        "records": len(reports),
        "missed": sum(one.missed for one in reports),
        "groups": [
            {
                "query": one.cluster.query,
                "count": one.cluster.count,
                "queries": dict(one.cluster.queries.most_common()),
                "action": one.action,
                "entry": one.entry,
                "title": one.title,
                "certain": one.certain,
                "reworded": one.reworded,
            }
            for one in found
        ],
        "flags": [
            {
                "entry": one.entry,
                "title": titles.get(one.entry, ""),
                "flags": dict(one.flags.most_common()),
                "notes": list(one.notes),
            }
            for one in flags
        ],
        "patch": "".join(lines),
    }
