"""`deskbook schema`: the JSON Schemas for editors, with the ids of the handbook if wanted."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from deskbook import schema
from deskbook.checking import check
from deskbook.cli import vscode
from deskbook.cli.common import (
    find_project,
    language_option,
    misuse,
    open_cache,
    project_option,
    tell,
    write_failed,
    write_whole,
)
from deskbook.messages import Text, text
from deskbook.model import KINDS, Handbook
from deskbook.model.places import ROOT_FILES
from deskbook.project import Project
from deskbook.schema import editor

FOLDER = "schemas"
"""Where the schemas with ids are written, below the project's folder for caches."""

_ENDINGS = ".{yml,yaml}"


def command(language: str) -> click.Command:
    """Return the command with its help in `language`."""

    @click.command(
        "schema",
        short_help=Text(
            "列出编辑器用的 JSON Schema。", "Show the JSON Schemas for editors."
        ).render(language),
        help=Text(
            "给编辑器用的 JSON Schema：补全栏目，解释每个栏目。不写种类时列出全部种类。",
            "The JSON Schemas for editors: they complete and explain every key. Without a kind,"
            " list the kinds.",
        ).render(language),
        epilog=Text(
            "\b\n示例：\n  deskbook schema role\n  deskbook schema --with-ids --vscode\n"
            "  deskbook schema --output schemas",
            "\b\nExamples:\n  deskbook schema role\n  deskbook schema --with-ids --vscode\n"
            "  deskbook schema --output schemas",
        ).render(language),
    )
    @click.argument("kind", required=False, type=click.Choice(schema.names()), metavar="[KIND]")
    @project_option(language)
    @click.option(
        "--with-ids",
        is_flag=True,
        help=Text(
            "写上手册里已有的编号和名称，编辑器就能补全它们（写入 .deskbook/schemas）。",
            "With the ids of the handbook and their names, so that editors complete them"
            " (written to .deskbook/schemas).",
        ).render(language),
    )
    @click.option(
        "--organization",
        metavar="ID",
        help=Text(
            "与种类和 --with-ids 一起用：用哪个组织的编号。",
            "With a kind and --with-ids: the organization whose ids are used.",
        ).render(language),
    )
    @click.option(
        "-o",
        "--output",
        metavar="FOLDER",
        type=click.Path(file_okay=False, path_type=Path),
        help=Text("写入这个文件夹。", "Write to this folder.").render(language),
    )
    @click.option(
        "--vscode",
        "settings",
        is_flag=True,
        help=Text(
            "同时写好 .vscode/settings.json，已有的设置不动。",
            "Write .vscode/settings.json too; the settings there stay.",
        ).render(language),
    )
    @language_option(language)
    def schemas(
        kind: str | None,
        config_file: str | None,
        with_ids: bool,
        organization: str | None,
        output: Path | None,
        settings: bool,
    ) -> None:
        if output is None and not settings and not (with_ids and kind is None):
            _print(kind, config_file, organization if with_ids else None, with_ids, language)
            return
        where = find_project(config_file, language)
        folder = (output or where.state / FOLDER).absolute()
        handbook = _handbook(where) if with_ids else None
        try:
            count = _write(folder, _files(handbook))
        except OSError as error:
            misuse(write_failed(str(folder), error), language)
        tell(
            text(
                zh="已把 {count} 个文件写入 {folder}。",
                en="Wrote {count} files to {folder}.",
                count=count,
                folder=folder,
            ),
            language,
        )
        mapping = _mapping(where, folder, handbook)
        if settings:
            _settings(where, mapping, language)
        elif with_ids:
            click.echo(vscode.snippet(mapping), nl=False)

    return schemas


def _print(
    kind: str | None,
    config_file: str | None,
    organization: str | None,
    with_ids: bool,
    language: str,
) -> None:
    """Print one schema with all it needs, or which kinds there are."""
    if kind is None:
        for name in schema.names():
            content = schema.schema(name)
            click.echo(f"{name:<12}  {content['title'] if language == 'zh' else _english(content)}")
        return
    ids = None
    if with_ids:
        handbook = _handbook(find_project(config_file, language))
        known = [one.id for one in handbook.organizations]
        if organization is None and len(known) == 1:
            organization = known[0]
        if organization not in known:
            misuse(
                text(
                    zh="请用 --organization 写明用哪个组织的编号：{known}。",
                    en="Say with --organization whose ids are wanted: {known}.",
                    known=", ".join(known) or "–",
                ),
                language,
            )
        ids = ids_of(handbook, organization)
    click.echo(_json(editor.bundled(kind, ids)), nl=False)


