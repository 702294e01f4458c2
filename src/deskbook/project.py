"""Where a handbook project is and what its `mkdocs.yml` says, read without MkDocs."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from deskbook.messages import Text, text

CONFIG_NAMES = ("mkdocs.yml", "mkdocs.yaml")
STATE_DIRECTORY = ".deskbook"
"""The folder in a project for what can be made again: caches and the spare copy of the site."""


class ProjectError(Exception):
    """There is no usable project; `message` says why and what to do."""

    def __init__(self, message: Text) -> None:
        super().__init__(message.render("en"))
        self.message = message


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with a `mkdocs.yml` and a handbook folder.

    `directory` is the handbook folder and `site_directory` the output, both relative to `root`
    with forward slashes.
    """

    root: Path
    config: Path | None
    directory: str = "handbook"
    site_directory: str = "site"
    use_directory_urls: bool = True

    @property
    def state(self) -> Path:
        """The folder for caches."""
        return self.root / STATE_DIRECTORY


class _Lenient(yaml.SafeLoader):
    """Reads any `mkdocs.yml`: tags such as `!ENV` or `!!python/name` become None."""


def _ignore(loader: yaml.SafeLoader, suffix: str, node: yaml.Node) -> None:
    return None


_Lenient.add_multi_constructor("!", _ignore)
_Lenient.add_multi_constructor("tag:yaml.org,2002:python/", _ignore)


def find(config: str | None = None, start: Path | None = None) -> Project:
    """Return the project of `config`, or the one in `start` (default: the current folder).

    Without a `mkdocs.yml`, a folder with `handbook/` in it is a project with default settings.

    Raises:
        ProjectError: there is no such file or folder, or it cannot be read.
    """
    if config is not None:
        return _read(Path(config).resolve())
    root = (start or Path.cwd()).resolve()
    for name in CONFIG_NAMES:
        if (root / name).is_file():
            return _read(root / name)
    if (root / "handbook").is_dir():
        return Project(root, None)
    raise ProjectError(
        text(
            zh="在 {root} 里没有找到 mkdocs.yml 或 handbook 文件夹。请先进入手册所在的文件夹，"
            "或运行 deskbook init 新建一份手册。",
            en="There is no mkdocs.yml and no handbook folder in {root}. Change to the folder of"
            " your handbook, or run deskbook init to start one.",
            root=root,
        )
    )


def _read(config: Path) -> Project:
    try:
        settings = yaml.load(config.read_text("utf-8-sig"), _Lenient)
    except (OSError, UnicodeDecodeError) as error:
        raise ProjectError(
            text(
                zh="无法读取 {config}：{reason}。请确认文件存在，并以 UTF-8 编码保存。",
                en="{config} cannot be read: {reason}. See that it exists and is saved as UTF-8.",
                config=config,
                reason=getattr(error, "strerror", None) or "UTF-8",
            )
        ) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f":{mark.line + 1}:{mark.column + 1}" if mark else ""
        raise ProjectError(
            text(
                zh="{config}{place} 写法有误，请检查这一行的缩进、冒号和引号。",
                en="{config}{place} is not valid YAML; check the indentation, colons and quotes"
                " of that line.",
                config=config,
                place=place,
            )
        ) from error
    return _project(config, settings if isinstance(settings, dict) else {})


def _project(config: Path, settings: dict[str, Any]) -> Project:
    root = config.parent
    return Project(
        root=root,
        config=config,
        directory=_inside(root, settings.get("docs_dir"), "handbook"),
        site_directory=_inside(root, settings.get("site_dir"), "site"),
        use_directory_urls=settings.get("use_directory_urls") is not False,
    )


def _inside(root: Path, value: object, default: str) -> str:
    """Return a folder setting relative to the project.

    Raises:
        ProjectError: it lies outside the project, where nothing may be read or written.
    """
    name = value if isinstance(value, str) and value else default
    path = Path(os.path.normpath(root / name))
    if not path.is_relative_to(root) or path == root:
        raise ProjectError(
            text(
                zh="mkdocs.yml 里的文件夹「{name}」必须在项目文件夹 {root} 之内。",
                en='The folder "{name}" in mkdocs.yml must lie inside the project folder {root}.',
                name=name,
                root=root,
            )
        )
    return path.relative_to(root).as_posix()
