"""Small files at fixed addresses: security.txt, the manifest, the description of the search, the icons."""

from datetime import datetime, timedelta
from io import BytesIO

import pytest
from django.contrib.staticfiles import finders
from django.core.exceptions import ImproperlyConfigured
from django.test import Client, override_settings
from django.utils import timezone
from PIL import Image

from articles.models.languages import LANGUAGES
from articles.reading.public_addresses import tag
from newsroom import env
from tests.public.feeds import read_json, read_xml
from tests.public.page import Page

SECURITY = "/.well-known/security.txt"


def file(address: str) -> bytes:
    """A static file by its address."""
    path = finders.find(address.removeprefix("/static/"))
    assert isinstance(path, str), address
    with open(path, "rb") as opened:
        return opened.read()


@override_settings(SECURITY_CONTACT="mailto:security@news.example")
def test_security_txt_says_whom_to_tell_and_how_long_that_holds(client: Client) -> None:
    response = client.get(SECURITY)
    fields = dict(line.split(": ", 1) for line in response.content.decode().splitlines())
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert fields["Contact"] == "mailto:security@news.example"
    assert fields["Canonical"] == f"http://testserver{SECURITY}"
    assert timedelta(0) < datetime.fromisoformat(fields["Expires"]) - timezone.now() < timedelta(days=365)


@override_settings(SECURITY_CONTACT="")
def test_without_a_contact_there_is_no_security_txt(client: Client) -> None:
    assert client.get(SECURITY).status_code == 404


@pytest.mark.parametrize("value", ["", "mailto:a@b.example", "https://b.example/holes", "tel:+86-871-1234567"])
def test_a_contact_is_an_address(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("SECURITY_CONTACT", value)
    assert env.contact("SECURITY_CONTACT") == value


@pytest.mark.parametrize(
    "value", ["a@b.example", "http://b.example/", "mailto:a@b.example\nContact: x", "javascript:x"]
)
def test_what_is_no_contact_stops_the_start(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("SECURITY_CONTACT", value)
    with pytest.raises(ImproperlyConfigured, match="SECURITY_CONTACT must be one address"):
        env.contact("SECURITY_CONTACT")


def test_the_manifest_names_icons_that_are_there_in_the_size_that_it_says(client: Client) -> None:
    assert client.get("/manifest.webmanifest")["Content-Type"] == "application/manifest+json"
    manifest = read_json(client, "/manifest.webmanifest")
    assert manifest["name"] == "滇報 Dianbao"
    assert {icon["sizes"] for icon in manifest["icons"]} >= {"192x192", "512x512"}
    for icon in manifest["icons"]:
        image = Image.open(BytesIO(file(icon["src"])))
        assert f"{image.width}x{image.height}" == icon["sizes"]
        assert Image.MIME[str(image.format)] == icon["type"]


@pytest.mark.django_db
def test_a_page_names_the_manifest_and_its_icons(client: Client) -> None:
    page = Page(client.get("/en/"))
    assert page.all("link", rel="manifest", href="/manifest.webmanifest")
    for link in page.all("link", rel="icon") + page.all("link", rel="apple-touch-icon"):
        assert file(link["href"])


def test_programs_that_read_no_page_find_the_icon(client: Client) -> None:
    assert file(client.get("/favicon.ico")["Location"])[:4] == b"\0\0\1\0"


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_browsers_learn_how_to_search_in_the_language_of_the_page(client: Client, language: str) -> None:
    [link] = Page(client.get(f"/{language}/")).all("link", rel="search")
    root = read_xml(client, link["href"], "opensearch.xsd")
    url = root.find("{*}Url").get("template")
    assert url == f"http://testserver/{language}/search/?q={{searchTerms}}"
    assert root.find("{*}Language").text == tag(language)


@override_settings(SITE_NAME="The Longest Name of a <Newsroom> & More")
def test_a_long_name_with_markup_breaks_no_file(client: Client) -> None:
    assert len(read_xml(client, "/en/opensearch.xml", "opensearch.xsd").find("{*}ShortName").text) == 16
    assert read_json(client, "/manifest.webmanifest")["name"] == "The Longest Name of a <Newsroom> & More"


@override_settings(SECURITY_CONTACT="mailto:security@news.example")
@pytest.mark.parametrize("address", [SECURITY, "/manifest.webmanifest", "/zh-hans/opensearch.xml", "/robots.txt"])
def test_these_files_are_for_caches_and_set_no_cookie(client: Client, address: str) -> None:
    response = client.get(address)
    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert not response.cookies
    assert client.get(address, HTTP_IF_NONE_MATCH=response["ETag"]).status_code == 304
    assert client.post(address).status_code == 405
