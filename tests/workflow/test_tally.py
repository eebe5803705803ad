"""What the board adds up is counted after every decision, and says what an editor does next."""

import pytest
from django.core.management import call_command

from articles.models import Edition
from articles.models.story import digest
from articles.workflow import conductor, corrections, cruft, review, tally
from tests.make import make_published, make_story, make_user

pytestmark = pytest.mark.django_db

CHINESE = "雲南引領新基建\n\n該中心於2020年在昆明成立，是第一個中心。\n\n相關文章:\n"
ENGLISH = "Yunnan leads the way\n\nThe center opened in Kunming in 1999, the first one.\n\nWas this article helpful?\n"


@pytest.fixture
def mei():
    return make_user("mei")


@pytest.fixture
def story(mei):
    return make_story({"zh-hant": CHINESE, "en": ENGLISH}, mei)


def need(story, language: str = "en") -> str:
    return story.editions.get(language=language).need


def confirm_cruft(story, mei) -> None:
    for document in story.documents.all():
        for block in document.blocks.filter(is_cruft=True):
            conductor.decide(story, cruft.rule, actor=mei, block=block, ruling="strip")


def approve(story, mei, language: str) -> None:
    rows = list(story.paragraphs.all())
    base = {row.pk: digest(getattr(row, f"text_{language.replace('-', '_')}")) for row in rows}
    conductor.decide(story, corrections.approve, actor=mei, paragraphs=rows, language=language, base=base)


def test_an_edition_needs_first_what_an_editor_does_first(story, mei) -> None:
    assert need(story) == Edition.Need.CRUFT
    story.refresh_from_db()
    assert story.cruft_waiting == 2
    confirm_cruft(story, mei)
    assert need(story) == Edition.Need.MUST_FIX  # 2020 and 1999
    assert story.editions.get(language="en").must_fix == 1
    for finding in story.findings.filter(language="en", severity="must-fix"):
        conductor.decide(story, review.dismiss, actor=mei, finding=finding, reason="the source errs")
    assert need(story) == Edition.Need.REVIEW
    approve(story, mei, "en")
    assert need(story) == Edition.Need.APPROVED
    row = story.paragraphs.last()
    conductor.decide(
        story,
        corrections.correct,
        actor=mei,
        paragraph=row,
        language="zh-hant",
        text=row.text_zh_hant + "好。",
        base=digest(row.text_zh_hant),
    )
    assert need(story) == Edition.Need.STALE


def test_a_public_edition_needs_nothing_until_something_is_wrong(story, mei) -> None:
    confirm_cruft(story, mei)
    approve(story, mei, "zh-hant")
    make_published(story, "zh-hant")
    conductor.settle(story)
    assert need(story, "zh-hant") == Edition.Need.PUBLISHED
    Edition.objects.filter(article=story, language="zh-hant").update(state="withdrawn")
    conductor.settle(story)
    assert need(story, "zh-hant") == Edition.Need.GONE


def test_counting_anew_writes_nothing_when_all_is_right(story, django_assert_num_queries) -> None:
    story.refresh_from_db()
    with django_assert_num_queries(5):
        tally.tally(article=story)


def test_the_command_mends_wrong_counts(story, capsys) -> None:
    right = list(story.editions.values())
    story.editions.update(total=99, need="gone")
    call_command("rebuild_tallies")
    assert list(story.editions.values()) == right
    assert "1 articles counted" in capsys.readouterr().out
