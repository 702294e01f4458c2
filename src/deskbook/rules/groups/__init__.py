"""Committees, task groups and projects across departments."""
