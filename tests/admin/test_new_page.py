"""New from page: what waits and for whom, what the editor decided, and what is made of it when she says so."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from articles.models import Arrival, Article, AuditEntry, Block, PublisherRule, RawDocument, Source
from articles.models.languages import LANGUAGES
from articles.models.story import digest
from articles.text import cruft
from tests.make import make_source, make_story, make_user

pytestmark = pytest.mark.django_db

ADD = "/admin/articles/rawdocument/add/"
STORY = (
    "The province opened a new road to the south on Monday, and it will carry four thousand trucks a day from May on."
)
ENGLISH = f"A new road opens\n\n{STORY}\n\nOur column\n\nShare this article on Facebook\n"
CHINESE = "新路開通\n\n該省星期一開通了一條通往南方的新路，從五月起每天將有四千輛卡車通過這條公路。\n\n分享到微博\n"
HTML = f"""<!doctype html><html lang="en"><head><title>A new road opens</title>
<meta property="og:site_name" content="The Paper"><link rel="canonical" href="https://paper.example/roads/1"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>A new road opens</h1><p>{STORY}</p>
<p>{STORY.replace("Monday", "Tuesday")}</p></article><footer>© 2026 The Paper. All rights reserved.</footer></body></html>"""
FEED = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The Paper</title><link>https://paper.example/</link>{items}</channel></rss>"""
ITEM = "<item><guid>{n}</guid><title>Road {n} opens</title><content:encoded><![CDATA[<p>{n}: {story}</p>]]></content:encoded></item>"


@pytest.fixture
def mei() -> Any:
    return make_user("mei")


def door(user: Any = None) -> Client:
    client = Client()
    if user is not None:
        client.force_login(user)
    return client


def send(client: Client, *files: tuple[str, str | bytes], text: str = "", html: str = "", batch: str = "") -> Any:
    batch = batch or str(client.get(ADD).context["form"]["batch"].value())
    uploads = [SimpleUploadedFile(n, c if isinstance(c, bytes) else c.encode()) for n, c in files]
    return client.post(ADD, {"uploads": uploads, "text": text, "html": html, "batch": batch})


def waiting(client: Client, *files: tuple[str, str | bytes], **pasted: str) -> str:
    """The address of the page on which what was sent waits."""
    answer = send(client, *files, **pasted)
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"]


def filled(client: Client, address: str, do: str = "create", **changes: Any) -> dict[str, Any]:
    """What a browser would post: the forms as they stand, with changes by field of the first page, or "2-field" of the second."""
    post: dict[str, Any] = {"do": do}
    for number, sheet in enumerate(client.get(address).context["sheets"], 1):
        pk = sheet.arrival.pk
        post[f"defaults-{pk}"] = sheet.page.defaults
        post[f"tick-{pk}"] = [str(block.position) for block in sheet.page.blocks if block.ticked]
        for bound in (*sheet.form.main, *sheet.form.more):
            value = changes.get(bound.name if number == 1 else f"{number}-{bound.name}", bound.value())
            post[bound.html_name] = "" if value is None else value
    return post


def ticks(post: dict[str, Any]) -> str:
    return next(key for key in post if key.startswith("tick-"))


def flip(post: dict[str, Any], *positions: int) -> dict[str, Any]:
    """The post with the ticks of these blocks of the first page turned."""
    key = ticks(post)
    return post | {key: sorted(set(post[key]) ^ {str(position) for position in positions})}


def verdicts(client: Client, address: str) -> list[list[bool]]:
    return [[block.ticked for block in sheet.page.blocks] for sheet in client.get(address).context["sheets"]]


def test_everything_is_shown_before_anything_is_made(mei) -> None:
    client = door(mei)
    address = waiting(client, ("road.txt", ENGLISH))
    page = client.get(address)
    assert verdicts(client, address) == [[False, False, False, True]]
    assert all(text in page.content.decode() for text in (STORY, "Our column", "share buttons", "0.97"))
    assert not RawDocument.objects.exists()
    assert not Article.objects.exists()
    assert not AuditEntry.objects.exists()


