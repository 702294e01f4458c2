"""Ids of entries and of their parts."""
