"""Stage "quote": what the machine suggests, in all languages at once, and how it finds the source."""

import pytest

from articles.models import Quote, Source
from articles.models.languages import get
from articles.workflow import conductor, quotes
from tests.make import make_article, make_paragraph, make_source, make_user

pytestmark = pytest.mark.django_db

SAID = "“線路五月開通，貿易將會翻一番。”李娜說。"
SAID_EN = '"The line opens in May, and trade will double," Li Na said.'
UNSAID_EN = '"The line opens in May, and trade will double."'


@pytest.fixture
def story():
    return make_article()


def li_na(**fields) -> Source:
    return make_source("li-na", kind="person", name_en="Li Na", name_zh_hant="李娜", name_zh_hans="李娜", **fields)


def suggested(story) -> list[Quote]:
    quotes.suggest(article=story)
    return list(Quote.objects.filter(paragraph__article=story))


def sides(quote: Quote) -> dict[str, str]:
    return {code: words for code in ("en", "zh-hant", "zh-hans") if (words := get(quote, "words", code))}


def test_a_quote_is_one_row_with_a_side_in_each_language(story) -> None:
    make_paragraph(story, {"zh-hant": SAID, "en": SAID_EN})
    (quote,) = suggested(story)
    assert sides(quote) == {
        "en": "The line opens in May, and trade will double,",
        "zh-hant": "線路五月開通，貿易將會翻一番。",
    }
    assert (get(quote, "speaker", "en"), get(quote, "speaker", "zh-hant")) == ("Li Na", "李娜")


def test_languages_without_the_source_pair_among_themselves(story) -> None:
    make_paragraph(story, {"zh-hant": "路很長。", "zh-hans": "“线路五月开通，贸易将会翻一番。”李娜说。", "en": SAID_EN})
    (quote,) = suggested(story)
    assert sides(quote).keys() == {"en", "zh-hans"}


def test_a_name_of_the_articles_source_resolves(story) -> None:
    source = li_na()
    story.sources.add(source)
    make_paragraph(story, {"zh-hant": SAID})
    assert [quote.source for quote in suggested(story)] == [source]


def test_a_source_of_the_house_resolves_by_its_whole_name(story) -> None:
    source = li_na()
    make_paragraph(story, {"zh-hant": SAID})
    assert [quote.source for quote in suggested(story)] == [source]
    assert not story.sources.exists()


def test_somebody_new_has_no_source_and_the_name_that_the_text_gives(story) -> None:
    li_na()
    make_paragraph(story, {"zh-hant": "省長王小明表示，貿易增長了三成。他說，線路五月開通。"})
    assert [(quote.source, get(quote, "speaker", "zh-hant")) for quote in suggested(story)] == [(None, "王小明")] * 2


def test_the_other_language_names_a_speaker_that_this_one_lost(story) -> None:
    source = li_na()
    story.sources.add(source)
    make_paragraph(story, {"zh-hant": SAID, "en": UNSAID_EN})
    (quote,) = suggested(story)
    assert (get(quote, "speaker", "en"), quote.source) == ("Li Na", source)


def test_run_again_nothing_changes(story) -> None:
    make_paragraph(story, {"zh-hant": SAID, "en": SAID_EN})
    before = [quote.pk for quote in suggested(story)]
    assert [quote.pk for quote in suggested(story)] == before


def test_rejected_words_are_not_suggested_again(story) -> None:
    make_paragraph(story, {"zh-hant": SAID})
    (quote,) = suggested(story)
    conductor.decide(story, quotes.reject, actor=make_user(), quote=quote)
    assert [row.state for row in suggested(story)] == ["rejected"]


def test_the_number_of_queries_does_not_grow_with_the_article(story, django_assert_max_num_queries) -> None:
    for month in range(1, 13):
        make_paragraph(story, {"zh-hant": SAID.replace("五", str(month)), "en": SAID_EN.replace("May", str(month))})
    assert len(suggested(story)) == 12
    with django_assert_max_num_queries(8):
        quotes.suggest(article=story)
