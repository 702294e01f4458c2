"""Why a site could not be built or served, said so that the reader can act on it."""

from __future__ import annotations

from deskbook.messages import Text


class SiteError(Exception):
    """The base of all refusals of the site layer; `text` is shown to the user."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.render("en"))
        self.text = text


class SiteBusyError(SiteError):
    """Another build of the same project is running."""


class ForeignFolderError(SiteError):
    """The site folder holds files that deskbook did not write."""


class WriteError(SiteError):
    """A file could not be written, such as on a full disk; the old site is intact."""


class ThemeError(SiteError):
    """The site builder refused the configuration or failed."""


class PortBusyError(SiteError):
    """The address to serve on is taken or not allowed."""
