"""Pictures before readers: on the article and in lists, as files of their own, and on the card of a story that is shared."""

from typing import Any

import pytest
from django.conf import settings as house
from django.test import Client

from articles.models import Edition, Revision
from articles.models.languages import LANGUAGES
from tests.make import make_published, make_user
from tests.pictures import make_file, make_image, make_pictured, opened
from tests.public.make import make_piece, make_public, make_region
from tests.public.page import Page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]
ALT = {"en": "Hills at dusk", "zh-hans": "黄昏群山", "zh-hant": "黃昏群山"}
with_font = pytest.mark.skipif(not house.CARD_FONT, reason="No font of the list is installed.")


def make_pictured_story(**fields: Any) -> Any:
    """The piece with a picture of 1400 x 900, public in three languages."""
    article = make_piece(**fields)
    words = {language.replace("-", "_"): alt for language, alt in ALT.items()}
    picture = make_pictured(article, make_user("sender"), make_file("JPEG", make_image((1400, 900))), **words)
    for language in LANGUAGES:
        make_published(article, language)
    return picture


def read(client: Client, path: str = "articles/tea-moves-west/", language: str = "en") -> Page:
    return Page(client.get(f"/{language}/{path}"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_article_shows_its_picture_with_words_in_its_language(client: Client, language: str) -> None:
    make_pictured_story()
    page = read(client, language=language)
    [image] = [image for image in page.all("img") if image["alt"]]
    assert (image["alt"], image["width"], image["height"]) == (ALT[language], "1400", "900")
    assert image["fetchpriority"] == "high"
    assert "loading" not in image
    assert f"Caption of {ALT[language]}" in page.text
    assert f"Credit of {ALT[language]}" in page.text
    assert page.faults() == []


def test_browsers_choose_among_formats_and_widths(client: Client) -> None:
    make_pictured_story()
    page = read(client)
    sources = page.all("source")
    assert [source["type"] for source in sources] == ["image/avif", "image/webp"]
    for source in sources:
        offered = [each.split(" ") for each in source["srcset"].split(", ")]
        assert [width for _url, width in offered] == ["480w", "800w", "1200w", "1400w"]
        for url, width in offered:
            answer = client.get(url)
            assert answer["Content-Type"] == source["type"]
            assert f"{opened(answer.content).width}w" == width


def test_lists_show_it_small_lazy_and_silent(client: Client) -> None:
    region = make_region()
    make_pictured_story(region=region)
    page = read(client, "regions/yunnan/")
    [image] = page.all("img", loading="lazy")
    assert (image["alt"], image["width"], image["height"]) == ("", "1400", "900")
    assert "1200w" not in page.all("source")[0]["srcset"]
    assert page.all("a", tabindex="-1")[0]["aria-hidden"] == "true"
    assert page.faults() == []


def test_the_first_picture_of_the_front_is_not_lazy(client: Client) -> None:
    make_pictured_story()
    make_public("tea-moves-east", "en")
    Edition.objects.filter(article__slug="tea-moves-east").update(published_at="2020-01-01T00:00Z")
    assert len(read(client, "").all("img", fetchpriority="high")) == 1


def test_a_story_without_a_picture_has_none_also_in_revisions_from_before_pictures(client: Client) -> None:
    make_public()
    assert all("picture" not in row.content for row in Revision.objects.all())
    for path in ("", "articles/tea-moves-west/"):
        page = read(client, path)
        assert page.response.status_code == 200
        assert page.all("picture") == []
    assert "image" not in read(client).graph["NewsArticle"]


def test_machines_are_told_of_the_picture(client: Client) -> None:
    picture = make_pictured_story()
    image = read(client).graph["NewsArticle"]["image"]
    assert image["url"] == f"http://testserver/media/{picture.files[-1]['name']}"
    assert image["caption"] == "Caption of Hills at dusk"
    assert image["creditText"] == "Credit of Hills at dusk"


def test_a_file_may_be_kept_for_ever_and_runs_nothing(client: Client) -> None:
    picture = make_pictured_story()
    address = f"/media/{picture.files[0]['name']}"
    answer = client.get(address)
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Content-Type"] == "image/avif"
    assert "Set-Cookie" not in answer
    assert client.get(address, headers={"If-None-Match": answer["ETag"]}).status_code == 304
    head = client.head(address)
    assert (head.status_code, head["Content-Length"]) == (200, answer["Content-Length"])
    assert client.post(address).status_code == 405


@pytest.mark.parametrize(
    "name", ["../secret-key", "pictures/../../secret-key", "pictures/aa/x.jpg", "%2e%2e/secret-key"]
)
def test_nothing_else_in_storage_is_served(client: Client, name: str, media) -> None:
    picture = make_pictured_story()
    (media.parent / "secret-key").write_text("secret")
    assert client.get(f"/media/{name}").status_code == 404
    assert client.get(f"/media/{picture.master}").status_code == 404
    assert client.get(f"/media/pictures/aa/{'a' * 32}.jpg").status_code == 404


@with_font
@pytest.mark.parametrize("language", LANGUAGES)
def test_who_shares_a_story_shows_a_card_in_its_language(client: Client, language: str) -> None:
    make_public()
    page = read(client, language=language)
    told = {meta["property"]: meta["content"] for meta in page.all("meta") if "property" in meta}
    address = f"http://testserver/{language}/articles/tea-moves-west/card-1.jpg"
    assert (told["og:image"], told["og:image:width"], told["og:image:height"]) == (address, "1200", "630")
    answer = client.get(address)
    assert answer["Content-Type"] == told["og:image:type"] == "image/jpeg"
    assert answer["Surrogate-Key"] == "article-tea-moves-west"
    assert opened(answer.content).size == (1200, 630)


@with_font
def test_an_address_that_was_shared_before_leads_to_the_newest_card(client: Client) -> None:
    article = make_public()
    make_published(article, "en")
    old = client.get("/en/articles/tea-moves-west/card-1.jpg")
    assert (old.status_code, old["Location"]) == (302, "/en/articles/tea-moves-west/card-2.jpg")
    assert client.get("/en/articles/tea-moves-west/card-3.jpg").status_code == 404


@with_font
@pytest.mark.parametrize("state", [Edition.State.DRAFT, Edition.State.WITHDRAWN, Edition.State.RETRACTED])
def test_a_story_that_readers_do_not_see_has_no_card(client: Client, state: str) -> None:
    make_public()
    Edition.objects.update(state=state)
    assert client.get("/en/articles/tea-moves-west/card-1.jpg").status_code == 404


@with_font
def test_a_card_without_its_lost_file_is_drawn_all_the_same(client: Client, media) -> None:
    picture = make_pictured_story()
    whole = client.get("/en/articles/tea-moves-west/card-1.jpg").content
    (media / picture.files[-1]["name"]).unlink()
    plain = client.get("/en/articles/tea-moves-west/card-1.jpg")
    assert plain.status_code == 200
    assert plain.content != whole


def test_without_a_font_there_are_no_cards(client: Client, settings) -> None:
    settings.CARD_FONT = ""
    make_public()
    assert not read(client).all("meta", property="og:image")
    assert client.get("/en/articles/tea-moves-west/card-1.jpg").status_code == 404


def test_a_list_with_pictures_costs_no_more_queries(client: Client, django_assert_num_queries) -> None:
    make_public("tea-moves-east", "en")
    client.get("/en/")
    with django_assert_num_queries(4):
        client.get("/en/")
    make_pictured_story()
    with django_assert_num_queries(4):
        client.get("/en/")
    with django_assert_num_queries(2):
        client.get("/en/articles/tea-moves-west/")
