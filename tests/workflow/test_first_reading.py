"""The first reading writes at once what the stages write one by one, and leaves them nothing to do."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.db import transaction

from articles.errors import NotPermitted
from articles.formats import READERS, piece
from articles.models import Article, AuditEntry, Quote, Source
from articles.models.languages import LANGUAGES
from articles.text.script import convert
from articles.workflow import conductor, first_reading, glossary, house, intake
from tests.make import make_user

pytestmark = pytest.mark.django_db

SEED = piece.read(settings.BASE_DIR / "seeds" / "yunnan-blockchain")
ENGLISH, CHINESE = (
    {page.language: page for page in SEED.documents}[code].content.decode() for code in ("en", "zh-hant")
)
SIMPLIFIED = convert(CHINESE, "zh-hans", source="zh-hant").text
SHORT = {
    "zh-hant": "雲南引領新基建\n\n李娜說：「雲南省區塊鏈中心在昆明掛牌成立，這是第一個。」\n\n2019年增速為8.1%。\n\n相關文章:\n",
    "en": "Yunnan leads new infrastructure\n\n“The center opened in Kunming, the first of its kind,” Li Na said.\n\nWas this article helpful?\n",
    "zh-hans": "云南引领新基建\n\n李娜说：“云南省区块链中心在昆明挂牌成立，这是第一个。”\n\n2019年增速为8.1%。\n",
}
GAPS = {
    "zh-hans": "\n\n".join(SIMPLIFIED.split("\n\n")[2:9] + SIMPLIFIED.split("\n\n")[14:30]),
    "en": "\n\n".join(ENGLISH.split("\n\n")[:20] + ENGLISH.split("\n\n")[25:]),
    "zh-hant": "\n\n".join(CHINESE.split("\n\n")[4:]),
}
STORIES = {
    "the seed": {"zh-hant": CHINESE, "en": ENGLISH},
    "the seed in three languages": {"en": ENGLISH, "zh-hans": SIMPLIFIED, "zh-hant": CHINESE},
    "gaps in every language": GAPS,
    "a short piece with cruft": SHORT,
    "the source comes last": dict(reversed(SHORT.items())),
    "one language": {"en": SHORT["en"]},
    "one script": {"zh-hans": SHORT["zh-hans"]},
    "two scripts": {"zh-hant": SHORT["zh-hant"], "zh-hans": SHORT["zh-hans"]},
    "a page that is all cruft": {"en": SHORT["en"], "zh-hant": "相關文章:\n"},
    "nothing but cruft": {"en": "Was this article helpful?\n"},
}
PASSING = {
    "id",
    "article_id",
    "paragraph_id",
    "document_id",
    "key",
    "found_at",
    "at",
    "subject",
    "created_at",
    "received_at",
}


@pytest.fixture
def mei() -> Any:
    for table in SEED.terms:
        house.term(table["form"], table.get("also", {}), table.get("avoid", {}), table.get("note", ""))
    for table in SEED.sources:
        house.source(table["slug"], table["kind"], table["name"], table.get("role", {}), table.get("avoid", {}))
    return make_user("mei")


def by_stages(actor: Any, pages: dict[str, str], source_language: str, about: dict[str, Any]) -> Article:
    """The article as the stages make it, one after the other."""
    documents = []
    for (language, page), origin in zip(pages.items(), origins(pages), strict=True):
        document, _ = intake.receive(
            actor=actor, content=page.encode(), filename=f"{language}.txt", language=language, origin=origin
        )
        documents.append(document)
    for document in documents:
        conductor.read_in(document)
    article = intake.open_article(
        actor=actor, slug="story", documents=documents, source_language=source_language, about=about
    )
    conductor.settle(article)
    return article


def at_once(
    actor: Any, pages: dict[str, str], source_language: str, about: dict[str, Any], checks: bool = True
) -> Article:
    """The article by its first reading."""
    rows, read = [], []
    for (language, page), origin in zip(pages.items(), origins(pages), strict=True):
        document = READERS["text/plain"](page.encode(), "")
        read.append(first_reading.Page(document.text, language, origin, document.blocks))
        rows.append(
            intake.draw_up(
                actor=actor,
                content=page.encode(),
                filename=f"{language}.txt",
                page=document,
                language=language,
                origin=origin,
            )
        )
    terms = glossary.rules_of_new(about.get("publisher"))
    found = first_reading.study(read, source_language, terms, languages=LANGUAGES, checks=checks)
    with conductor.writing():
        return first_reading.write(actor=actor, study=found, documents=rows, slug="story", about=about)


def origins(pages: dict[str, str]) -> list[str]:
    return ["source", *["machine"] * (len(pages) - 1)]


def everything(article: Article) -> dict[str, list[Any]]:
    """All that is stored of the article, without the keys and moments that each writing makes anew."""
    place = {
        block.pk: (document.language, block.position)
        for document in article.documents.all()
        for block in document.blocks.all()
    }
    position = {row.pk: row.position for row in article.paragraphs.all()}
    quotes = Quote.objects.filter(paragraph__article=article)
    return {
        "article": plain(Article.objects.filter(pk=article.pk)),
        "documents": plain(article.documents.order_by("pk")),
        "blocks": [plain(document.blocks.all()) for document in article.documents.order_by("pk")],
        "paragraphs": plain(article.paragraphs.all()),
        "holds": [sorted(place[block.pk] for block in row.blocks.all()) for row in article.paragraphs.all()],
        "editions": sorted(plain(article.editions.all()), key=lambda row: row["language"]),
        "quotes": plain(quotes.order_by("paragraph__position", "pk")),
        "quoted": [position[quote.paragraph_id] for quote in quotes.order_by("paragraph__position", "pk")],
        "findings": plain(article.findings.order_by("pk")),
        "found": [position.get(finding.paragraph_id or 0) for finding in article.findings.order_by("pk")],
        "audit": plain(AuditEntry.objects.order_by("pk")),
    }


def plain(rows: Any) -> list[dict[str, Any]]:
    return [{name: value for name, value in row.items() if name not in PASSING} for row in rows.values()]


def stored(article: Article) -> list[list[dict[str, Any]]]:
    """The rows themselves, keys included."""
    quotes = Quote.objects.filter(paragraph__article=article)
    managers = [article.documents, article.paragraphs, article.findings, article.editions, quotes]
    return [list(manager.order_by("pk").values()) for manager in managers]


@pytest.mark.parametrize("name", STORIES)
def test_it_writes_what_the_stages_write(mei, name: str) -> None:
    pages = STORIES[name]
    for source_language in pages:
        about = {"publisher": Source.objects.first(), "rights": Article.Rights.OWNED}
        with transaction.atomic():
            expected = everything(by_stages(mei, pages, source_language, about))
            transaction.set_rollback(True)
        with transaction.atomic():
            assert everything(at_once(mei, pages, source_language, about)) == expected
            transaction.set_rollback(True)


@pytest.mark.parametrize("name", STORIES)
def test_the_stages_change_nothing_after_it(mei, name: str) -> None:
    article = at_once(mei, STORIES[name], next(iter(STORIES[name])), {})
    before = stored(article)
    for document in article.documents.all():
        conductor.read_in(document)
    conductor.settle(article)
    assert stored(article) == before


def test_without_checks_the_next_settling_adds_them(mei) -> None:
    with transaction.atomic():
        expected = everything(at_once(mei, SHORT, "zh-hant", {}))
        transaction.set_rollback(True)
    article = at_once(mei, SHORT, "zh-hant", {}, checks=False)
    assert (article.findings.count(), Quote.objects.count()) == (0, 0)
    conductor.settle(article)
    assert everything(article) == expected


def test_it_asks_for_the_permission(mei) -> None:
    with pytest.raises(NotPermitted):
        at_once(make_user("kim", group=None), STORIES["one language"], "en", {})
    assert not Article.objects.exists()


def test_it_takes_few_statements_however_long_the_story_is(mei, django_assert_max_num_queries) -> None:
    mei.has_perm("articles.receive_document")
    with django_assert_max_num_queries(30):
        at_once(mei, STORIES["the seed in three languages"], "zh-hant", {})
