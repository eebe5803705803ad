"""The page "Picture": sending, describing and removing by its forms, and what is refused at its door."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from articles.models import Article, Picture
from tests.make import make_short_story, make_user
from tests.pictures import make_bomb, make_file, make_image, make_pictured, stored_files

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]


@pytest.fixture
def story() -> Article:
    return make_short_story()


def door(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def address(story: Article) -> str:
    return f"/admin/articles/article/{story.pk}/picture/"


def send(client: Client, story: Article, content: bytes, name: str = "hills.jpg", seen: str = ""):
    upload = SimpleUploadedFile(name, content)
    return client.post(address(story), {"do": "attach", "picture": upload, "seen": seen}, follow=True)


def words(picture: Picture, language: str, alt: str) -> dict[str, str]:
    return {f"{language}-alt": alt, f"{language}-base": picture.version(language)}


def test_an_editor_sends_a_picture_and_sees_it(story) -> None:
    client = door(make_user())
    assert "This article has no picture." in client.get(address(story)).content.decode()
    page = send(client, story, make_file()).content.decode()
    picture = Picture.objects.get()
    assert "The article has this picture now." in page
    assert "640 × 400" in page
    assert f'src="/media/{picture.files[-1]["name"]}"' in page


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The file is empty."),
        (make_file()[:900], "The file is broken or cut short."),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "An SVG can carry programs"),
        (make_bomb(), "with 64 million at most"),
        (make_file("PNG", make_image((20, 20))), "at least 200 x 200"),
    ],
)
def test_what_is_refused_is_said_and_leaves_nothing(story, content: bytes, said: str) -> None:
    answer = send(door(make_user()), story, content)
    assert said in answer.content.decode()
    assert answer.status_code == 422
    assert not Picture.objects.exists()
    assert stored_files() == set()


def test_a_file_over_the_limit_of_uploads_is_refused_unread(story, settings) -> None:
    settings.MAX_UPLOAD_BYTES = 1000
    assert "The file is too large." in send(door(make_user()), story, make_file()).content.decode()


def test_the_second_of_two_pictures_is_refused_and_the_first_stands(story) -> None:
    first, second = door(make_user("mei")), door(make_user("li"))
    send(first, story, make_file(), "mei.jpg")
    page = send(second, story, make_file("PNG", make_image(left="green")), "li.png").content.decode()
    assert "Somebody else changed the picture" in page
    assert Picture.objects.get().filename == "mei.jpg"


def test_words_of_several_languages_are_saved_at_once(story) -> None:
    mei = make_user()
    picture = make_pictured(story, mei)
    post = {"do": "describe", **words(picture, "en", "Hills"), **words(picture, "zh-hant", "群山")}
    door(mei).post(address(story), post)
    picture = Picture.objects.get()
    assert (picture.alt_en, picture.alt_zh_hant, picture.alt_zh_hans) == ("Hills", "群山", None)


def test_a_language_that_nobody_typed_into_is_left_alone(story) -> None:
    picture = make_pictured(story, make_user("mei"))
    shown = {**words(picture, "en", "Hills"), **words(picture, "zh-hant", "")}
    door(make_user("li")).post(address(story), {"do": "describe", **words(picture, "zh-hant", "群山")})
    door(make_user("wu")).post(address(story), {"do": "describe", **shown})
    picture = Picture.objects.get()
    assert (picture.alt_en, picture.alt_zh_hant) == ("Hills", "群山")


def test_words_over_newer_words_are_refused_and_both_are_shown(story) -> None:
    picture = make_pictured(story, make_user("mei"))
    door(make_user("li")).post(address(story), {"do": "describe", **words(picture, "en", "What Li wrote")})
    client = door(make_user("wu"))
    answer = client.post(address(story), {"do": "describe", **words(picture, "en", "Words of Wu")})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Words of Wu" in page
    assert "What Li wrote" in page
    assert Picture.objects.get().alt_en == "What Li wrote"
    base = answer.context["entries"][0].version
    client.post(address(story), {"do": "describe", "en-alt": "Words of Wu", "en-base": base})
    assert Picture.objects.get().alt_en == "Words of Wu"


def test_a_picture_is_taken_off(story) -> None:
    mei = make_user()
    picture = make_pictured(story, mei)
    door(mei).post(address(story), {"do": "remove", "seen": picture.sha256})
    assert not Picture.objects.exists()


def test_a_translator_describes_and_does_no_more(story) -> None:
    picture = make_pictured(story, make_user())
    client = door(make_user("lin", "Translator", languages=["zh-hant"]))
    page = client.get(address(story)).content.decode()
    assert 'name="zh-hant-alt"' in page
    assert 'name="en-alt"' not in page
    assert 'type="file"' not in page
    assert send(client, story, make_file(), seen=picture.sha256).status_code == 403
    assert client.post(address(story), {"do": "remove", "seen": picture.sha256}).status_code == 403
    both = {**words(picture, "en", "Forged"), **words(picture, "zh-hant", "群山")}
    client.post(address(story), {"do": "describe", **both})
    picture = Picture.objects.get()
    assert (picture.alt_en, picture.alt_zh_hant) == (None, "群山")


@pytest.mark.parametrize("group", [None, "Publisher"])
def test_forged_posts_of_others_change_nothing(story, group: str | None) -> None:
    picture = make_pictured(story, make_user())
    user = make_user("zhou", group, is_staff=group is None)
    for post in ({"do": "remove", "seen": picture.sha256}, {"do": "describe", **words(picture, "en", "Forged")}):
        assert door(user).post(address(story), post).status_code in (302, 403)
    assert send(door(user), story, make_file("PNG"), seen=picture.sha256).status_code in (200, 403)
    assert Picture.objects.get().sha256 == picture.sha256
    assert Picture.objects.get().alt_en is None


@pytest.mark.parametrize("do", ["attach:1", "sing", ""])
def test_an_unknown_button_is_a_bad_request(story, do: str) -> None:
    assert door(make_user()).post(address(story), {"do": do}).status_code == 400


def test_the_gate_leads_to_the_page(story) -> None:
    make_pictured(story, make_user())
    page = door(make_user("wang", "Publisher")).get(f"/admin/articles/article/{story.pk}/publish/").content.decode()
    assert "The picture has no alt text in this language." in page
    assert f'href="{address(story)}#en"' in page
