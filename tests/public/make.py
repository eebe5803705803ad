"""Rows and readers for the tests of public pages."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from articles.models import Article, Correction, Paragraph, Quote, Region, Topic
from articles.models.languages import LANGUAGES, column, get
from tests.make import make_article, make_paragraph, make_published, make_user

HEADLINE = {"en": "Tea moves west", "zh-hans": "茶叶西行", "zh-hant": "茶葉西行"}
BODY = {"en": "He said “the tea is good”.", "zh-hans": "他说：“茶很好”。", "zh-hant": "他說：「茶很好」。"}
# What keeps a published story from search engines, feeds and sitemaps.
WITHHELD: dict[str, dict[str, Any]] = {
    "unapproved": {"approved": False},
    "legal hold": {"legal_hold": True},
    "without rights": {"rights": Article.Rights.UNKNOWN},
    "embargo": {"embargo_until": timezone.now() + timedelta(days=1)},
}
WORDS = {"en": "the tea is good", "zh-hans": "茶很好", "zh-hant": "茶很好"}


def make_region(slug: str = "yunnan") -> Region:
    """A region, named in three languages."""
    return Region.objects.create(slug=slug, name_en="Yunnan", name_zh_hans="云南", name_zh_hant="雲南")


def make_topic(slug: str = "tea") -> Topic:
    """A topic, named in three languages."""
    return Topic.objects.create(slug=slug, name_en="Tea", name_zh_hans="茶", name_zh_hant="茶")


def make_piece(slug: str = "tea-moves-west", *, approved: bool = True, **fields: Any) -> Article:
    """An article with a headline and a paragraph in three languages, not yet published."""
    article = make_article(slug=slug, **fields)
    make_paragraph(article, HEADLINE, approved=approved, kind=Paragraph.Kind.HEADLINE)
    make_paragraph(article, BODY, approved=approved)
    return article


def make_public(slug: str = "tea-moves-west", *languages: str, approved: bool = True, **fields: Any) -> Article:
    """The same, published in some languages, or in all of them."""
    article = make_piece(slug, approved=approved, **fields)
    for language in languages or LANGUAGES:
        make_published(article, language)
    return article


def make_quote(article: Article, **fields: Any) -> Quote:
    """A confirmed quote in the article's last paragraph."""
    paragraph = article.paragraphs.order_by("position").last()
    assert paragraph
    columns: dict[str, Any] = {}
    for language, words in WORDS.items():
        start = get(paragraph, "text", language).index(words)
        columns |= {column("words", language): words, column("start", language): start}
        columns[column("end", language)] = start + len(words)
    defaults = {"type": Quote.Type.DIRECT, "state": Quote.State.CONFIRMED}
    return Quote.objects.create(paragraph=paragraph, **defaults | columns | fields)


def make_correction(article: Article, **fields: Any) -> Correction:
    """A published correction to the English edition."""
    defaults = {
        "languages": ["en"],
        "kind": Correction.Kind.CORRECTION,
        "arose": Correction.Arose.TRANSLATION,
        "wrong": "in 1949",
        "right": "in 2020",
        "note_en": "The year was wrong.",
        "note_zh_hans": "年份有误。",
        "note_zh_hant": "年份有誤。",
        "published_at": timezone.now(),
    }
    creator = {} if "created_by" in fields else {"created_by": make_user(f"corrector-{Correction.objects.count()}")}
    return Correction.objects.create(article=article, **defaults | creator | fields)
