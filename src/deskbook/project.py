"""Where a handbook project is and what its `mkdocs.yml` says, read without MkDocs."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from deskbook.messages import Text, text
from deskbook.messages.system import reason

CONFIG_NAMES = ("mkdocs.yml", "mkdocs.yaml")
STATE_DIRECTORY = ".deskbook"
"""The folder in a project for what can be made again: caches and the spare copy of the site."""


class ProjectError(Exception):
    """There is no usable project; `text` says why and what to do."""

    def __init__(self, message: Text) -> None:
        super().__init__(message.render("en"))
        self.text = message


@dataclass(frozen=True, slots=True)
class Project:
    """What deskbook needs from a project's `mkdocs.yml`. Folders are absolute.

    `docs` holds the authored pages and `handbook` the sources; as a rule they are the same.
    `site_url` ends in "/" or is "". `language` is the theme's, "zh" or "en". `repository` is
    the address of the sources or "". `unpublished` are the patterns of authored pages that the
    site leaves out and of drafts. `files` are the configuration file and those it inherits from.
    """

    config_file: Path
    site_dir: Path
    docs: Path
    handbook: Path
    directory_urls: bool = True
    site_url: str = ""
    language: str = "en"
    repository: str = ""
    unpublished: tuple[str, str] = ("", "")
    files: tuple[Path, ...] = ()

    @property
    def root(self) -> Path:
        """The project's folder."""
        return self.config_file.parent

    @property
    def directory(self) -> str:
        """The handbook folder relative to `root`, with forward slashes."""
        return self.handbook.relative_to(self.root).as_posix()

    @property
    def state(self) -> Path:
        """The folder for caches."""
        return self.root / STATE_DIRECTORY


class _Loader(yaml.SafeLoader):
    """Reads the tags that configurations use: `!ENV` is looked up, code is ignored."""


def _environment(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
    if isinstance(node, yaml.SequenceNode):
        *names, default = loader.construct_sequence(node)
        if not names:
            names, default = [default], None
    else:
        names, default = [node.value], None
    for name in names:
        if str(name) in os.environ:
            return yaml.safe_load(os.environ[str(name)])
    return default


_Loader.add_constructor("!ENV", _environment)
_Loader.add_multi_constructor("!", lambda loader, suffix, node: None)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda loader, suffix, node: None)


def find(config: str | None = None, start: Path | None = None) -> Project:
    """Return the project of `config`, or the one in `start` (default: the current folder).

    Without a `mkdocs.yml`, a folder with `handbook/` in it can be checked, not built.

    Raises:
        ProjectError: there is no such file or folder, or it cannot be used.
    """
    if config is not None:
        return read(Path(config))
    root = (start or Path.cwd()).resolve()
    for name in CONFIG_NAMES:
        if (root / name).is_file():
            return read(root / name)
    handbook = root / "handbook"
    if handbook.is_dir():
        return Project(root / CONFIG_NAMES[0], root / "site", handbook, handbook)
    raise ProjectError(
        text(
            zh="在 {root} 里没有找到 mkdocs.yml 或 handbook 文件夹。请先进入手册所在的文件夹，"
            "或运行 deskbook init 新建一份手册。",
            en="There is no mkdocs.yml and no handbook folder in {root}. Change to the folder of"
            " your handbook, or run deskbook init to start one.",
            root=root,
        )
    )


def read(config_file: Path) -> Project:
    """Return the project of a configuration file.

    Raises:
        ProjectError: it is missing, cannot be read, or names a folder outside the project.
    """
    config_file = Path(os.path.abspath(config_file))  # noqa: PTH100 - a linked file stays here
    files: list[Path] = []
    data = _load(config_file, files)
    theme = data.get("theme")
    language = str(theme.get("language", "en")) if isinstance(theme, dict) else "en"
    site_url = str(data.get("site_url") or "")
    docs = str(data.get("docs_dir") or "docs")
    return Project(
        config_file=config_file,
        site_dir=_inside(config_file.parent, str(data.get("site_dir") or "site")),
        docs=_inside(config_file.parent, docs),
        handbook=_inside(config_file.parent, _option(data.get("plugins"), "handbook") or docs),
        directory_urls=data.get("use_directory_urls") is not False,
        site_url=site_url if not site_url or site_url.endswith("/") else site_url + "/",
        language="zh" if language.lower().startswith("zh") else "en",
        repository=str(data.get("repo_url") or ""),
        unpublished=(str(data.get("exclude_docs") or ""), str(data.get("draft_docs") or "")),
        files=tuple(files),
    )


def _load(path: Path, files: list[Path]) -> dict[str, Any]:
    if path in files:
        raise _unusable(path, "INHERIT")
    files.append(path)
    if not path.is_file():
        raise ProjectError(
            text(
                zh="没有找到网站设置文件“{path}”。请新建这个文件，写上四行："
                "site_name: 手册；docs_dir: handbook；"
                "theme: {{name: material, language: zh, font: false}}；plugins: [deskbook]。",
                en='There is no site configuration "{path}". Make that file with four lines:'
                " site_name: Handbook; docs_dir: handbook; theme: {{name: material, font: false}};"
                " plugins: [deskbook].",
                path=path,
            )
        )
    try:
        data = yaml.load(path.read_text("utf-8-sig"), _Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise _unusable(path, f"{mark.line + 1}:{mark.column + 1}" if mark else "YAML") from error
    except UnicodeDecodeError as error:
        raise _unusable(path, "UTF-8") from error
    except OSError as error:
        raise _unusable(path, reason(error)) from error
    if not isinstance(data, dict):
        raise _unusable(path, "site_name")
    if parent := data.get("INHERIT"):
        return {**_load(Path(os.path.normpath(path.parent / str(parent))), files), **data}
    return data


def _unusable(path: Path, reason: Text | str) -> ProjectError:
    return ProjectError(
        text(
            zh="网站设置文件“{path}”无法使用，问题在：{reason}。"
            "请检查这里的缩进、冒号和引号，并以 UTF-8 编码保存。",
            en='The site configuration "{path}" cannot be used because of {reason}. Check the'
            " indentation, colons and quotes there, and save it as UTF-8.",
            path=path,
            reason=reason,
        )
    )


def _option(plugins: object, name: str) -> str:
    """An option of our plugin, "" when it is not set."""
    entries: list[tuple[Any, Any]] = []
    if isinstance(plugins, dict):
        entries = list(plugins.items())
    if isinstance(plugins, list):
        entries = [pair for one in plugins if isinstance(one, dict) for pair in one.items()]
    for plugin, options in entries:
        if plugin == "deskbook" and isinstance(options, dict):
            return str(options.get(name) or "")
    return ""


def _inside(root: Path, name: str) -> Path:
    """Return a folder of the project.

    Raises:
        ProjectError: it is the project itself or lies outside, where nothing may be written.
    """
    path = Path(os.path.normpath(root / name))
    if not path.is_relative_to(root) or path == root:
        raise ProjectError(
            text(
                zh="mkdocs.yml 里的文件夹“{name}”必须在项目文件夹 {root} 之内。",
                en='The folder "{name}" in mkdocs.yml must lie inside the project folder {root}.',
                name=name,
                root=root,
            )
        )
    return path
