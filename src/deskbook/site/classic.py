"""Scripts and pages for a site that is opened from a disk, where browsers run no modules."""

from __future__ import annotations

import json
import posixpath
import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping

from deskbook.messages import text
from deskbook.site.errors import SiteError

_SHOWN = 80
_START = r"(?:^|(?<=[;}]))"
_END = r";[ \t]*"
_NAMES = r"\{([^}]*)\}"
_FROM = r'"(\.{1,2}/[^"\n]+)"'
_IMPORT = re.compile(rf"{_START}import\s*{_NAMES}\s*from\s*{_FROM}{_END}", re.MULTILINE)
_FOR_EFFECT = re.compile(rf"{_START}import\s*{_FROM}{_END}", re.MULTILINE)
_PASSED_ON = re.compile(rf"{_START}export\s*{_NAMES}\s*from\s*{_FROM}{_END}", re.MULTILINE)
_LISTED = re.compile(rf"{_START}export\s*{_NAMES}{_END}", re.MULTILINE)
_DECLARED = re.compile(
    rf"{_START}export\s+(?=(?:async\s+)?(?:function\s*\*?|class|const|let)\s+([\w$]+))",
    re.MULTILINE,
)
_OTHER = re.compile(rf"{_START}(?:import|export)\b(?!\s*[(.])", re.MULTILINE)
_LOADED = re.compile(r"(?<![\w.$\"'])import\(")
_HERE = re.compile(r"(?<![\w.$])import\.meta\.url\b")
_MODULE_TAG = re.compile(r"<script\b[^>]*\btype=[\"']?module\b[^>]*>")
_SOURCE = re.compile(r"\bsrc=[\"']?([^\"'\s>]+)")
_TYPE = re.compile(r"\s*\btype=[\"']?module[\"']?")
_HINTS = re.compile(r"<link\b[^>]*\brel=[\"']?(?:modulepreload|preload|prefetch)\b[^>]*>\s*")


def is_module(source: str) -> bool:
    """Whether a script imports or exports anything, so that it is of no use by itself."""
    return _OTHER.search(source) is not None


def module(path: str, source: str) -> str:
    """Return the module at `path` (below the site's root) as a call of `deskbook.define`.

    Raises `SiteError` for a form of import or export that is not known.
    """
    folder = posixpath.dirname(path)
    exported: dict[str, str] = {}

    def identifier(way: str) -> str:
        return json.dumps(posixpath.normpath(posixpath.join(folder, way)))

    def imported(match: re.Match[str]) -> str:
        names = ", ".join(f"{a}: {b}" if a != b else a for a, b in _pairs(match[1]))
        return f"const {{ {names} }} = $need({identifier(match[2])});"

    def passed_on(match: re.Match[str]) -> str:
        origin = identifier(match[2])
        exported.update((b, f"$need({origin}).{a}") for a, b in _pairs(match[1]))
        return f"$need({origin});"

    def listed(match: re.Match[str]) -> str:
        exported.update((b, a) for a, b in _pairs(match[1]))
        return ""

    def declared(match: re.Match[str]) -> str:
        exported[match[1]] = match[1]
        return ""

    body = _IMPORT.sub(imported, source)
    body = _FOR_EFFECT.sub(lambda match: f"$need({identifier(match[1])});", body)
    body = _PASSED_ON.sub(passed_on, body)
    body = _LISTED.sub(listed, body)
    body = _DECLARED.sub(declared, body)
    if unknown := _OTHER.search(body):
        raise SiteError(
            text(
                zh="脚本“{path}”里有一处不能放进压缩包的写法：{line}",
                en='The script "{path}" has a line that cannot be put into the archive: {line}',
                path=path,
                line=body[unknown.start() :].partition("\n")[0][:_SHOWN],
            )
        )
    body = _HERE.sub("$here", _LOADED.sub("$load(", body))
    names = ", ".join(f"{name}: () => {value}" for name, value in exported.items())
    return (
        f"deskbook.define({json.dumps(path)}, ($expose, $need, $load, $here) => {{\n"
        f'"use strict";\n$expose({{ {names} }});\n{body}\n}});\n'
    )


def _pairs(names: str) -> Iterator[tuple[str, str]]:
    """What stands between the braces of an import or export, as (name, other name)."""
    for one in filter(None, (part.strip() for part in names.split(","))):
        name, _, other = one.partition(" as ")
        yield name.strip(), (other or name).strip()


def bundle(runtime: str, modules: Mapping[str, str]) -> str:
    """Return one classic script that defines all `modules` (source by path); it runs none."""
    return runtime + "".join(module(path, source) for path, source in sorted(modules.items()))


def handed_over(path: str, data: bytes) -> bytes:
    """Return a script that hands over the file `path` to the page that waits for it."""
    return b'deskbook.file(%s, "%s");\n' % (json.dumps(path).encode(), b64encode(data))


def page(path: str, html: str, bundle_path: str, modules: Iterable[str]) -> tuple[str, list[str]]:
    """Return a page that runs classic scripts in place of `modules`, and which of them it runs."""
    folder = posixpath.dirname(path)
    known = frozenset(modules)
    run: list[str] = []

    def tag(match: re.Match[str]) -> str:
        source = _SOURCE.search(match[0])
        name = posixpath.normpath(posixpath.join(folder, source[1])) if source else ""
        if name not in known:
            return match[0]
        first = ""
        if not run:
            way = posixpath.relpath(bundle_path, folder or ".")
            first = f'<script defer src="{way}"></script>'
        run.append(name)
        return f"{first}{_TYPE.sub(' defer', match[0])}"

    return _MODULE_TAG.sub(tag, _HINTS.sub("", html)), run


def start(path: str) -> str:
    """Return the classic script that stands in the place of the module `path`."""
    return f"deskbook.need({json.dumps(path)});\n"
