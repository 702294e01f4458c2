"""Rules on approvals."""
