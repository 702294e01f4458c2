"""What the duties of roles say."""
