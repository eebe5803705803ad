"""The desk: Django's admin with pages of its own for correcting, judging, attributing and publishing. No logic lives here."""

from articles.admin import articles, audit, house, intake, publication, rules, sources, terms

__all__ = ["articles", "audit", "house", "intake", "publication", "rules", "sources", "terms"]
