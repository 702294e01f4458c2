"""Rules on meetings."""
