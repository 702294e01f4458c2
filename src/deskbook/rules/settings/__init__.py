"""What a handbook says about its own checks."""
