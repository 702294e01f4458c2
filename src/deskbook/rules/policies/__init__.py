"""Rules on policies and their clauses."""
