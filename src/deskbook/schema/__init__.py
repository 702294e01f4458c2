"""What one file may look like: accepting, explaining, and finding references in raw data."""

from deskbook.schema.acceptance import accepts
from deskbook.schema.files import names, schema
from deskbook.schema.plan import Plan, reference_plan, walk_parts, walk_prose, walk_references

__all__ = [
    "Plan",
    "accepts",
    "names",
    "reference_plan",
    "schema",
    "walk_parts",
    "walk_prose",
    "walk_references",
]
