"""deskbook: a handbook written as YAML, checked like code, published as a static site."""

__version__ = "0.1.0"
