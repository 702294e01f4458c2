"""Rules on forms and their fields."""
