"""Pages as HTML fragments, made from the model."""

from deskbook.pages.page import Heading, Page
from deskbook.pages.render import Options, Rendered, addresses, render_all, render_one
from deskbook.pages.urls import Urls

__all__ = [
    "Heading",
    "Options",
    "Page",
    "Rendered",
    "Urls",
    "addresses",
    "render_all",
    "render_one",
]
