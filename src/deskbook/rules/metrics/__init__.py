"""Rules on metrics and their targets."""
