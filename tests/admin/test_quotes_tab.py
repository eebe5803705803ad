"""The page "Quotes and sources": words of each language side by side, corrected, added by hand, and refused when forged."""

import pytest
from django.test import Client

from articles.models import Quote, Source
from articles.workflow import conductor
from tests.make import make_article, make_paragraph, make_source, make_user

pytestmark = pytest.mark.django_db
CHINESE = "“線路五月開通，貿易將會翻一番。”李娜說。"
ENGLISH = '"The line opens in May, and trade will double," Li Na said.'


@pytest.fixture
def story():
    article = make_article()
    make_paragraph(article, {"zh-hant": CHINESE, "en": ENGLISH})
    conductor.settle(article)
    return article


def door(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def post(user, story, do: str, **fields):
    return door(user).post(f"/admin/articles/article/{story.pk}/quotes/", {"do": do, **fields}, follow=True)


def suggested() -> Quote:
    return Quote.objects.get(state="suggested")


def test_a_row_stands_beside_the_words_of_each_language(story) -> None:
    page = door(make_user()).get(f"/admin/articles/article/{story.pk}/quotes/").content.decode()
    assert "<mark>線路五月開通，貿易將會翻一番。</mark>”李娜說。" in page
    assert "<mark>The line opens in May, and trade will double,</mark>" in page


def test_a_suggestion_is_corrected(story) -> None:
    source = make_source("li-na")
    fields = {
        "source": source.pk,
        "type": "mixed",
        "words-en": " trade will double ",
        "words-zh-hant": "貿易將會翻一番",
    }
    post(make_user(), story, f"correct:{suggested().pk}", **fields)
    quote = Quote.objects.get(state="confirmed")
    assert (quote.words_en, quote.words_zh_hant, quote.source, quote.type) == (
        "trade will double",
        "貿易將會翻一番",
        source,
        "mixed",
    )


def test_a_new_source_has_the_name_that_the_editor_writes(story) -> None:
    fields = {"kind": "person", "name-en": "Li Na (engineer)", "name-zh-hant": "李娜", "name-zh-hans": ""}
    post(make_user(), story, f"name:{suggested().pk}", **fields)
    source = Source.objects.get()
    assert (source.name_en, source.name_zh_hant) == ("Li Na (engineer)", "李娜")
    assert Quote.objects.get(state="confirmed").source == source


def test_a_quote_is_added_by_hand(story) -> None:
    row, source = story.paragraphs.get(), make_source()
    page = door(make_user()).get(f"/admin/articles/article/{story.pk}/quotes/?row={row.pk}").content.decode()
    assert f'value="add:{row.pk}"' in page
    post(make_user("li"), story, f"add:{row.pk}", source=source.pk, type="direct", **{"words-en": "trade will double"})
    assert Quote.objects.get(state="confirmed").words_en == "trade will double"


@pytest.mark.parametrize(
    "fields", [{"words-en": "never said", "type": "direct"}, {"words-en": "trade", "type": "x"}, {"source": ""}, {}]
)
def test_what_makes_no_sense_is_refused_with_a_message(story, fields) -> None:
    row = story.paragraphs.get()
    answer = post(make_user(), story, f"add:{row.pk}", **{"source": make_source().pk, **fields})
    assert 'class="error"' in answer.content.decode()
    assert not Quote.objects.filter(state="confirmed").exists()


@pytest.mark.parametrize("role", [None, "Translator"])
@pytest.mark.parametrize("name", ["add", "correct", "confirm", "reject"])
def test_forged_posts_change_nothing(story, role, name: str) -> None:
    row, quote, source = story.paragraphs.get(), suggested(), make_source()
    number = row.pk if name == "add" else quote.pk
    fields = {"source": source.pk, "type": "direct", "words-en": "trade will double"}
    assert post(make_user("zhou", role), story, f"{name}:{number}", **fields).status_code == 403
    assert list(Quote.objects.values_list("pk", "state")) == [(quote.pk, "suggested")]


def test_a_row_of_another_article_is_not_found(story) -> None:
    other = make_paragraph(make_article(), {"en": "trade will double"})
    answer = post(
        make_user(), story, f"add:{other.pk}", source=make_source().pk, type="direct", **{"words-en": "trade"}
    )
    assert answer.status_code == 404
