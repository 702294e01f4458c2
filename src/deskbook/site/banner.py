"""Findings shown in the page while someone is editing; never part of a finished site."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from deskbook.diagnostics import Diagnostic, Severity, sort_key
from deskbook.diagnostics.excerpt import on_one_line
from deskbook.messages import Text

_LIMIT = 50
_TITLE = Text("手册里有需要处理的问题", "The handbook needs attention")
_OLD = Text(
    "网页内容还是改动之前的；问题改好后会自动更新。",
    "The page is the last good one; it is updated by itself once this is fixed.",
)
_MORE = Text("……另有 {count} 个问题。", "… and {count} more.")
_HINT = Text("怎么改：", "What to do: ")
_STYLE = (
    "position:fixed;inset:auto 0 0 0;z-index:2147483647;max-height:45vh;overflow:auto;"
    "margin:0;padding:12px 16px;background:#fff;color:#1a1a1a;border-top:4px solid {colour};"
    "font:14px/1.6 system-ui,sans-serif;text-align:start;box-shadow:0 -4px 16px #0003"
)


def banner(diagnostics: Sequence[Diagnostic], language: str) -> str:
    """The findings as an HTML fragment, errors first, everything escaped; "" without any."""
    shown = sorted(
        (one for one in diagnostics if one.severity is not Severity.INFO),
        key=lambda one: (one.severity.rank, sort_key(one)),
    )
    if not shown:
        return ""
    failed = shown[0].severity is Severity.ERROR
    items = "".join(_item(one, language) for one in shown[:_LIMIT])
    more = ""
    if len(shown) > _LIMIT:
        count = Text(_MORE.zh, _MORE.en, (("count", str(len(shown) - _LIMIT)),))
        more = f"<p>{escape(count.render(language))}</p>"
    note = f"<p>{escape(_OLD.render(language))}</p>" if failed else ""
    style = _STYLE.format(colour="#c62828" if failed else "#b26a00")
    # Errors are shown at once, warnings on demand: they must not stand in the way of reading.
    return (
        f'<section id="deskbook-findings" role="{"alert" if failed else "status"}" style="{style}">'
        f'<details{" open" if failed else ""}><summary style="cursor:pointer"><strong>'
        f"{escape(_TITLE.render(language))} ({len(shown)})</strong></summary>"
        f'{note}<ul style="margin:8px 0;padding-inline-start:20px">{items}</ul>{more}'
        "</details></section>"
    )


def _item(diagnostic: Diagnostic, language: str) -> str:
    hint = ""
    if diagnostic.hint is not None:
        hint = f"<br>{_HINT.render(language)}{escape(diagnostic.hint.render(language))}"
    return (
        f"<li><code>{escape(str(diagnostic.location))}</code> "
        f"{escape(diagnostic.message.render(language))} "
        f"<small>{escape(diagnostic.code)}</small>{hint}</li>"
    )


def with_banner(html: str, fragment: str) -> str:
    """`html` with `fragment` put at the end of its body."""
    before, mark, after = html.rpartition("</body>")
    return before + fragment + mark + after if mark else html + fragment


def line(diagnostic: Diagnostic, language: str) -> str:
    """The finding for a log: one line, and one for what to do about it."""
    message = diagnostic.message.render(language)
    said = f"{diagnostic.location}: {diagnostic.code} {message}"
    if diagnostic.hint is None:
        return said
    return f"{said}\n    {_HINT.render(language)}{on_one_line(diagnostic.hint, language)}"
