"""Search: what entries are found by, the index file, and the engine that reads it."""
