"""One kind of finding, and the one place that renders it."""

from deskbook.diagnostics.diagnostic import Diagnostic, Fix, Related, Severity, sort_key
from deskbook.diagnostics.location import Location

__all__ = ["Diagnostic", "Fix", "Location", "Related", "Severity", "sort_key"]
