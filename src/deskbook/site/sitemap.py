"""The list of pages for search engines: only addresses, so that equal sites give equal bytes."""

from __future__ import annotations

import gzip
import html
from collections.abc import Iterable


def sitemap(site_url: str, urls: Iterable[str]) -> dict[str, bytes]:
    """The files `sitemap.xml` and `sitemap.xml.gz` for addresses relative to `site_url`.

    Without a `site_url` the list is empty: it may hold whole addresses only.
    """
    listed = sorted(set(urls)) if site_url else []
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
        *(
            f"    <url><loc>{html.escape(site_url + url, quote=False)}</loc></url>"
            for url in listed
        ),
        "</urlset>",
        "",
    ]
    data = "\n".join(lines).encode()
    return {"sitemap.xml": data, "sitemap.xml.gz": gzip.compress(data, mtime=0)}
