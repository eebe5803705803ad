"""Rows are merged, split, moved and paired anew by a person, and nothing that she or anybody else did to their texts is lost."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from articles.errors import Blocked, EditConflict, InvalidDecision, NotPermitted
from articles.models import Finding, Paragraph, Quote, TextDraft
from articles.models.languages import get
from articles.models.story import digest
from articles.workflow import arrangement, conductor, corrections, cruft, quotes, review
from tests.make import make_article, make_paragraph, make_source, make_story, make_user

pytestmark = pytest.mark.django_db

CHINESE = """雲南引領新基建

該中心2020年3月15日在昆明掛牌成立。阮成發說：「我們要在南方建設它。」

2019年，雲南省工業增加值增速為8.1%，排名全國第五位。

這是最後一段，說的是學校。
"""
ENGLISH = """Yunnan leads new infrastructure

The center opened in Kunming on March 15, 2020. “We will build it in the south,” Ruan Chengfa said.

In 2019, industrial value added in Yunnan grew by 8.1%, ranking fifth in the country.

This is the last paragraph, about the school.
"""


@pytest.fixture
def mei():
    return make_user("mei")


@pytest.fixture
def story(mei):
    return make_story({"zh-hant": CHINESE, "en": ENGLISH}, mei)


@pytest.fixture
def grid():
    """Four rows without pages: a to d in Chinese, A, B and D in English."""
    article = make_article()
    for chinese, english in ("甲", "A"), ("乙", "B"), ("丙", ""), ("丁", "D"):
        make_paragraph(article, {"zh-hant": chinese, "en": english} if english else {"zh-hant": chinese})
    return article


def row(article, at: int) -> Paragraph:
    return list(article.paragraphs.all())[at]


def texts(article, language: str = "en") -> list[str]:
    return [get(paragraph, "text", language)[:12] for paragraph in article.paragraphs.all()]


def do(article, verb, actor, **about):
    return conductor.decide(article, verb, actor=actor, **about)


def approve(article, actor, paragraph, language: str) -> None:
    base = {paragraph.pk: digest(get(paragraph, "text", language))}
    do(article, corrections.approve, actor, paragraphs=[paragraph], language=language, base=base)


def state(article) -> list:
    return [
        list(manager.order_by("pk").values()) for manager in (article.paragraphs, article.findings, article.editions)
    ]


def test_two_rows_become_one_in_every_language(story, mei) -> None:
    do(story, arrangement.merge, mei, paragraph=row(story, 2), following=row(story, 3))
    merged = row(story, 2)
    assert story.paragraphs.count() == 3
    assert merged.text_en.startswith("In 2019")
    assert merged.text_en.endswith("country. This is the last paragraph, about the school.")
    assert merged.text_zh_hant.endswith("第五位。這是最後一段，說的是學校。")
    assert merged.blocks.count() == 4
    assert not merged.is_stale("en", "zh-hant")
    settled = state(story)
    conductor.settle(story)
    assert state(story) == settled


def test_a_text_that_was_saved_just_before_the_rows_were_locked_is_not_lost(story, mei) -> None:
    seen, following = row(story, 2), row(story, 3)
    about = {"language": "en", "text": "Li's new end.", "base": digest(following.text_en)}
    do(story, corrections.correct, make_user("li"), paragraph=row(story, 3), **about)
    do(story, arrangement.merge, mei, paragraph=seen, following=following)
    assert row(story, 2).text_en.endswith("Li's new end.")


def test_a_merged_row_is_approved_only_if_both_were(story, mei) -> None:
    approve(story, mei, row(story, 2), "en")
    do(story, arrangement.merge, mei, paragraph=row(story, 2), following=row(story, 3))
    assert not row(story, 2).is_approved("en")
    for at in (0, 1):
        approve(story, mei, row(story, at), "en")
    do(story, arrangement.merge, mei, paragraph=row(story, 0), following=row(story, 1))
    assert row(story, 0).is_approved("en")
    assert row(story, 0).kind == Paragraph.Kind.HEADLINE


def test_a_stale_text_stays_stale_in_a_merged_row(story, mei) -> None:
    third = row(story, 2)
    about = {"paragraph": third, "language": "zh-hant", "text": "2018年。", "base": digest(third.text_zh_hant)}
    do(story, corrections.correct, mei, **about)
    assert row(story, 2).is_stale("en", "zh-hant")
    do(story, arrangement.merge, mei, paragraph=row(story, 1), following=row(story, 2))
    assert row(story, 1).is_stale("en", "zh-hant")


def test_a_row_is_split_where_the_translation_answers_to_it(story, mei) -> None:
    second = row(story, 1)
    approve(story, mei, second, "en")
    at = second.text_zh_hant.index("阮成發")
    do(story, arrangement.split, mei, paragraph=second, language="zh-hant", at=at, base=digest(second.text_zh_hant))
    assert list(texts(story, "zh-hant"))[1:3] == ["該中心2020年3月15", "阮成發說：「我們要在南方"]
    assert row(story, 1).text_en == "The center opened in Kunming on March 15, 2020."
    assert row(story, 2).text_en == "“We will build it in the south,” Ruan Chengfa said."
    assert row(story, 1).is_approved("en")
    assert row(story, 2).is_approved("en")
    assert not row(story, 2).is_stale("en", "zh-hant")
    assert [paragraph.position for paragraph in story.paragraphs.all()] == [0, 1, 2, 3, 4]
    assert {block.pk for block in row(story, 1).blocks.all()} == {block.pk for block in row(story, 2).blocks.all()}
    settled = state(story)
    conductor.settle(story)
    assert state(story) == settled


def test_a_split_and_a_merge_give_the_same_texts_back(story, mei) -> None:
    before = texts(story), texts(story, "zh-hant"), texts(story, "zh-hans")
    second = row(story, 1)
    do(
        story,
        arrangement.split,
        mei,
        paragraph=second,
        language="en",
        at=second.text_en.index("“We"),
        base=digest(second.text_en),
    )
    assert story.paragraphs.count() == 5
    do(story, arrangement.merge, mei, paragraph=row(story, 1), following=row(story, 2))
    assert (texts(story), texts(story, "zh-hant"), texts(story, "zh-hans")) == before


@pytest.mark.parametrize("at", [0, 10_000, -1_000_000])
def test_a_split_without_two_halves_is_refused(story, mei, at: int) -> None:
    second = row(story, 1)
    with pytest.raises(InvalidDecision, match="between two words"):
        do(story, arrangement.split, mei, paragraph=second, language="en", at=at, base=digest(second.text_en))


def test_a_split_of_a_text_that_changed_meanwhile_is_refused(story, mei) -> None:
    with pytest.raises(EditConflict):
        do(story, arrangement.split, mei, paragraph=row(story, 1), language="en", at=5, base=digest("What Mei saw"))


def test_rows_change_places(story, mei) -> None:
    do(story, arrangement.move, mei, paragraph=row(story, 3), neighbour=row(story, 2))
    assert texts(story)[2:] == ["This is the ", "In 2019, ind"]
    settled = state(story)
    conductor.settle(story)
    assert state(story) == settled


@pytest.mark.parametrize("verb", [arrangement.merge, arrangement.move])
def test_rows_that_are_no_neighbours_any_more_are_left_alone(story, mei, verb) -> None:
    other = {"following": row(story, 3)} if verb is arrangement.merge else {"neighbour": row(story, 3)}
    with pytest.raises(Blocked, match="arranged anew meanwhile"):
        do(story, verb, mei, paragraph=row(story, 1), **other)


def test_a_text_moves_to_its_neighbour(grid, mei) -> None:
    do(grid, arrangement.move_text, mei, paragraph=row(grid, 3), neighbour=row(grid, 2), language="en")
    assert texts(grid) == ["A", "B", "D", ""]
    assert not row(grid, 2).is_stale("en", "zh-hant")
    do(grid, arrangement.move_text, mei, paragraph=row(grid, 2), neighbour=row(grid, 1), language="en")
    assert texts(grid) == ["A", "B D", "", ""]
    assert texts(grid, "zh-hant") == ["甲", "乙", "丙", "丁"]
    with pytest.raises(InvalidDecision, match="no text"):
        do(grid, arrangement.move_text, mei, paragraph=row(grid, 2), neighbour=row(grid, 1), language="en")


def test_a_row_left_without_any_text_goes(grid, mei) -> None:
    do(grid, arrangement.move_text, mei, paragraph=row(grid, 2), neighbour=row(grid, 1), language="zh-hant")
    assert texts(grid, "zh-hant") == ["甲", "乙丙", "丁"]


def test_a_gap_opens_as_far_as_the_next_gap(grid, mei) -> None:
    do(grid, arrangement.push_down, mei, paragraph=row(grid, 0), language="en")
    assert texts(grid) == ["", "A", "B", "D"]
    do(grid, arrangement.push_down, mei, paragraph=row(grid, 3), language="en")
    assert texts(grid) == ["", "A", "B", "", "D"]
    assert texts(grid, "zh-hant") == ["甲", "乙", "丙", "丁", ""]


def test_a_gap_closes_as_far_as_the_next_gap(grid, mei) -> None:
    do(grid, arrangement.pull_up, mei, paragraph=row(grid, 2), language="en")
    assert texts(grid) == ["A", "B", "D", ""]
    with pytest.raises(InvalidDecision, match="no gap"):
        do(grid, arrangement.pull_up, mei, paragraph=row(grid, 0), language="en")


def test_confirmed_quotes_and_dismissals_follow_their_words(story, mei) -> None:
    second = row(story, 1)
    said = "We will build it in the south"
    do(story, quotes.attribute, mei, paragraph=second, source=make_source(), type="direct", words={"en": said})
    finding = Finding.objects.create(
        article=story,
        paragraph=second,
        key="k",
        check_id="quote-marks",
        severity="advisory",
        language="en",
        start=0,
        end=1,
        evidence=said,
    )
    do(story, review.dismiss, mei, finding=finding, reason="It is right")
    do(
        story,
        arrangement.split,
        mei,
        paragraph=second,
        language="en",
        at=second.text_en.index("“We"),
        base=digest(second.text_en),
    )
    quote = Quote.objects.get(state="confirmed")
    assert quote.paragraph == row(story, 2)
    assert row(story, 2).text_en[quote.start_en : quote.end_en] == said
    finding.refresh_from_db()
    assert (finding.paragraph, finding.state) == (row(story, 2), "dismissed")
    do(story, arrangement.merge, mei, paragraph=row(story, 1), following=row(story, 2))
    assert Quote.objects.get(state="confirmed").paragraph == second
    finding.refresh_from_db()
    assert finding.paragraph == second


@pytest.mark.parametrize("name", ["merge", "split", "move_text", "push_down"])
def test_rows_with_unsaved_text_wait(story, mei, name: str) -> None:
    second = row(story, 1)
    TextDraft.objects.create(user=make_user("li"), paragraph=second, language="en", text="What Li types", base="")
    abouts: dict[str, dict[str, Any]] = {
        "merge": {"following": row(story, 2)},
        "split": {"language": "en", "at": 20, "base": digest(second.text_en)},
        "move_text": {"neighbour": row(story, 2), "language": "en"},
        "push_down": {"language": "en"},
    }
    with pytest.raises(Blocked, match="li has typed into row 2"):
        do(story, getattr(arrangement, name), mei, paragraph=second, **abouts[name])


def test_a_text_that_was_left_unsaved_for_days_holds_up_nobody_and_is_kept_in_the_trail(story, mei) -> None:
    second = row(story, 1)
    TextDraft.objects.create(user=make_user("li"), paragraph=second, language="en", text="What Li left", base="")
    TextDraft.objects.update(saved_at=timezone.now() - timedelta(days=2))
    do(story, arrangement.merge, mei, paragraph=row(story, 0), following=second)
    entry = story.audit_entries.get(verb="set draft aside")
    assert (entry.detail["before"], entry.reason) == ("What Li left", "typed by li and never saved")
    assert not TextDraft.objects.exists()


def test_arranged_rows_stay_when_a_block_is_stripped_later(story, mei) -> None:
    do(story, arrangement.merge, mei, paragraph=row(story, 1), following=row(story, 2))
    page = story.documents.get(language="en")
    last = page.blocks.last()
    do(story, cruft.rule, mei, block=last, ruling="strip")
    assert [bool(text) for text in texts(story)] == [True, True, False]
    merged = row(story, 1)
    assert merged.text_en.startswith("The center opened")
    assert merged.text_en.endswith("in the country.")
    do(story, cruft.rule, mei, block=last, ruling="keep")
    assert row(story, 2).text_en.startswith("This is the last")
    inside = next(block for block in page.blocks.all() if page.text[block.start :].startswith("In 2019"))
    do(story, cruft.rule, mei, block=inside, ruling="strip")
    assert row(story, 1).text_en.endswith("Ruan Chengfa said.")
    assert row(story, 1).text_zh_hant.endswith("第五位。")


@pytest.mark.parametrize("role", [None, "Translator"])
def test_only_an_editor_arranges(story, role) -> None:
    someone = make_user("someone", role)
    with pytest.raises(NotPermitted):
        do(story, arrangement.merge, someone, paragraph=row(story, 1), following=row(story, 2))
    with pytest.raises(NotPermitted):
        do(story, arrangement.pull_up, someone, paragraph=row(story, 1), language="en")
