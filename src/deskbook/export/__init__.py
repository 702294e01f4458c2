"""The handbook's data for other programs."""

from deskbook.export.document import document, export_schema, render

__all__ = ["document", "export_schema", "render"]
