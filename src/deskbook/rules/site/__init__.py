"""What building the site finds; only the manual pages are here."""
