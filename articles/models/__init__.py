"""Tables, in the order of the path: a foreign key points only to an earlier stage."""

from articles.models.audit import AuditEntry
from articles.models.desk import Finding, Presence, Quote, TextDraft
from articles.models.house import PublisherRule, Region, Source, Topic
from articles.models.intake import Arrival, Block, Likeness, RawDocument
from articles.models.jobs import Job
from articles.models.publication import Correction, Edition, EditionQuerySet, Revision
from articles.models.search import SearchDoc, SearchIndex, SearchText
from articles.models.staff import LanguageGrant
from articles.models.story import Article, Paragraph, Term

__all__ = [
    "Arrival",
    "Article",
    "AuditEntry",
    "Block",
    "Correction",
    "Edition",
    "EditionQuerySet",
    "Finding",
    "Job",
    "LanguageGrant",
    "Likeness",
    "Paragraph",
    "Presence",
    "PublisherRule",
    "Quote",
    "RawDocument",
    "Region",
    "Revision",
    "SearchDoc",
    "SearchIndex",
    "SearchText",
    "Source",
    "Term",
    "TextDraft",
    "Topic",
]
