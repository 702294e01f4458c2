"""Files and folders of a handbook."""
