"""What search engines and other programs read: canonical, hreflang, OpenGraph, structured data; and that pages are sound HTML."""

from typing import Any

import pytest
from django.test import Client

from articles.models import Article, Edition
from articles.models.languages import LANGUAGES
from tests.make import make_published, make_source
from tests.public.make import make_correction, make_piece, make_quote, make_region, make_topic
from tests.public.page import Page

pytestmark = pytest.mark.django_db
PAGES = ("", "articles/tea/", "sources/ruan-chengfa/", "regions/yunnan/", "topics/tea/", "corrections/", "nothing/")
ROOT = "http://testserver"


@pytest.fixture
def story() -> Article:
    article = make_piece("tea", region=make_region(), publisher=make_source("herald", kind="publication"))
    article.sources.add(source := make_source())
    article.topics.add(make_topic())
    make_quote(article, source=source)
    make_correction(article, languages=list(LANGUAGES))
    for language in LANGUAGES:
        make_published(article, language)
    return article


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("state", ["published", "withdrawn", "missing"])
def test_every_page_is_sound_html(client: Client, story: Article, language: str, page: str, state: str) -> None:
    if state == "withdrawn":
        Edition.objects.update(state=state)
    if state == "missing":
        Edition.objects.filter(language=language).delete()
    read = Page(client.get(f"/{language}/{page}"))
    assert read.faults() == []
    assert read.lang.lower() == language


def test_hreflang_is_mutual_absolute_and_names_the_page_itself(client: Client, story: Article) -> None:
    pages = {language: Page(client.get(f"/{language}/articles/tea/")) for language in LANGUAGES}
    expected = {
        "en": f"{ROOT}/en/articles/tea/",
        "zh-Hans": f"{ROOT}/zh-hans/articles/tea/",
        "zh-Hant": f"{ROOT}/zh-hant/articles/tea/",
        "x-default": f"{ROOT}/en/articles/tea/",
    }
    for language, page in pages.items():
        assert page.alternates == expected
        assert page.canonical == f"{ROOT}/{language}/articles/tea/"


def test_hreflang_leaves_out_editions_that_are_not_approved_or_not_public(client: Client, story: Article) -> None:
    story.paragraphs.update(approved_digest_zh_hans="")
    make_published(story, "zh-hans")
    story.editions.filter(language="en").update(state=Edition.State.WITHDRAWN)
    alternates = Page(client.get("/zh-hant/articles/tea/")).alternates
    assert set(alternates) == {"zh-Hant", "x-default"}
    assert alternates["x-default"] == f"{ROOT}/zh-hant/articles/tea/"


def test_the_language_links_lead_to_the_same_page_and_mark_the_present_one(client: Client, story: Article) -> None:
    page = Page(client.get("/en/regions/yunnan/"))
    assert {f"/{language}/regions/yunnan/" for language in LANGUAGES} <= page.links
    assert [link["hreflang"] for link in page.all("a") if link.get("aria-current") == "page"] == ["en"]


def test_open_graph_tells_title_kind_and_dates(client: Client, story: Article) -> None:
    metas = {
        meta.get("property"): meta["content"]
        for meta in Page(client.get("/en/articles/tea/")).all("meta")
        if "property" in meta
    }
    assert metas["og:type"] == "article"
    assert metas["og:title"] == "Tea moves west"
    assert "article:published_time" in metas


def test_structured_data_tells_the_article_its_quotes_and_its_corrections(client: Client, story: Article) -> None:
    graph = Page(client.get("/en/articles/tea/")).graph
    article: dict[str, Any] = graph["NewsArticle"]
    assert article["@id"] == article["url"] == f"{ROOT}/en/articles/tea/"
    assert article["inLanguage"] == "en"
    assert article["author"]["name"] == "Ruan Chengfa"
    assert article["translationOfWork"] == {"@id": f"{ROOT}/zh-hant/articles/tea/"}
    correction = {"@type": "CorrectionComment", "text": "The year was wrong.", "inLanguage": "en"}
    assert article["correction"] == [correction]
    assert article["digitalSourceType"].endswith("TrainedAlgorithmicMediaDigitalSource")
    assert graph["Quotation"]["text"] == "the tea is good"
    assert graph["Quotation"]["spokenByCharacter"]["@type"] == "Person"
    assert [item["name"] for item in graph["BreadcrumbList"]["itemListElement"]][1:] == ["Yunnan"]


def test_the_original_names_its_translations_and_no_machine(client: Client, story: Article) -> None:
    article = Page(client.get("/zh-hant/articles/tea/")).graph["NewsArticle"]
    assert {"@id": f"{ROOT}/en/articles/tea/"} in article["workTranslation"]
    assert "translationOfWork" not in article
    assert "digitalSourceType" not in article
