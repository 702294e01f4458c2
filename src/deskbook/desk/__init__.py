"""What the agent desk shows: cards, guided flows, and what search finds them by."""