def _english(content: Mapping[str, Any]) -> str:
    return str(content["description"]).partition("\n")[2]


def _handbook(where: Project) -> Handbook:
    with open_cache(where, enabled=True) as cache:
        return check(where.root, where.directory, cache=cache).handbook


def ids_of(handbook: Handbook, organization: str) -> editor.Ids:
    """Return what a short reference in an organization may name, by kind; "" is the handbook."""
    found: dict[str, list[tuple[str, str]]] = {
        kind: [
            (key.id, handbook.label(key).removesuffix(f"({key.id})"))
            for home in dict.fromkeys((organization, "") if kind == "term" else (organization,))
            for key in handbook.declared_in(home, kind)
        ]
        for kind in KINDS
    }
    own = [one.name for one in handbook.organizations if one.id == organization]
    found["organization"] = [
        *(("organization", name) for name in own),
        *((one.id, one.name) for one in handbook.organizations),
    ]
    return found


def _files(handbook: Handbook | None) -> Iterator[tuple[str, str]]:
    """Yield the path and the content of every file: without ids one of each kind; with ids
    those of the whole handbook, and a folder for each organization."""
    if handbook is None:
        for name, content in editor.schema_files().items():
            yield name, _json(content)
        return
    beside = {f"{name}{editor.ENDING}" for name in ("common", "term")}
    whole = {_name(kind) for kind in ROOT_FILES.values()}
    for name, content in editor.schema_files(ids_of(handbook, "")).items():
        if name in whole | beside:
            yield name, _compact(content)
    for organization in _organizations(handbook):
        for name, content in editor.schema_files(ids_of(handbook, organization)).items():
            if name != _name("handbook"):
                yield f"{organization}/{name}", _compact(content)


def _organizations(handbook: Handbook) -> list[str]:
    return sorted({key.organization for key in handbook.declarations if key.organization})


def _write(folder: Path, files: Iterator[tuple[str, str]]) -> int:
    """Write what is not there already; return how many files there are."""
    count = 0
    for name, content in files:
        file = folder / name
        if not (file.is_file() and file.read_bytes() == content.encode()):
            file.parent.mkdir(parents=True, exist_ok=True)
            write_whole(file, content)
        count += 1
    return count


def _mapping(where: Project, folder: Path, handbook: Handbook | None) -> dict[str, list[str]]:
    """Return which schema counts for which files, as editors are told."""
    inside = folder.is_relative_to(where.root)
    place = f"./{folder.relative_to(where.root).as_posix()}" if inside else folder.as_uri()
    mapping: dict[str, list[str]] = defaultdict(list)
    for file, kind in ROOT_FILES.items():
        mapping[f"{place}/{_name(kind)}"].append(f"{where.directory}/{_pattern(file)}")
    homes = {f"{each}/": each for each in _organizations(handbook)} if handbook else {"": "*"}
    for below, home in homes.items():
        for one in KINDS.values():
            files = f"{where.directory}/{home}/{_pattern(one.folder)}"
            mapping[f"{place}/{below}{_name(one.name)}"].append(files)
    return dict(mapping)


def _name(kind: str) -> str:
    """Return the name of the schema file for the sources of a kind."""
    return f"{'glossary' if kind == 'term' else kind}{editor.ENDING}"


def _pattern(folder: str) -> str:
    """Return what matches the files of a folder, or one file, with either ending."""
    name = folder.removesuffix(".yml")
    return f"{name}{_ENDINGS}" if name != folder else f"{folder}/*{_ENDINGS}"


def _settings(where: Project, mapping: vscode.Schemas, language: str) -> None:
    file = where.root / ".vscode" / "settings.json"
    try:
        before = file.read_text("utf-8-sig") if file.exists() else ""
        content = vscode.merged(before, mapping)
        if content != before:
            file.parent.mkdir(exist_ok=True)
            write_whole(file, content)
    except vscode.UnreadableSettings:
        tell(
            text(
                zh="{file} 里有注释或者不完整，程序不便改动。请把下面的内容合并进去：",
                en="{file} has comments or is incomplete, so it is left alone. Merge this into it:",
                file=file,
            ),
            language,
        )
        click.echo(vscode.snippet(mapping), nl=False)
    except OSError as error:
        misuse(write_failed(str(file), error), language)


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _compact(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"
