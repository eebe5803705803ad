"""The pages behind a story: versions, comparison, provenance and quotes, which tell what readers have seen and nothing of the draft."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import Article, Edition
from articles.models.languages import LANGUAGES
from articles.workflow import cruft, publication, schedule
from articles.workflow.correcting import correct_public
from tests.make import make_document, make_published, make_source, make_story, make_user
from tests.public.make import BODY, make_piece, make_public, make_quote
from tests.public.page import Page

pytestmark = pytest.mark.django_db
ROOT = "/en/articles/tea-moves-west/"
NOTES = {"en": "The tea was not good.", "zh-hans": "茶不好。", "zh-hant": "茶不好。"}


def read(client: Client, address: str) -> Page:
    return Page(client.get(f"{ROOT}{address}"))


def correct(article: Article, actor: Any, text: str = "He said “the tea is bad”.") -> None:
    """Another text for the English edition, published with a note."""
    article.paragraphs.filter(kind="paragraph").update(text_en=text, approved_digest_en="")
    correct_public(
        actor=actor,
        article=article,
        languages=["en"],
        kind="correction",
        arose="translation",
        wrong="good",
        right="bad",
        notes=NOTES,
        ask_others=False,
        override="Readers must know.",
    )


@pytest.fixture
def pia() -> Any:
    return make_user("pia@example.org", "Publisher", is_superuser=True)


@pytest.fixture
def story(pia: Any) -> Article:
    """A story with two versions in English and a draft that goes on."""
    article = make_piece()
    publication.publish(actor=pia, article=article, language="en")
    correct(article, pia)
    article.paragraphs.update(text_en="A change that nobody has published.")
    return article


@pytest.mark.parametrize("page", ["versions/", "versions/compare/?old=1&new=2", "provenance/", "quotes/"])
def test_nothing_of_the_draft_reaches_a_page_behind_the_story(client: Client, story: Article, page: str) -> None:
    found = read(client, page)
    assert found.response.status_code == 200
    assert found.faults() == []
    assert "nobody has published" not in found.text
    assert "Readers must know." not in found.text
    assert "pia@example.org" not in found.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", ["versions/", "provenance/", "quotes/", "with/en/", "with/zh-hans/"])
def test_every_page_behind_a_story_is_sound_and_self_canonical(client: Client, language: str, page: str) -> None:
    make_public()
    found = Page(client.get(f"/{language}/articles/tea-moves-west/{page}"))
    assert found.faults() == []
    assert found.lang.lower() == language
    assert found.canonical == f"http://testserver/{language}/articles/tea-moves-west/{page}"
    assert found.robots == "noindex, follow"


@pytest.mark.parametrize("page", ["versions/", "provenance/", "quotes/", "with/zh-hant/", "versions/compare/"])
def test_behind_a_story_that_is_not_public_there_is_nothing(client: Client, page: str) -> None:
    article = make_piece()
    assert read(client, page).response.status_code == 404
    make_published(article, "en", state=Edition.State.WITHDRAWN)
    withdrawn = read(client, page)
    assert withdrawn.response.status_code == 410
    assert BODY["en"] not in withdrawn.text


def test_versions_say_what_changed_and_what_readers_were_told(client: Client, story: Article) -> None:
    page = read(client, "versions/")
    assert "Passages changed: 1." in page.text
    assert "The tea was not good." in page.text
    assert f"{ROOT}versions/compare/?old=1&new=2" in page.links
    assert page.text.index("Version 2") < page.text.index("Version 1")


def test_a_version_that_never_came_out_is_not_listed(client: Client, pia: Any) -> None:
    article = make_piece()
    moment = timezone.now() + timedelta(hours=1)
    schedule.schedule(actor=pia, article=article, languages=["en"], moment=moment)
    schedule.unschedule(actor=pia, article=article, language="en")
    publication.publish(actor=pia, article=article, language="en")
    page = read(client, "versions/")
    assert "Version 2" in page.text
    assert "Version 1" not in page.text
    assert read(client, "versions/compare/?old=1&new=2").response.status_code == 404


def test_a_comparison_marks_words(client: Client, story: Article) -> None:
    content = client.get(f"{ROOT}versions/compare/?old=1&new=2").content.decode()
    assert "<del>good</del>" in content
    assert "<ins>bad</ins>" in content


def test_a_comparison_of_chinese_marks_characters(client: Client, pia: Any) -> None:
    article = make_piece()
    publication.publish(actor=pia, article=article, language="zh-hant")
    article.paragraphs.filter(kind="paragraph").update(text_zh_hant="他說：「茶很壞」。")
    make_published(article, "zh-hant")
    content = client.get("/zh-hant/articles/tea-moves-west/versions/compare/?old=1&new=2").content.decode()
    assert "<del>好</del>" in content


def test_a_comparison_without_numbers_is_of_the_newest_two(client: Client, story: Article) -> None:
    found, asked = (client.get(f"{ROOT}versions/compare/{query}").content for query in ("", "?old=1&new=2"))
    assert found == asked


@pytest.mark.parametrize("query", ["?old=1", "?old=1&new=9", "?old=x&new=1", "?old=1&new=１"])
def test_a_comparison_with_a_version_that_there_is_not_is_not_found(client: Client, story: Article, query: str) -> None:
    assert client.get(f"{ROOT}versions/compare/{query}").status_code == 404


PAGE = (
    "Tea moves west\n\nTea of Yunnan was sold in Paris on Monday, the exchange said in a statement.\n\nAdvertisement\n"
)


def received(**fields: Any) -> Article:
    """A story out of a page that was received, public in English."""
    article = make_story({"en": PAGE}, slug="tea-moves-west", **fields)
    make_published(article, "en")
    return article


def test_provenance_tells_what_was_received_and_what_was_taken_out(client: Client) -> None:
    document = received().documents.get()
    page = read(client, "provenance/")
    assert document.sha256 in page.text
    assert "advertisement" in page.text
    assert "Tea of Yunnan was sold in Paris" in page.text
    assert document.filename not in page.text
    assert document.received_by.username not in page.text


@pytest.mark.parametrize("rights", [Article.Rights.QUOTATION, Article.Rights.UNKNOWN])
@pytest.mark.parametrize("is_later", [True, False])
def test_a_page_is_shown_as_received_only_while_the_rights_allow_it(
    client: Client, rights: str, is_later: bool
) -> None:
    article = received(**({} if is_later else {"rights": rights}))
    Article.objects.update(rights=rights)
    page = read(client, "provenance/")
    assert article.documents.get().sha256 in page.text
    assert "was sold in Paris" not in page.text


def test_a_page_of_several_stories_is_not_shown(client: Client) -> None:
    document = received().documents.get()
    make_piece("not-public").documents.add(document)
    assert "was sold in Paris" not in read(client, "provenance/").text


def test_what_came_in_or_was_ruled_after_the_public_version_is_not_told(client: Client) -> None:
    article = received()
    kept = article.documents.get().blocks.kept().order_by("-position")[0]
    cruft.rule(actor=make_user(), article=article, block=kept, ruling="strip", reason="No.")
    late = make_document("A later page.", "en", origin="machine")
    article.documents.add(late)
    page = read(client, "provenance/")
    assert "taken out by an editor" not in page.text
    assert late.sha256 not in page.text
    assert "was sold in Paris" not in page.text


def test_an_address_with_a_query_is_told_by_its_host_alone(client: Client) -> None:
    article = received()
    article.documents.update(url="https://news.example.org/tea?token=secret")
    page = read(client, "provenance/")
    assert "news.example.org" in page.text
    assert "secret" not in page.response.content.decode()


@pytest.mark.parametrize(("page", "queries"), [("versions/", 7), ("provenance/", 12), ("quotes/", 2)])
def test_pages_behind_a_story_cost_the_same_whatever_they_list(
    client: Client, pia: Any, page: str, queries: int, django_assert_num_queries: Any
) -> None:
    article = received()
    publication.publish(actor=pia, article=article, language="en", override="Now.")
    for text in ("One.", "Two."):
        correct(article, pia, text)
        with django_assert_num_queries(queries):
            client.get(f"{ROOT}{page}")


def quoting(slug: str, **fields: Any) -> Article:
    article = make_piece(slug)
    if fields.get("source"):
        article.sources.add(fields["source"])
    make_quote(article, **fields)
    make_published(article, "en")
    return article


def test_quotes_stand_with_their_original_and_lead_to_the_passage(client: Client) -> None:
    article = quoting("tea-moves-west", source=make_source())
    row = article.paragraphs.get(kind="paragraph")
    for address in ("/en/quotes/", f"{ROOT}quotes/"):
        page = Page(client.get(address))
        assert page.faults() == []
        assert "the tea is good" in page.text
        assert "Ruan Chengfa" in page.text
        assert page.all("p", class_="original", lang="zh-Hant")
        assert f"{ROOT}#p{row.pk}" in page.links
        assert page.graph["CollectionPage"]["hasPart"][0]["spokenByCharacter"]["name"] == "Ruan Chengfa"
        assert page.robots != "noindex, follow"


def test_an_unnamed_speaker_is_called_so(client: Client) -> None:
    quoting("tea-moves-west", source=make_source("witness", kind="unnamed", name_en="A witness"))
    page = Page(client.get("/en/quotes/"))
    assert "unnamed, described as here" in page.text
    assert page.graph["CollectionPage"]["hasPart"][0]["spokenByCharacter"] == {
        "@type": "Person",
        "description": "A witness",
    }


def test_quotes_of_drafts_and_of_other_languages_are_not_listed(client: Client) -> None:
    quoting("tea-moves-west")
    make_quote(make_piece("draft"))
    assert len(Page(client.get("/en/quotes/")).all("section", class_="quoting")) == 1
    empty = Page(client.get("/zh-hant/quotes/"))
    assert empty.robots == "noindex, follow"
    assert not empty.all("section", class_="quoting")


def test_the_list_of_quotes_comes_in_pages_and_costs_the_same(client: Client, django_assert_num_queries: Any) -> None:
    for number in range(11):
        quoting(f"tea-{number}")
        with django_assert_num_queries(2 + len(LANGUAGES)):
            page = Page(client.get("/en/quotes/"))
    assert "?page=2" in page.links
    assert len(Page(client.get("/en/quotes/?page=2")).all("section", class_="quoting")) == 1
