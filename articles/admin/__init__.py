"""The desk: Django's admin with pages of its own for correcting, judging, attributing and publishing. No logic lives here."""

from articles.admin import articles, house, intake, publication, rules, sources, terms

__all__ = ["articles", "house", "intake", "publication", "rules", "sources", "terms"]
