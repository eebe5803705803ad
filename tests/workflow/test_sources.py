"""Merging sources: everything that referred to the lost one refers to the kept one, and nothing is said twice."""

import pytest

from articles.errors import EditConflict, InvalidDecision, NotPermitted
from articles.models import AuditEntry, Block, PublisherRule, Quote, Source
from articles.workflow import glossary, sources
from tests.make import make_article, make_document, make_paragraph, make_source, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def mei():
    return make_user("mei")


@pytest.fixture
def kept():
    return make_source()


@pytest.fixture
def lost():
    return make_source("yuan-chengfa", name_en="Yuan Chengfa", name_zh_hans="阮成发", name_zh_hant="阮成發")


def make_rule(publisher, mei, ruling: str = "strip", state: str = "live") -> PublisherRule:
    """A rule about the same line in any publisher's pages."""
    return PublisherRule.objects.create(
        publisher=publisher, pattern="read more", digest="d" * 64, ruling=ruling, state=state, made_by=mei
    )


def merge(mei, kept, *lost):
    return sources.merge(actor=mei, kept=kept, lost=lost, fates={})


def test_every_reference_moves(mei, kept, lost) -> None:
    article, page = make_article(publisher=lost), make_document("A page.", publisher=lost)
    article.sources.add(lost)
    quote = Quote.objects.create(
        paragraph=make_paragraph(article, {"en": "He spoke."}), type="direct", state="confirmed", source=lost
    )
    rule = make_rule(lost, mei)
    earlier = make_source("earlier", merged_into=lost)
    merge(mei, kept, lost)
    for row in (article, page, quote, rule, earlier, lost):
        row.refresh_from_db()
    assert list(article.sources.all()) == [kept]
    moved = (article.publisher, page.publisher, quote.source, rule.publisher, earlier.merged_into, lost.merged_into)
    assert moved == (kept,) * 6
    assert sources.affected([lost]) == {}


def test_no_table_that_refers_to_a_source_is_forgotten(kept, lost) -> None:
    models = {model for model, _, _ in sources._references([lost])}
    assert models == {relation.related_model for relation in Source._meta.related_objects}
    assert len(models) >= 5


def test_an_article_with_both_keeps_one(mei, kept, lost) -> None:
    article = make_article()
    article.sources.add(kept, lost)
    merge(mei, kept, lost)
    assert list(article.sources.all()) == [kept]


def test_a_lost_name_becomes_what_the_editor_says(mei, kept, lost) -> None:
    sources.merge(actor=mei, kept=kept, lost=[lost], fates={(lost.pk, "en", "Yuan Chengfa"): "wrong_spellings"})
    kept.refresh_from_db()
    assert (kept.wrong_spellings_en, kept.also_en or []) == (["Yuan Chengfa"], [])
    assert (kept.also_zh_hans or [], kept.name_zh_hans) == ([], "阮成发")


def test_a_name_without_a_word_about_it_is_right_too_and_the_glossary_knows_it(mei, kept, lost) -> None:
    article = make_article()
    article.sources.add(lost)
    merge(mei, kept, lost)
    (rule,) = glossary.rules(article)
    assert rule.also == {"en": ("Yuan Chengfa",)}


def test_a_name_and_a_role_that_the_kept_one_lacks_are_taken(mei, lost) -> None:
    kept = make_source("ruan", name_en="Ruan Chengfa", name_zh_hans="", name_zh_hant="")
    Source.objects.filter(pk=lost.pk).update(role_en="governor", wrong_spellings_en=["Yuan Chenfa"])
    sources.merge(actor=mei, kept=kept, lost=[lost], fates={(lost.pk, "en", "Yuan Chengfa"): "drop"})
    kept.refresh_from_db()
    assert (kept.name_zh_hant, kept.role_en, kept.wrong_spellings_en) == ("阮成發", "governor", ["Yuan Chenfa"])
    assert not kept.also_en


def test_of_two_rules_for_one_text_one_is_left_and_waits_where_they_disagree(mei, kept, lost) -> None:
    mine, theirs = make_rule(kept, mei), make_rule(lost, mei, "keep")
    block = make_document("A page.").blocks.first()
    Block.objects.filter(pk=block.pk).update(taught_by=theirs)
    merge(mei, kept, lost)
    mine.refresh_from_db()
    block.refresh_from_db()
    assert list(PublisherRule.objects.all()) == [mine]
    assert (mine.state, block.taught_by) == ("draft", mine)


def test_articles_follow_and_the_trail_names_each(mei, kept, lost) -> None:
    article = make_article(source_language="en")
    make_paragraph(article, {"en": "Yuan Chengfa said so."})
    article.sources.add(lost)
    done = sources.merge(actor=mei, kept=kept, lost=[lost], fates={(lost.pk, "en", "Yuan Chengfa"): "wrong_spellings"})
    assert (done.settled, done.left) == (1, 0)
    assert article.findings.get(check_id="name-differs").suggestion == "Ruan Chengfa"
    assert article.audit_entries.filter(verb="merge sources").exists()
    assert AuditEntry.objects.get(verb="merge sources", article=None).actor == mei


def test_a_merge_is_made_once(mei, kept, lost) -> None:
    merge(mei, kept, lost)
    with pytest.raises(EditConflict):
        merge(mei, kept, lost)
    with pytest.raises(InvalidDecision):
        merge(mei, kept, kept)


@pytest.mark.parametrize("role", [None, "Translator"])
def test_only_editors_merge(role, kept, lost) -> None:
    with pytest.raises(NotPermitted):
        merge(make_user("zhou", role), kept, lost)
    lost.refresh_from_db()
    assert lost.merged_into is None
