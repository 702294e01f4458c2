"""Changing a handbook by what is meant: find, rename, retire and begin entries."""
