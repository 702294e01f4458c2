"""Addresses: of a page, of a page as seen from another, and of the place to edit one."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import quote, urljoin

_SAFE = re.compile("[A-Za-z0-9_.~/-]*")


def quoted(path: str) -> str:
    """`path` as it stands in an address."""
    return path if _SAFE.fullmatch(path) else quote(path)


def url_of(path: str, directory_urls: bool) -> str:
    """The address of the output file `path`, relative to the site; "" is the home page.

    With `directory_urls` an index page is addressed by its folder, else by its file.
    """
    if directory_urls and path == "index.html":
        return ""
    if directory_urls and path.endswith("/index.html"):
        path = path[: -len("index.html")]
    return quoted(path)


def relative_url(target: str, origin: str) -> str:
    """The way from the page at address `origin` to the address `target`; both site-relative."""
    address, mark, anchor = target.partition("#")
    folder = origin.rpartition("/")[0]
    way = posixpath.relpath("/" + address, "/" + folder)
    if address.endswith("/") or not address:
        way += "/"
    return way + mark + anchor


def edit_url(
    source: str, repository: str | None, edit_uri: str | None, template: str | None
) -> str | None:
    """The address where `source` (relative to the handbook folder) is edited, or None.

    The three settings are those of MkDocs: `repo_url`, `edit_uri`, `edit_uri_template`.
    """
    if template:
        address = template.format(path=source, path_noext=posixpath.splitext(source)[0])
    elif edit_uri:
        address = edit_uri.rstrip("/") + "/" + source if edit_uri != "/" else edit_uri + source
    else:
        return None
    base = repository or ""
    if base and not address.startswith(("?", "#")) and not base.endswith("/"):
        base += "/"
    return urljoin(base, address)


def below(source: str, folder: str) -> str:
    """`source` relative to `folder`, both relative to the project; may begin with `../`."""
    if source.startswith(folder + "/"):
        return source[len(folder) + 1 :]
    return posixpath.relpath(source, folder or ".")
