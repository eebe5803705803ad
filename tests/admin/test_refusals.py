"""A step that is refused: the editor reads why in her own language, and not one English sentence."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.html import strip_tags

from tests.admin.test_new_page import HTML, filled, send, waiting
from tests.make import make_short_story, make_user

pytestmark = pytest.mark.django_db

ENGLISH = re.compile(r"[A-Za-z]{2,} [a-z]{2,}")
IMPORT = "/admin/articles/term/import/"


@pytest.fixture(params=["zh-hans", "zh-hant"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def door(language: str, role: str = "Publisher") -> Client:
    client = Client()
    client.force_login(make_user("mei", role, languages=["en"]))
    client.cookies["django_language"] = language
    return client


def alerts(answer: Any) -> list[str]:
    """What a page says in its alerts, its lists of errors and its messages."""
    html = answer.content.decode()
    shown = re.findall(
        r'<(li|p|div|tr)\b[^>]*(?:role="alert"|class="(?:error|warning|outcome-refused)")[^>]*>(.*?)</\1>', html, re.S
    )
    lists = re.findall(r'<ul class="errorlist[^>]*>(.*?)</ul>', html, re.S)
    return [strip_tags(text) for text in [*(text for _tag, text in shown), *lists]]


def check(said: list[str], *parts: str) -> None:
    assert said
    for text in said:
        assert re.search("[\u4e00-\u9fff]", text), text
        assert not ENGLISH.search(text), text
    for part in parts:
        assert part in " ".join(said)


def correct(client: Client, **post: str) -> dict[str, Any]:
    """What the script of the page "Correct" is answered about the second row."""
    story = make_short_story()
    paragraph = story.paragraphs.get(position=1)
    asked = {name.format(paragraph.pk): text.format(paragraph.pk) for name, text in post.items()}
    address = f"/admin/articles/article/{story.pk}/correct/"
    answer: dict[str, Any] = client.post(address, asked, headers={"accept": "application/json"}).json()
    return answer


def test_a_paragraph_is_too_long(language: str) -> None:
    check([correct(door(language), do="keep:{}:en", text="x" * 100_001)["refused"]], "100,000")


def test_a_row_is_gone(language: str) -> None:
    client = door(language)
    check([correct(client, do="keep:999999:en", text="x")["refused"]])
    check([correct(client, do="menu:999999")["refused"]])


def test_a_second_headline(language: str) -> None:
    answer = correct(door(language), **{"do": "kind:{}", "kind-{}": "headline"})
    check([message["text"] for message in answer["messages"]])


def test_a_language_that_is_not_hers_is_called_by_its_name(language: str) -> None:
    client = door(language, "Translator")
    said = correct(client, do="undo:{}:zh-hant")["refused"]
    check([said], {"zh-hans": "繁体中文", "zh-hant": "繁體中文"}[language])


def test_a_page_that_is_not_for_her(language: str) -> None:
    answer = door(language, "Translator").get("/admin/articles/rawdocument/add/")
    assert answer.status_code == 403
    assert {"zh-hans": "您没有这项权限", "zh-hant": "您沒有這項權限"}[language] in answer.content.decode()


def test_a_moment_that_has_passed(language: str) -> None:
    story = make_short_story()
    post = {"do": "schedule:en", "moment": "2020-01-01T00:00:00"}
    check(alerts(door(language).post(f"/admin/articles/article/{story.pk}/publish/", post, follow=True)))


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (b"form:en,word\nx,y\n", "word"),
        (b"form:en,note\nx,y,z\n", "a.csv:2: "),
        (b"form:en,article\nx,no-such-story\n", "no-such-story"),
        (b"form:en,avoid:en\nChain,Chain\n", "Chain"),
        (b"", ""),
    ],
)
def test_a_glossary_with_a_fault(language: str, content: bytes, part: str) -> None:
    answer = door(language).post(IMPORT, {"file": SimpleUploadedFile("a.csv", content), "do": "try"})
    check(alerts(answer), part)


@pytest.mark.parametrize(
    "file",
    [
        ("a.pdf", b"%PDF-1.7\n"),
        ("a.docx", b"PK\x03\x04" + b"x" * 40),
        ("a.txt", b"\xff\xfe\xff\xff\xff"),
        ("a.jsonl", b'{"headline": 5, "body": "x"}\n'),
        ("a.html", b"<html><p>" + b"x\x00" * 99),
        ("a.txt", b" \n"),
    ],
)
def test_a_file_that_cannot_be_read(language: str, file: tuple[str, bytes]) -> None:
    check(alerts(send(door(language), file)))


def test_a_file_that_is_too_large(language: str, settings: Any) -> None:
    settings.MAX_UPLOAD_BYTES = 10
    check(alerts(send(door(language), ("a.html", HTML))))


def test_a_page_that_was_received_before(language: str) -> None:
    client = door(language)
    first, second = (waiting(client, ("a.html", HTML)) for _ in range(2))
    forms = [filled(client, address) for address in (first, second)]
    client.post(first, forms[0])
    slug = next(name for name in forms[1] if name.endswith("-slug"))
    check(alerts(client.post(second, forms[1] | {slug: "another"})))
