"""One module for each kind of page: it gathers what the template shows."""
