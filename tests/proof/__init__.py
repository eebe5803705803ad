"""Checkers from outside, over every public page that a crawler finds."""
