"""The glossary: labels that mean one thing, and texts that use them."""
