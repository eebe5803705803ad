"""Stage "quote": what the machine suggests, in all languages at once, and how it finds the source."""

import pytest

from articles.errors import EditConflict, InvalidDecision
from articles.models import Quote, Source
from articles.models.languages import get
from articles.models.story import digest
from articles.workflow import conductor, corrections, quotes
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


CONFIRMED = {"type": "direct", "words": {"zh-hant": "線路五月開通"}}


def make_confirmed(story, mei):
    """A confirmed quote in both languages, and its row."""
    row = make_paragraph(story, {"zh-hant": SAID, "en": SAID_EN})
    words = {"zh-hant": "線路五月開通，貿易將會翻一番。", "en": "The line opens in May"}
    about = {"paragraph": row, "source": li_na(), "type": "direct", "words": words}
    return conductor.decide(story, quotes.attribute, actor=mei, **about), row


def test_words_speaker_and_type_are_corrected_and_stay(story) -> None:
    mei = make_user("mei")
    quote, _ = make_confirmed(story, mei)
    other = make_source("other")
    about = {"quote": quote, "source": other, "type": "mixed", "words": {"en": "trade will double"}}
    conductor.decide(story, quotes.correct, actor=mei, **about)
    quote.refresh_from_db()
    assert (quote.source, quote.type, quote.state) == (other, "mixed", "confirmed")
    assert sides(quote) == {"en": "trade will double"}
    assert story.sources.filter(pk=other.pk).exists()
    assert story.audit_entries.get(verb="correct quote").detail["before"].endswith("Li Na")


@pytest.mark.parametrize(
    "fields", [{"words": {"en": "never said"}}, {"words": {"en": " "}}, {"words": {}}, {"type": "shouted"}]
)
def test_words_that_do_not_stand_there_are_refused(story, fields) -> None:
    mei = make_user("mei")
    quote, _ = make_confirmed(story, mei)
    about = {"quote": quote, "source": quote.source, "type": "direct", "words": {"en": "The line opens"}} | fields
    with pytest.raises(InvalidDecision):
        conductor.decide(story, quotes.correct, actor=mei, **about)
    assert sides(Quote.objects.get())["en"] == "The line opens in May"


def test_a_quote_that_somebody_else_settled_is_not_settled_again(story) -> None:
    mei = make_user("mei")
    quote, _ = make_confirmed(story, mei)
    Quote.objects.filter(pk=quote.pk).update(state="rejected")
    with pytest.raises(EditConflict):
        conductor.decide(story, quotes.correct, actor=mei, quote=quote, source=quote.source, **CONFIRMED)


def test_confirmed_words_that_vanish_open_a_finding_which_goes_when_they_return(story) -> None:
    mei = make_user("mei")
    _, row = make_confirmed(story, mei)
    assert not story.findings.filter(check_id="quote-lost", state="open").exists()
    for text, lost in ((SAID_EN.replace("in May", "in June"), 1), (SAID_EN, 0)):
        row.refresh_from_db()
        about = {"paragraph": row, "language": "en", "text": text, "base": digest(row.text_en)}
        conductor.decide(story, corrections.correct, actor=mei, **about)
        gone = story.findings.filter(check_id="quote-lost", language="en", state="open")
        assert gone.filter(parameters__problem="gone").count() == lost
        assert (Quote.objects.get().start_en is None) == bool(lost)