def test_a_draft_is_made_with_her_flips_as_rulings_that_teach(mei) -> None:
    paper = make_source("the-paper", kind="publication", name_en="The Paper")
    client = door(mei)
    address = waiting(client, ("road.txt", ENGLISH))
    answer = client.post(address, flip(filled(client, address, publisher=str(paper.pk)), 2, 3))
    article = Article.objects.get()
    assert answer["Location"] == f"/admin/articles/article/{article.pk}/cruft/"
    assert (article.slug, article.source_language, article.publisher) == ("a-new-road-opens", "en", paper)
    document = RawDocument.objects.get()
    assert bytes(document.content).decode() == ENGLISH
    assert list(document.blocks.values_list("ruling", "ruled_by__username").order_by("position"))[2:] == [
        ("strip", "mei"),
        ("keep", "mei"),
    ]
    assert set(PublisherRule.objects.values_list("publisher", "ruling", "state")) == {
        (paper.pk, "strip", "live"),
        (paper.pk, "keep", "live"),
    }
    verbs = set(AuditEntry.objects.filter(actor=mei).values_list("verb", flat=True))
    assert {"receive", "open article", "strip block", "keep block", "teach rule"} <= verbs
    assert not Arrival.objects.exists()
    assert [row.text_en for row in article.paragraphs.all()] == [
        "A new road opens",
        STORY,
        "Share this article on Facebook",
    ]


def test_what_was_shown_unticked_is_kept_and_teaches_nothing(mei, monkeypatch) -> None:
    """A verdict of cruft that is too unsure for a tick: the draft is what she saw."""
    judge = cruft.judge

    def unsure(blocks: Any, **about: Any) -> Any:
        return tuple(
            replace(found, is_cruft=n == 2, score=0.5 * (n == 2)) for n, found in enumerate(judge(blocks, **about))
        )

    monkeypatch.setattr(cruft, "judge", unsure)
    client, paper = door(mei), make_source("the-paper", kind="publication")
    address = waiting(client, ("road.txt", ENGLISH))
    page = client.get(address).content.decode()
    assert page.count("block-doubtful") == 1
    client.post(address, filled(client, address, publisher=str(paper.pk)))
    assert Block.objects.get(position=2).ruling == "keep"
    assert Block.objects.exclude(ruling="").count() == 1
    assert "Our column" in [row.text_en for row in Article.objects.get().paragraphs.all()]
    assert not PublisherRule.objects.exists()


def test_what_she_decided_survives_a_reload(mei) -> None:
    client = door(mei)
    address = waiting(client, ("road.txt", ENGLISH))
    post = flip(filled(client, address, "save", slug="my-road", rights_note="Ours"), 2)
    assert client.post(address, post).status_code == 204
    another = door(mei)
    sheet = another.get(address).context["sheets"][0]
    assert verdicts(another, address) == [[False, False, True, True]]
    assert (sheet.form["slug"].value(), sheet.form["rights_note"].value()) == ("my-road", "Ours")
    client.post(address, flip(filled(client, address, "save"), 2))
    assert verdicts(client, address) == [[False, False, False, True]]


def test_two_languages_become_one_article(mei) -> None:
    client = door(mei)
    address = waiting(client, ("road-zh.txt", CHINESE), ("road-en.txt", ENGLISH))
    client.post(address, filled(client, address))
    article = Article.objects.get()
    assert article.source_language == "zh-hant"
    assert article.slug == "a-new-road-opens"
    assert set(article.documents.values_list("language", "origin")) == {("zh-hant", "source"), ("en", "machine")}


def test_two_pages_in_one_language_become_two_articles(mei) -> None:
    client = door(mei)
    address = waiting(client, ("a.txt", ENGLISH), ("b.txt", ENGLISH.replace("Monday", "Tuesday")))
    client.post(address, filled(client, address))
    assert sorted(Article.objects.values_list("slug", flat=True)) == ["a-new-road-opens", "a-new-road-opens-2"]


def test_a_page_joins_an_article_on_the_desk(mei) -> None:
    article = make_story({"zh-hant": CHINESE})
    client = door(mei)
    address = waiting(client, ("road.txt", ENGLISH))
    client.post(address, filled(client, address, belongs=f"article:{article.pk}", origin="machine"))
    assert set(article.documents.values_list("language", flat=True)) == {"zh-hant", "en"}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"slug": "taken"}, "An article has this slug already"),
        ({"source_language": "zh-hans"}, "No page of this article is in this language"),
        ({"language": "zh-hans", "source_language": "zh-hans"}, "it reads as English"),
        ({"url": "javascript:alert(1)"}, "Enter a valid URL"),
        ({"2-belongs": "page"}, "Select a valid choice"),
        ({"2-language": "en"}, "The article has a page in this language already"),
    ],
)
def test_what_cannot_be_made_is_said_and_nothing_is_made(mei, changes: dict[str, str], said: str) -> None:
    make_story({"en": "Another\n\nStory.\n"}, slug="taken")
    client = door(mei)
    address = waiting(client, ("en.txt", ENGLISH), ("zh.txt", CHINESE))
    before = RawDocument.objects.count()
    answer = client.post(address, filled(client, address, **changes))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert RawDocument.objects.count() == before
    assert Arrival.objects.count() == 2


