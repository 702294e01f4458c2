"""The writing of a file."""
