"""User-facing texts in Chinese and English."""

from deskbook.messages.text import LANGUAGES, Text, text

__all__ = ["LANGUAGES", "Text", "text"]
