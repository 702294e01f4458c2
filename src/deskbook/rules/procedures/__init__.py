"""Procedures as graphs."""
