"""Guided flows: that they lead somewhere."""