def test_verdicts_that_she_did_not_see_make_no_draft(mei) -> None:
    paper = make_source("the-paper", kind="publication", name_en="The Paper")
    client = door(mei)
    address = waiting(client, ("road.txt", ENGLISH))
    post = filled(client, address, publisher=str(paper.pk))
    PublisherRule.objects.create(
        publisher=paper, pattern="our column", digest=digest("our column"), ruling="strip", made_by=mei
    )
    answer = client.post(address, post)
    assert answer.status_code == 422
    assert "others than you saw" in answer.content.decode()
    assert verdicts(client, address) == [[False, False, True, True]]
    client.post(address, filled(client, address))
    assert Block.objects.get(position=2).rule == "taught"


def test_a_refused_file_is_said_and_the_others_wait(mei) -> None:
    client = door(mei)
    answer = send(client, ("good.txt", ENGLISH), ("bad.txt", b"\x00\x01\x02" * 90), ("empty.txt", "\n"))
    assert answer.status_code == 422
    sent = [(page.filename, bool(page.arrival), bool(page.refused)) for page in answer.context["sent"]]
    assert sent == [("good.txt", True, False), ("bad.txt", False, True), ("empty.txt", False, True)]
    assert client.get(answer.context["onward"]).status_code == 200


def test_bytes_that_are_here_already_are_shown_where_they_are(mei) -> None:
    story = make_story({"en": ENGLISH})
    answer = send(door(mei), ("again.txt", ENGLISH))
    page = answer.content.decode()
    assert f"/admin/articles/article/{story.pk}/cruft/" in page
    assert f"/admin/articles/rawdocument/{story.documents.get().pk}/change/" in page
    assert not Arrival.objects.exists()


def test_bytes_that_wait_already_are_not_taken_twice(mei) -> None:
    answer = send(door(mei), ("a.txt", ENGLISH), ("b.txt", ENGLISH))
    assert "wait already, as a.txt" in answer.content.decode()
    assert Arrival.objects.count() == 1


def test_a_pasted_page_keeps_its_markup_and_tells_of_itself(mei) -> None:
    paper = make_source("paper", kind="publication", name_en="The Paper")
    client = door(mei)
    for pasted in ({"html": HTML, "text": "A new road opens"}, {"text": HTML}):
        address = waiting(client, **pasted)
        sheet = client.get(address).context["sheets"][0]
        assert sheet.page.media_type == "text/html"
        form = sheet.form
        assert (form["url"].value(), form["publisher"].value()) == ("https://paper.example/roads/1", str(paper.pk))
        assert form["rights_note"].value() == "© 2026 The Paper. All rights reserved."
        Arrival.objects.all().delete()


def test_a_new_publisher_is_made_of_the_name_that_the_page_says(mei) -> None:
    client = door(mei)
    address = waiting(client, ("road.html", HTML))
    client.post(address, filled(client, address))
    source = Source.objects.get()
    assert (source.name_en, source.kind, Article.objects.get().publisher) == ("The Paper", "publication", source)


def test_a_feed_gives_a_page_for_each_article_and_is_kept_itself(mei) -> None:
    feed = FEED.format(items="".join(ITEM.format(n=n, story=STORY) for n in (1, 2)))
    client = door(mei)
    address = waiting(client, ("feed.xml", feed))
    assert len(client.get(address).context["sheets"]) == 2
    client.post(address, filled(client, address))
    containers = {document.container for document in RawDocument.objects.exclude(container=None)}
    assert len(containers) == 1
    assert bytes(next(iter(containers)).content).decode() == feed
    assert Article.objects.count() == 2
    assert not Arrival.objects.exists()


def test_more_than_can_be_looked_through_is_refused_once(mei) -> None:
    feed = FEED.format(items="".join(ITEM.format(n=n, story=STORY) for n in range(40)))
    answer = send(door(mei), ("feed.xml", feed))
    assert [page.refused.code for page in answer.context["sent"] if page.refused] == ["too-many"]
    assert Arrival.objects.pages().count() == 20


