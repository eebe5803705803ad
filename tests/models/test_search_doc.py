"""The index over the rows of the search follows every change of them, after every migration; and it finds all that a scan finds."""

import random
import re

import pytest
from django.db import connection

from articles.models import Region, SearchDoc, SearchText
from articles.text.search.folding import fold
from articles.text.search.query import parse
from articles.workflow import search_index
from tests.make import make_published
from tests.public.make import make_piece, make_public
from tests.text.search.test_terms import HOSTILE

pytestmark = pytest.mark.django_db
SENTENCES = [
    "雲南發展改革委員會近日發布了關於網絡的通知",
    "省長髮言後大家都感到振奮",
    "云南的茶叶和矿产老三样",
    "他说茶很好而且云茶更好",
    "區塊鏈產業能否帶給雲南新的變化",
    "Tea、5G與AI",
]


def found(words: str) -> set[int]:
    return set(SearchDoc.objects.matching(parse(words)).newest().values_list("edition", flat=True))


def make_archive(count: int = 40) -> dict[int, str]:
    """Public editions of a few sentences each, with their folded texts."""
    dice, texts = random.Random(5), {}
    for number in range(count):
        article = make_piece(f"story-{number}")
        told = dice.sample(SENTENCES, 3)
        article.paragraphs.filter(kind="headline").update(text_zh_hant=told[0])
        article.paragraphs.exclude(kind="headline").update(text_zh_hant="，".join(told[1:]))
        edition = make_published(article, "zh-hant")
        search_index.index(article=article)
        texts[edition.pk] = fold("\n".join(told))
    return texts


def test_recall_is_that_of_a_scan() -> None:
    texts, dice = make_archive(), random.Random(6)
    for length in (1, 2, 3, 4):
        for _ in range(12):
            run = dice.choice(
                re.findall(rf"[\u4e00-\u9fff]{{{length},}}", dice.choice(list(texts.values()))) or ["云南"]
            )
            start = dice.randrange(max(1, len(run) - length + 1))
            piece = run[start : start + length]
            assert found(piece) == {key for key, text in texts.items() if piece in text}, piece


def test_the_index_follows_insert_update_and_delete() -> None:
    search_index.index(article=make_public("tea", "en"))
    assert len(found("tea")) == 1
    SearchText.objects.update(headline=" coffe ", body=" ")
    assert (len(found("tea")), len(found("coffee"))) == (0, 1)
    SearchDoc.objects.all().delete()
    assert found("coffee") == set()


def test_an_update_of_other_columns_leaves_it_right() -> None:
    search_index.index(article=make_public("tea", "en"))
    SearchDoc.objects.update(year=1999, region=Region.objects.create(slug="x", name="x"))
    assert len(found('"tea moves west"')) == 1


def test_the_index_follows_the_rows_by_itself_after_every_migration() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT count(*) FROM pg_attribute WHERE attgenerated = 's' AND attrelid = 'articles_searchtext'::regclass"
            )
            assert cursor.fetchone() == (1,)
            return
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'articles_searchtext'")
        assert {name.rpartition("_")[2] for (name,) in cursor.fetchall()} == {"added", "gone", "changed"}
        cursor.execute("INSERT INTO articles_searchindex(articles_searchindex, rank) VALUES ('integrity-check', 1)")


def test_a_phrase_does_not_reach_into_the_next_passage() -> None:
    article = make_piece("tea")
    article.paragraphs.filter(kind="headline").update(text_en="Gold tea")
    article.paragraphs.exclude(kind="headline").update(text_en="leaf")
    make_published(article, "en")
    search_index.index(article=article)
    assert (len(found("gold leaf")), len(found('"tea leaf"')), len(found('"gold tea"'))) == (1, 0, 1)


def test_a_minus_leaves_out() -> None:
    search_index.index(article=make_public("tea"))
    assert len(found("tea")) == 1
    assert (found("tea -west"), found('tea -"tea west"')) == (set(), found("tea"))
    assert len(found("茶 -coffee")) == 2


@pytest.mark.parametrize("text", [*HOSTILE, "x" * 10_000, "茶 " * 500])
def test_no_query_is_an_error(text: str) -> None:
    if query := parse(text):
        list(SearchDoc.objects.matching(query))


def test_letters_of_any_script_are_found() -> None:
    words = ["Việt", "မြန်မာ", "ไทย", "Кунмин", "𠮷野家", "1e5", "カフェ", "ﬁsh", "한국", "x²y"]
    article = make_piece("tea")
    article.paragraphs.exclude(kind="headline").update(text_en="，".join(words))
    make_published(article, "en")
    search_index.index(article=article)
    assert [word for word in words if not found(word)] == []
