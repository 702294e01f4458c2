"""The command line: one module per command, each in Chinese and English."""

from deskbook.cli.program import main

__all__ = ["main"]
