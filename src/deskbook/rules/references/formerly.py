"""What is said about a reference to an id that was in use once."""

from __future__ import annotations

from deskbook.diagnostics import Diagnostic, Fix, Related, Severity
from deskbook.messages import Text, text
from deskbook.model import Handbook, Reference
from deskbook.rules.former import Former
from deskbook.rules.lookup import declared_at
from deskbook.rules.references.wording import allowed, written


def finding(
    code: str, severity: Severity, handbook: Handbook, reference: Reference, old: Former
) -> Diagnostic:
    """Return the finding for a reference that names an id which was in use once."""
    place = handbook.location(reference.source, reference.path)
    words = instead(handbook, reference, old)
    fits = old.now is not None and old.now.kind in allowed(reference)
    return Diagnostic(
        code,
        severity,
        place,
        text(
            zh="“{source}”里写的“{text}”{fate}。",
            en='{source} refers to "{text}", which {fate}.',
            source=handbook.label(reference.source),
            text=reference.text,
            fate=fate(handbook, old),
        ),
        advice(words if fits else ""),
        (written_at(handbook, old),),
        Fix(place, words) if words and fits else None,
    )


def instead(handbook: Handbook, reference: Reference, old: Former) -> str:
    """Return what is to be written instead, "" when nothing took its place."""
    if old.now is None:
        return ""
    part = old.part or reference.part
    if part and handbook.is_whole(old.now) and part not in handbook.parts(old.now):
        return ""
    words = written(handbook, old.now, reference.source.organization, allowed(reference))
    # Behind a colon or a # a text without quotes could end.
    return f"{words}#{part}" if part else words


def fate(handbook: Handbook, old: Former) -> Text:
    """Return what has become of it, as the end of a sentence."""
    now = handbook.label(old.now) if old.now else ""
    if old.retirement is None:
        return text(zh="已经改名，现在是“{now}”", en="is now called {now}", now=now)
    date = old.retirement.date
    when = text(zh="于 {date} ", en=" on {date}", date=date) if date else Text("", "")
    since = text(zh="已{when}停用", en="was retired{when}", when=when)
    if not now:
        return since
    return text(
        zh="{since}，由“{now}”取代", en="{since} and replaced by {now}", since=since, now=now
    )


def advice(words: str) -> Text:
    """Return what to do about it."""
    if words:
        return text(zh="请改写成 {words}。", en="Write {words} instead.", words=words)
    return text(
        zh="请改写成现在使用的条目；原文没有写明时请写 not_specified。",
        en="Write what is used now instead; where the source does not say, write not_specified.",
    )


def written_at(handbook: Handbook, old: Former) -> Related:
    """Return the place that tells what has become of it."""
    if old.retirement is None and old.now is not None:
        return declared_at(handbook, old.now)
    return Related(
        handbook.location(old.source, old.path),
        text(
            zh="“{name}”的停用记录在这里",
            en="the record of {name} is here",
            name=old.retirement.name or old.retirement.id if old.retirement else "",
        ),
    )
