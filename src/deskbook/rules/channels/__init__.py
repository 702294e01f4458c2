"""Rules on channels and their hours."""