def test_only_the_sender_and_a_superuser_see_what_waits(mei) -> None:
    address = waiting(door(mei), ("road.txt", ENGLISH))
    batch = re.search(r"[0-9a-f-]{36}", address).group()
    other = door(make_user("li"))
    for answer in (
        other.get(address, follow=True),
        other.post(address, {"do": "discard"}, follow=True),
        other.get(ADD),
    ):
        assert STORY not in answer.content.decode()
        assert "road.txt" not in answer.content.decode()
    assert send(other, ("x.txt", CHINESE), batch=batch).status_code == 422
    assert Arrival.objects.count() == 1
    assert STORY in door(make_user("root", None, is_superuser=True)).get(address).content.decode()


@pytest.mark.parametrize("who", ["anonymous", "Translator", "staff in no group", "a reader with an account"])
def test_forged_posts_make_nothing(mei, who: str) -> None:
    users: dict[str, dict[str, Any]] = {
        "Translator": {"group": "Translator"},
        "staff in no group": {"group": None},
        "a reader with an account": {"is_staff": False},
    }
    own = door(mei)
    address = waiting(own, ("road.txt", ENGLISH))
    post = filled(own, address)
    client = door(make_user("zhou", **users[who]) if who in users else None)
    Arrival.objects.update(sent_by=mei)
    for do in ("create", "save", "discard"):
        assert client.post(address, post | {"do": do}).status_code in (302, 403)
    assert client.post(ADD, {"text": CHINESE, "batch": re.search(r"[0-9a-f-]{36}", address).group()}).status_code in (
        302,
        403,
    )
    assert Arrival.objects.count() == 1
    assert not RawDocument.objects.exists()


def test_what_is_here_already_names_its_article_once(mei) -> None:
    make_story({"en": ENGLISH, "zh-hant": CHINESE}, slug="the-road")
    said = send(door(mei), ("a.txt", ENGLISH), ("b.txt", CHINESE)).content.decode()
    assert said.count(">the-road</a>") == 2
    assert "sent-refused" not in said


def test_pressed_twice_it_makes_one_draft(mei) -> None:
    client = door(mei)
    address = waiting(client, ("road.txt", ENGLISH))
    post = filled(client, address)
    for _ in range(2):
        client.post(address, post)
    assert Article.objects.count() == 1
    assert "do not wait here any more" in client.get(address, follow=True).content.decode()


def test_an_unknown_button_and_a_forged_tick_are_no_crash(mei) -> None:
    client = door(mei)
    address = waiting(client, ("road.txt", ENGLISH))
    assert client.post(address, {"do": "burn"}).status_code == 400
    post = filled(client, address, "save")
    client.post(address, post | {ticks(post): ["999", "x", "-1", "9" * 30]})
    client.post(address, filled(client, address))
    assert Article.objects.count() == 1


def test_what_waits_is_gone_after_a_day(mei) -> None:
    client = door(mei)
    address = waiting(client, ("road.txt", ENGLISH))
    Arrival.objects.update(sent_at=timezone.now() - timedelta(days=1, minutes=1))
    assert client.get(address).status_code == 302
    waiting(client, ("zh.txt", CHINESE))
    assert [str(arrival) for arrival in Arrival.objects.all()] == ["zh.txt"]


def test_a_page_is_dropped_and_the_others_wait(mei) -> None:
    client = door(mei)
    address = waiting(client, ("a.txt", ENGLISH), ("b.txt", CHINESE))
    client.post(address, filled(client, address, f"drop:{Arrival.objects.first().pk}"))
    assert [str(arrival) for arrival in Arrival.objects.all()] == ["b.txt"]
    client.post(address, {"do": "discard"})
    assert not Arrival.objects.exists()


def pages(numbers: Iterable[int]) -> str:
    return "A headline\n\n" + "\n\n".join(f"{STORY} This is block {n}." for n in numbers)


def test_a_page_of_300_blocks_costs_no_more_queries(mei, django_assert_num_queries) -> None:
    client = door(mei)
    counts = []
    for size in (3, 300):
        address = waiting(client, ("long.txt", pages(range(size))))
        client.get(address)
        with django_assert_num_queries(8) as captured:
            client.get(address)
        counts.append(len(captured))
        Arrival.objects.all().delete()
    assert counts[0] == counts[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_speak_every_language(mei, language: str) -> None:
    client = door(mei)
    client.cookies["django_language"] = language
    address = waiting(client, ("road.txt", ENGLISH))
    assert f'lang="{language}"' in client.get(address).content.decode()
