"""Explains a refused file: every cause once, in plain words, at its exact place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from deskbook.diagnostics import Diagnostic, Fix, Location, Severity
from deskbook.messages import Text, text
from deskbook.schema import lookup
from deskbook.schema.either_or import both, neither
from deskbook.schema.fields import field_at, inline, line_of, named
from deskbook.schema.problem import Problem
from deskbook.schema.refusals import refusals
from deskbook.schema.refused_values import refused_value
from deskbook.schema.unknown_names import not_indented, unknown_name

if TYPE_CHECKING:
    from deskbook.sources import SourceFile

Path = tuple[str | int, ...]


def problems(kind: str, data: Any) -> Iterator[Problem]:
    """Yield why `data` is no valid file of `kind`; nothing when it is one.

    Raises `KeyError` for a kind without a schema.
    """
    misspelt: set[Path] = set()
    emptied: set[Path] = set()
    for refusal in refusals(kind, data):
        path = refusal.path
        if refusal.cause == "unknown":
            owner = _value(data, path[:-1])
            if outdented := not_indented(kind, path, owner):
                emptied.add((*path[:-1], outdented.path[-1]))
                yield replace(outdented, path=path)
                continue
            problem, meant = unknown_name(kind, path, owner)
            misspelt.add((*path[:-1], meant))
            yield problem
        elif refusal.cause == "name":
            yield _refused_name(kind, path)
        elif refusal.cause == "missing":
            if path not in misspelt:
                yield _missing(kind, path)
        elif refusal.cause in ("neither", "both"):
            field, written = field_at(kind, path[:-1]), _value(data, path[:-1])
            if not misspelt & {(*path[:-1], name) for name in lookup.choices(field.schemas)}:
                yield (neither if refusal.cause == "neither" else both)(kind, path, written)
        else:
            beside = _value(data, path[:-1]) if path else None
            names = beside if isinstance(beside, dict) else ()
            problem = refused_value(field_at(kind, path), _value(data, path), names)
            yield replace(problem, told=path not in emptied)


def explain(kind: str, file: SourceFile, prefix: Path = ()) -> Iterator[Diagnostic]:
    """Yield a finding for each cause for which `file` is no valid file of `kind`.

    With a `prefix` only the value at that path is looked at, as for one term of a glossary.
    """
    return findings(problems(kind, _value(file.data, prefix)), file, prefix)


def findings(known: Iterable[Problem], file: SourceFile, prefix: Path = ()) -> Iterator[Diagnostic]:
    """Yield the findings about the `known` problems of what stands at `prefix` in `file`."""
    for problem in known:
        if not problem.told:
            continue
        path = (*prefix, *problem.path)
        place = file.location(path, key=problem.key or problem.cause == "missing")
        yield Diagnostic(
            problem.code,
            Severity.ERROR,
            place,
            problem.message,
            _where(problem, file, prefix, place),
            fix=Fix(place, problem.replacement) if problem.replacement else None,
        )


def _where(problem: Problem, file: SourceFile, prefix: Path, place: Location) -> Text:
    """Return the hint of a problem with the lines and blanks to change, where they can be told."""
    path = (*prefix, *problem.path)
    if problem.outer is not None:
        surplus = place.column - 1 - _column(file, (*prefix, *problem.outer))
        if surplus <= 0:
            return problem.hint  # it stands in braces, where indentation means nothing
        return text(
            "{hint}删掉“{name}”前面的 {surplus} 个空格，让它{aligned}。",
            "{hint} Delete {surplus} blanks in front of “{name}”, so that it {aligned}.",
            hint=problem.hint,
            name=problem.path[-1],
            surplus=surplus,
            aligned=text("和那里的其他栏目对齐", "stands in line with the other fields there")
            if surplus < place.column - 1
            else text("顶格写", "begins the line"),
        )
    end = place.end_line - (place.end_column == 1)
    name = problem.path[-1] if problem.path else 0
    if problem.replacement and not problem.key and isinstance(name, str):
        first = file.location(path, key=True).line
        if first < end:
            return text(
                "把{lines}删掉，第 {first} 行改成：\n{line}",
                "Delete {lines}, and change line {first} to:\n{line}",
                lines=text("第 {a}～{b} 行", "lines {a}-{b}", a=first + 1, b=end)
                if first + 1 < end
                else text("第 {a} 行", "line {a}", a=end),
                first=first,
                line=f"{inline(name)}: {problem.replacement}",
            )
    return problem.hint


def _column(file: SourceFile, owner: Path) -> int:
    """Return in which column the fields of a group begin, from 0."""
    first = next(iter(_value(file.data, owner)))
    return file.location((*owner, first), key=True).column - 1


def _value(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data


def _missing(kind: str, path: Path) -> Problem:
    owner, field, name = field_at(kind, path[:-1]), field_at(kind, path), str(path[-1])
    return Problem(
        path=path,
        cause="missing",
        code="HC001" if owner.is_headcount else "SCH003",
        message=text(
            "{owner}缺少{name}。",
            "There is no {name} in {owner}.",
            owner=owner.label,
            name=named(name, lookup.first(field.schemas, "title")),
        ),
        hint=text(
            "加一行，例如：\n{line}", "Add a line such as:\n{line}", line=line_of(name, field)
        ),
    )


def _refused_name(kind: str, path: Path) -> Problem:
    return Problem(
        path=path,
        cause="name",
        code="ID003",
        message=text(
            "{owner}里的“{name}”不合写法：只能用小写英文字母、数字和连字符，最多 48 个字符。",
            "“{name}” in {owner} is no id: lower-case letters, digits and hyphens, "
            "48 characters at most.",
            owner=field_at(kind, path[:-1]).label,
            name=path[-1],
        ),
        hint=text("用拼音或英文写，例如 region。", "Use letters, as in region."),
        key=True,
    )
