"""Writing sources: edits by place, files written as one, the canonical form, fixes."""

from deskbook.editing.edits import Edit, EditError, apply
from deskbook.editing.transaction import TransactionError, recover, write_all

__all__ = ["Edit", "EditError", "TransactionError", "apply", "recover", "write_all"]
