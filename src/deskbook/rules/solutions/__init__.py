"""Solutions and the questions they answer."""
