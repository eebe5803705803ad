"""Tables, in the order of the path: a foreign key points only to an earlier stage."""

from articles.models.audit import AuditEntry
from articles.models.desk import Finding, Presence, Quote, TextDraft
from articles.models.house import PublisherRule, Region, Source, Topic
from articles.models.intake import Arrival, Block, Likeness, RawDocument
from articles.models.jobs import Job
from articles.models.pages import PageChange, PageClock, PublicFace, StoredPage
from articles.models.pictures import Picture
from articles.models.publication import Correction, Edition, EditionQuerySet, Filing, Revision
from articles.models.reports import ReaderReport
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
    "Filing",
    "Finding",
    "Job",
    "LanguageGrant",
    "Likeness",
    "PageChange",
    "PageClock",
    "Paragraph",
    "Picture",
    "Presence",
    "PublicFace",
    "PublisherRule",
    "Quote",
    "RawDocument",
    "ReaderReport",
    "Region",
    "Revision",
    "SearchDoc",
    "SearchIndex",
    "SearchText",
    "Source",
    "StoredPage",
    "Term",
    "TextDraft",
    "Topic",
]
