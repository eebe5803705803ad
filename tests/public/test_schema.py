"""Structured data read back: one graph a page, ids that hold together, and what each kind of page must tell."""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from articles.models import Article, AuditEntry, Edition
from articles.models.languages import LANGUAGES
from articles.reading.public_addresses import tag
from tests.make import make_published, make_source, make_user
from tests.public.make import WORDS, make_correction, make_piece, make_public, make_quote, make_region, make_topic
from tests.public.page import Page

pytestmark = pytest.mark.django_db
ROOT = "http://testserver"
KINDS = {
    "": {"WebSite", "NewsMediaOrganization", "CollectionPage"},
    "articles/tea/": {"NewsArticle", "Quotation", "BreadcrumbList", "WebSite", "NewsMediaOrganization"},
    "sources/ruan-chengfa/": {"ProfilePage", "BreadcrumbList", "WebSite", "NewsMediaOrganization"},
    "regions/yunnan/": {"CollectionPage", "BreadcrumbList", "WebSite", "NewsMediaOrganization"},
    "topics/tea/": {"CollectionPage", "BreadcrumbList", "WebSite", "NewsMediaOrganization"},
    "policies/": {"AboutPage", "BreadcrumbList", "WebSite", "NewsMediaOrganization"},
    "quotes/": {"CollectionPage", "BreadcrumbList", "WebSite", "NewsMediaOrganization"},
    "corrections/": {"CollectionPage", "ItemList", "BreadcrumbList", "WebSite", "NewsMediaOrganization"},
}


@pytest.fixture
def story() -> Article:
    article = make_piece(
        "tea",
        region=make_region(),
        publisher=make_source("herald", kind="publication", name_en="The Herald"),
        rights_note="© The Herald",
        byline_en="Li Na",
    )
    article.sources.add(source := make_source(role_en="governor"))
    article.sources.add(make_source("report", kind="document", name_en="A Report"))
    article.sources.add(make_source("witness", kind="unnamed", name_en="A witness"))
    article.topics.add(make_topic())
    make_quote(article, source=source)
    make_correction(article, languages=list(LANGUAGES))
    mei = make_user("mei", first_name="Mei", last_name="Lin")
    for language in LANGUAGES:
        AuditEntry.objects.create(actor=mei, verb="approve", article=article, language=language)
        make_published(article, language)
    return article


def graph(client: Client, address: str) -> dict[str, Any]:
    return Page(client.get(address)).graph


