"""Reads only: records for pages. Nothing here writes."""
