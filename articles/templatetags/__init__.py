"""Template tags and filters, one module for each side of the house."""
