"""What one file may look like."""
