"""From pages to a site: shells, stamping, building, serving."""

from deskbook.site.build import Builder, BuildResult
from deskbook.site.errors import SiteError
from deskbook.site.opening import open_builder

__all__ = ["BuildResult", "Builder", "SiteError", "open_builder"]
