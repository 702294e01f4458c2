"""Reviews: that entries are looked at again in time."""