def walk(value: Any) -> Iterator[tuple[str, Any]]:
    """Every property with its value, at any depth."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield name, inner
            yield from walk(inner)
    if isinstance(value, list):
        for inner in value:
            yield from walk(inner)


@pytest.mark.parametrize("place", KINDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_has_one_graph_of_its_kinds_without_empty_or_forbidden_properties(
    client: Client, story: Article, language: str, place: str
) -> None:
    page = Page(client.get(f"/{language}/{place}"))
    [script] = page.scripts
    document = json.loads(script)
    assert set(document) == {"@context", "@graph"}
    assert {node["@type"] for node in document["@graph"]} == KINDS[place]
    for name, value in walk(document):
        assert value not in ("", None, [], {}), name
        assert name not in ("correctedWork", "sdPublisher")
        if name in ("url", "item", "urlTemplate"):
            assert str(value).startswith(f"{ROOT}/"), name
        if name == "inLanguage":
            assert set([value] if isinstance(value, str) else value) <= set(map(tag, LANGUAGES))
        if name.startswith("date"):
            assert datetime.fromisoformat(value).tzinfo


@pytest.mark.parametrize("place", KINDS)
def test_ids_are_unique_and_what_refers_to_this_page_is_on_it(client: Client, story: Article, place: str) -> None:
    [script] = Page(client.get(f"/en/{place}")).scripts
    nodes = json.loads(script)["@graph"]
    ids = [node["@id"] for node in nodes if "@id" in node]
    referred = {value["@id"] for _, value in walk(nodes) if isinstance(value, dict) and set(value) == {"@id"}}
    assert len(ids) == len(set(ids))
    assert {id for id in referred if "#" in id} <= set(ids)


def test_the_front_tells_the_site_its_search_the_house_and_the_newest_stories(client: Client, story: Article) -> None:
    nodes = graph(client, "/zh-hant/")
    site, house, page = nodes["WebSite"], nodes["NewsMediaOrganization"], nodes["CollectionPage"]
    assert site["publisher"] == {"@id": house["@id"]}
    assert site["potentialAction"]["target"]["urlTemplate"] == f"{ROOT}/zh-hant/search/?q={{search_term_string}}"
    assert house["correctionsPolicy"] == f"{ROOT}/zh-hant/policies/#corrections"
    assert house["logo"]["url"].endswith(".png")
    [item] = page["mainEntity"]["itemListElement"]
    assert (item["position"], item["url"]) == (1, f"{ROOT}/zh-hant/articles/tea/")


def test_an_article_tells_who_made_it_from_what_and_where(client: Client, story: Article) -> None:
    article = graph(client, "/en/articles/tea/")["NewsArticle"]
    assert article["author"] == [
        {"@type": "Person", "name": "Li Na"},
        {"@type": "Organization", "name": "The Herald", "url": f"{ROOT}/en/sources/herald/"},
    ]
    assert article["editor"] == [{"@type": "Person", "name": "Mei Lin"}]
    assert article["publisher"] == {"@id": f"{ROOT}/#house"}
    assert (article["creditText"], article["copyrightNotice"]) == ("The Herald", "© The Herald")
    assert article["version"] == 1
    assert article["contentLocation"]["name"] == article["articleSection"] == "Yunnan"
    assert [topic["name"] for topic in article["about"]] == article["keywords"] == ["Tea"]
    assert [source["name"] for source in article["isBasedOn"]] == ["A Report"]
    assert article["translationOfWork"] == {"@id": f"{ROOT}/zh-hant/articles/tea/"}
    assert article["datePublished"] <= article["dateModified"]


def test_who_is_named_is_named_and_who_is_not_is_described(client: Client, story: Article) -> None:
    mentions = graph(client, "/en/articles/tea/")["NewsArticle"]["mentions"]
    assert {"@type": "Person", "description": "A witness"} in mentions
    assert {
        "@type": "Person",
        "name": "Ruan Chengfa",
        "description": "governor",
        "url": f"{ROOT}/en/sources/ruan-chengfa/",
    } in mentions


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_quotation_has_its_words_and_those_that_they_translate(client: Client, story: Article, language: str) -> None:
    quotation = graph(client, f"/{language}/articles/tea/")["Quotation"]
    assert quotation["text"] == WORDS[language]
    assert quotation["isPartOf"] == {"@id": f"{ROOT}/{language}/articles/tea/"}
    original = {"@type": "Quotation", "text": WORDS["zh-hant"], "inLanguage": "zh-Hant"}
    assert quotation.get("translationOfWork") == (None if language == "zh-hant" else original)


@pytest.mark.parametrize(
    ("origins", "told"),
    [
        ({"origin_en": "machine"}, "TrainedAlgorithmicMediaDigitalSource"),
        ({"origin_en": "converted"}, "AlgorithmicallyEnhancedDigitalSource"),
        ({"origin_en": "human"}, None),
        ({"origin_en": "imported"}, None),
    ],
)
def test_machines_are_told_as_sources_and_never_as_persons(
    client: Client, story: Article, origins: dict[str, str], told: str | None
) -> None:
    story.paragraphs.update(**origins)
    make_published(story, "en")
    article = graph(client, "/en/articles/tea/")["NewsArticle"]
    assert article.get("digitalSourceType") == (told and f"https://schema.org/{told}")
    assert "translator" not in article


def test_a_machine_and_people_are_told_together(client: Client, story: Article) -> None:
    story.paragraphs.filter(position=0).update(origin_en="human")
    make_published(story, "en")
    told = graph(client, "/en/articles/tea/")["NewsArticle"]["digitalSourceType"]
    assert told == "https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource"


def test_a_story_of_our_own_is_by_the_house(client: Client) -> None:
    make_public("tea")
    assert graph(client, "/en/articles/tea/")["NewsArticle"]["author"] == {"@id": f"{ROOT}/#house"}


def test_a_retracted_story_says_so(client: Client) -> None:
    make_correction(make_public("tea", "en"), kind="retraction", note_en="The story was invented.")
    Edition.objects.update(state=Edition.State.RETRACTED)
    article = graph(client, "/en/articles/tea/")["NewsArticle"]
    assert article["creativeWorkStatus"] == "Retracted"
    assert article["correction"]["text"] == "The story was invented."


def test_a_withdrawn_story_tells_nothing(client: Client) -> None:
    make_public("tea", "en")
    Edition.objects.update(state=Edition.State.WITHDRAWN)
    assert graph(client, "/en/articles/tea/") == {}


def test_corrections_are_comments_on_the_stories_that_they_correct(client: Client, story: Article) -> None:
    nodes = graph(client, "/zh-hans/corrections/")
    [comment] = nodes["ItemList"]["itemListElement"]
    assert (comment["@type"], comment["text"], comment["inLanguage"]) == ("CorrectionComment", "年份有误。", "zh-Hans")
    assert comment["about"] == {"@id": f"{ROOT}/zh-hans/articles/tea/"}


def test_the_path_to_a_page_begins_at_the_front(client: Client, story: Article) -> None:
    for place, names in {"articles/tea/": ["Yunnan"], "topics/tea/": ["Tea"], "corrections/": ["Corrections"]}.items():
        steps = graph(client, f"/en/{place}")["BreadcrumbList"]["itemListElement"]
        assert [step["name"] for step in steps] == ["滇報 Dianbao", *names]
        assert [step["position"] for step in steps] == [1, 2]
        assert steps[0]["item"] == f"{ROOT}/en/"


@pytest.mark.parametrize("place", KINDS)
@pytest.mark.parametrize(
    ("language", "locale", "others"),
    [
        ("en", "en_US", {"zh_CN", "zh_TW"}),
        ("zh-hans", "zh_CN", {"en_US", "zh_TW"}),
        ("zh-hant", "zh_TW", {"en_US", "zh_CN"}),
    ],
)
def test_open_graph_names_the_language_and_the_others(
    client: Client, story: Article, place: str, language: str, locale: str, others: set[str]
) -> None:
    page = Page(client.get(f"/{language}/{place}"))
    assert [meta["content"] for meta in page.all("meta", property="og:locale")] == [locale]
    assert {meta["content"] for meta in page.all("meta", property="og:locale:alternate")} == others
    assert [meta["content"] for meta in page.all("meta", property="og:url")] == [page.canonical]
    card = "summary_large_image" if page.all("meta", property="og:image") else "summary"
    assert page.all("meta", name="twitter:card", content=card)


def test_open_graph_names_region_topics_publisher_and_moments_of_an_article(client: Client, story: Article) -> None:
    page = Page(client.get("/en/articles/tea/"))
    told = {
        meta["property"]: meta["content"]
        for meta in page.all("meta")
        if meta.get("property", "").startswith("article:")
    }
    assert told["article:section"] == "Yunnan"
    assert told["article:tag"] == "Tea"
    assert told["article:author"] == f"{ROOT}/en/sources/herald/"
    assert all(
        re.fullmatch(r"\d{4}-\d\d-\d\dT.*[+]\d\d:\d\d", told[f"article:{name}_time"])
        for name in ("published", "modified")
    )
