"""What deskbook itself needs from `mkdocs.yml`, read without starting the site builder."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from deskbook.messages import text
from deskbook.site.errors import ThemeError


@dataclass(frozen=True, slots=True)
class Settings:
    """Places and addresses of a site. Folders are absolute, `site_url` ends in "/" or is "".

    `files` are the configuration file and those it inherits from; `language` is "zh" or "en".
    `docs` holds the authored pages, `handbook` the sources; as a rule they are the same.
    """

    config_file: Path
    site_dir: Path
    docs: Path
    handbook: Path
    directory_urls: bool
    site_url: str
    language: str
    address: str
    files: tuple[Path, ...]


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


def read_settings(config_file: Path) -> Settings:
    """Read `config_file`. Raises `ThemeError` when it is missing or cannot be read."""
    config_file = config_file.absolute()
    files: list[Path] = []
    data = _load(config_file, files)
    root = config_file.parent
    theme = data.get("theme")
    language = str(theme.get("language", "en")) if isinstance(theme, dict) else "en"
    site_url = str(data.get("site_url") or "")
    docs = root / str(data.get("docs_dir") or "docs")
    return Settings(
        config_file=config_file,
        site_dir=(root / str(data.get("site_dir") or "site")).resolve(),
        docs=docs,
        handbook=root / (_option(data.get("plugins"), "handbook") or docs),
        directory_urls=data.get("use_directory_urls") is not False,
        site_url=site_url if not site_url or site_url.endswith("/") else site_url + "/",
        language="zh" if language.lower().startswith("zh") else "en",
        address=str(data.get("dev_addr") or "127.0.0.1:8000"),
        files=tuple(files),
    )


def _load(path: Path, files: list[Path]) -> dict[str, Any]:
    if path in files:
        raise _unreadable(path, "INHERIT")
    files.append(path)
    if not path.is_file():
        raise ThemeError(
            text(
                zh="没有找到网站设置文件“{path}”。请运行 deskbook init 新建一份。",
                en='There is no site configuration "{path}". Run deskbook init to make one.',
                path=path,
            )
        )
    try:
        data = yaml.load(path.read_text("utf-8-sig"), _Loader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise _unreadable(path, str(error)) from error
    if not isinstance(data, dict):
        raise _unreadable(path, "site_name")
    if parent := data.get("INHERIT"):
        return {**_load((path.parent / str(parent)).absolute(), files), **data}
    return data


def _unreadable(path: Path, reason: str) -> ThemeError:
    return ThemeError(
        text(
            zh="网站设置文件“{path}”无法使用：{reason}",
            en='The site configuration "{path}" cannot be used: {reason}',
            path=path,
            reason=reason,
        )
    )


def _option(plugins: object, name: str) -> str:
    """An option of our plugin, "" when it is not set."""
    entries = plugins if isinstance(plugins, list) else [plugins]
    for entry in entries:
        options = entry.get("deskbook") if isinstance(entry, dict) else None
        if isinstance(options, dict):
            return str(options.get(name) or "")
    return ""
