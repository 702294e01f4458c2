"""Changing source files: edits of text, canonical form, and writing many files as one."""
