"""Headcounts, posts and who holds them."""
