"""Roles, their places and reporting lines."""
