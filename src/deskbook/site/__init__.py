"""From pages to a site: shells, stamping, building, serving."""
