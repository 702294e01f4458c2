"""`deskbook init`: a small, valid handbook to start from."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

import click

from deskbook import schema
from deskbook.cli.common import language_option, misuse, tell, write_failed
from deskbook.messages import Text, text
from deskbook.project import STATE_DIRECTORY
from deskbook.schema.library import folder as schema_folder


def command(language: str) -> click.Command:
    """Return the command with its help in `language`."""

    @click.command(
        "init",
        short_help=Text(
            "在空文件夹里新建一份小而完整的手册。",
            "Start a small, complete handbook in an empty folder.",
        ).render(language),
        help=Text(
            "在空文件夹里新建一份小而完整的手册，不会覆盖已有文件。",
            "Start a small, complete handbook in an empty folder; never overwrites a file.",
        ).render(language),
        epilog=Text(
            "\b\n示例：\n  deskbook init\n  deskbook init my-handbook",
            "\b\nExamples:\n  deskbook init\n  deskbook init my-handbook",
        ).render(language),
    )
    @click.argument("folder", default=".", type=click.Path(path_type=Path))
    @language_option(language)
    def init(folder: Path) -> None:
        starter = resources.files(__package__).joinpath("starter")
        files = dict(_walk(starter, ""))
        folder = folder.resolve()
        if folder.exists() and not folder.is_dir():
            misuse(
                text(
                    zh="{folder} 是一个文件，不是文件夹。请换一个名字。",
                    en="{folder} is a file, not a folder. Choose another name.",
                    folder=folder,
                ),
                language,
            )
        taken = [name for name in files if (folder / name).exists()]
        if taken:
            misuse(
                text(
                    zh="{folder} 里已经有 {name}，没有改动任何文件。请换一个空文件夹。",
                    en="{folder} already has {name}; nothing was changed. Choose an empty folder.",
                    folder=folder,
                    name="、".join(taken[:3]) if language == "zh" else ", ".join(taken[:3]),
                ),
                language,
            )
        try:
            _write(folder, files)
        except OSError as error:
            misuse(write_failed(str(folder), error), language)
        tell(
            text(
                zh="已在 {folder} 新建手册：{count} 个文件。\n"
                "接下来：deskbook check 检查，deskbook serve 边改边看。",
                en="Started a handbook in {folder}: {count} files.\n"
                "Next: deskbook check, then deskbook serve to edit and watch.",
                folder=folder,
                count=len(files),
            ),
            language,
        )

    return init


def _walk(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.is_dir():
            yield from _walk(entry, f"{prefix}{entry.name}/")
        else:
            # A wheel cannot be relied on to carry a file called .gitignore.
            yield (
                prefix + ("." + entry.name[4:] if entry.name.startswith("dot-") else entry.name),
                (entry.read_bytes()),
            )


def _write(folder: Path, files: dict[str, bytes]) -> None:
    """Write all files, or take back what was written."""
    written: list[Path] = []
    existed = folder.exists()
    try:
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            written.append(path)
            path.write_bytes(content)
        write_schemas(folder / STATE_DIRECTORY / "schemas")
    except OSError:
        for path in written:
            path.unlink(missing_ok=True)
        if not existed:
            shutil.rmtree(folder, ignore_errors=True)
        raise


def write_schemas(folder: Path) -> None:
    """Put the schemas where the first line of every source points an editor to."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in schema.names():
        shutil.copyfile(schema_folder() / f"{name}.schema.json", folder / f"{name}.schema.json")
