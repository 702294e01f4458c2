"""The language server: the same checks while the author types."""
