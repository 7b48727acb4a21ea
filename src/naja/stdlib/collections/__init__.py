"""`collections`."""
