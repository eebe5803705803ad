"""Stored pages and the server in front of Django."""
