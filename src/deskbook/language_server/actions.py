"""What an editor offers to do about a finding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lsprotocol import types

from deskbook import rules
from deskbook.diagnostics import Diagnostic, Fix
from deskbook.language_server.checker import State
from deskbook.language_server.diagnostics import Presenter, shown
from deskbook.language_server.edits import disjoint, text_edit, workspace_edit
from deskbook.messages import Text, text
from deskbook.model import Handbook, Reference
from deskbook.rules.references.wording import allowed, meant, wanted, written
from deskbook.rules.suggestions import Suggestions

EXPLAIN = "deskbook.explain"
FIX_ALL = "source.fixAll.deskbook"
KINDS: list[types.CodeActionKind | str] = [types.CodeActionKind.QuickFix, FIX_ALL]

_LONGEST = 40


def actions(
    state: State, path: str, asked: types.CodeActionParams, presenter: Presenter
) -> list[types.CodeAction]:
    """Return the repairs for the findings in a stretch of a source, what they are about, and the
    repair of everything in the file that is beyond doubt."""
    if path in state.documents and path in state.broken:
        return []
    wanted_kinds = asked.context.only or KINDS
    found: list[types.CodeAction] = []
    if _wants("quickfix", wanted_kinds):
        for finding in state.findings.get(path, ()):
            if _touch(shown(state, finding.location), asked.range):
                found.extend(_repairs(state, finding, presenter))
    fixes = [finding.fix for finding in state.findings.get(path, ()) if finding.fix]
    if fixes and _wants(FIX_ALL, wanted_kinds):
        found.append(_all(state, path, fixes, presenter))
    return found


def _wants(kind: str, only: Sequence[types.CodeActionKind | str]) -> bool:
    return any(f"{kind}.".startswith(f"{_name(each)}.") for each in only)


def _name(kind: types.CodeActionKind | str) -> str:
    return kind.value if isinstance(kind, types.CodeActionKind) else kind


def _touch(one: types.Range, other: types.Range) -> bool:
    return _pair(one.start) <= _pair(other.end) and _pair(other.start) <= _pair(one.end)


def _pair(position: types.Position) -> tuple[int, int]:
    return position.line, position.character


def _repairs(state: State, finding: Diagnostic, presenter: Presenter) -> Iterator[types.CodeAction]:
    language = presenter.language
    told = presenter.one(state, finding)
    fixes = [finding.fix] if finding.fix else list(_alternatives(state.handbook, finding))
    for fix in fixes:
        yield types.CodeAction(
            title=_title(fix).render(language),
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[told],
            is_preferred=len(fixes) == 1,
            edit=workspace_edit(state, presenter.uri, {fix.location.path: [text_edit(state, fix)]}),
        )
    title = text(
        zh="说明 {code}：{title}",
        en="Explain {code}: {title}",
        code=finding.code,
        title=rules.title(finding.code, language),
    ).render(language)
    yield types.CodeAction(
        title=title,
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[told],
        command=types.Command(title, EXPLAIN, arguments=[finding.code]),
    )


def _title(fix: Fix) -> Text:
    if not fix.replacement.strip():
        return text(zh="删去这里的内容", en="Remove this")
    line = " ".join(fix.replacement.split())
    shown_line = line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
    return text(zh="改为“{words}”", en="Change to “{words}”", words=shown_line)


def _alternatives(handbook: Handbook, finding: Diagnostic) -> Iterator[Fix]:
    """Yield an edit for each entity that may have been meant by a broken reference."""
    reference = _reference(handbook, finding)
    if reference is None:
        return
    home, identifier = wanted(reference)
    kinds = meant(reference)
    suggestions = Suggestions(handbook)
    close = suggestions.exact(identifier, home, kinds) or suggestions.close(identifier, home, kinds)
    elsewhere = [
        key for key in suggestions.same_id(identifier) if key.organization and key.kind in kinds
    ]
    source = reference.source.organization
    part = f"#{reference.part}" if reference.part else ""
    for key in reference.targets if len(reference.targets) > 1 else (*close, *elsewhere):
        yield Fix(finding.location, written(handbook, key, source, allowed(reference)) + part)


def _reference(handbook: Handbook, finding: Diagnostic) -> Reference | None:
    """Return the reference a finding is about; None when it is about something else."""
    if not finding.code.startswith("REF"):
        return None
    return next(
        (
            reference
            for reference in handbook.questionable
            if len(reference.targets) != 1
            and handbook.location(reference.source, reference.path) == finding.location
        ),
        None,
    )


def _all(state: State, path: str, fixes: list[Fix], presenter: Presenter) -> types.CodeAction:
    chosen = disjoint(fixes)
    return types.CodeAction(
        title=text(
            zh="改好这个文件里所有能自动改的问题（{count} 处）",
            en="Repair everything in this file that can be repaired automatically ({count})",
            count=len(chosen),
        ).render(presenter.language),
        kind=FIX_ALL,
        edit=workspace_edit(
            state, presenter.uri, {path: [text_edit(state, fix) for fix in chosen]}
        ),
    )
