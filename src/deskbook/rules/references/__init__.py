"""References between entries."""
