"""Kept blocks become aligned rows, again and again, and what a person did to them stays."""

import pytest

from articles.errors import Blocked
from articles.models import Paragraph
from articles.models.story import digest
from articles.workflow import conductor, corrections, cruft
from tests.make import make_story, make_user

pytestmark = pytest.mark.django_db

CHINESE = """雲南引領新基建

雲南省區塊鏈中心2020年3月15日在昆明掛牌成立，這是該省的第一個區塊鏈中心。

2019年，雲南省規模以上工業增加值增速為8.1%，排名全國第五位。

相關文章:
"""
ENGLISH = """Yunnan leads new infrastructure

The Yunnan Blockchain Center opened in Kunming on March 15, 2020, the first such center in the province.

In 2019, industrial value added in Yunnan Province grew by 8.1%, ranking fifth in the country.

Was this article helpful?
"""


@pytest.fixture
def mei():
    return make_user("mei")


@pytest.fixture
def story(mei):
    return make_story({"zh-hant": CHINESE, "en": ENGLISH}, mei)


def rows(story) -> list[tuple[str, str]]:
    return [((row.text_zh_hant or "")[:6], (row.text_en or "")[:10]) for row in story.paragraphs.all()]


def block(story, language: str, starts: str):
    document = story.documents.get(language=language)
    return next(row for row in document.blocks.all() if document.text[row.start :].startswith(starts))


def state(story) -> list[list[dict]]:
    related = [story.paragraphs, story.findings, story.editions]
    return [list(manager.order_by("pk").values()) for manager in related]


def test_rows_are_aligned_and_cruft_stays_outside(story) -> None:
    assert rows(story) == [
        ("雲南引領新基", "Yunnan lea"),
        ("雲南省區塊鏈", "The Yunnan"),
        ("2019年，", "In 2019, i"),
    ] or rows(story)[2][0].startswith("2019")
    assert [row.kind for row in story.paragraphs.all()] == ["headline", "paragraph", "paragraph"]


def test_kept_and_stripped_blocks_together_are_the_page(story) -> None:
    for document in story.documents.all():
        text, at = document.text, 0
        for row in document.blocks.all():
            assert not text[at : row.start].strip()
            at = row.end
        assert not text[at:].strip()


def test_run_again_nothing_changes(story) -> None:
    before = state(story)
    conductor.settle(story)
    assert state(story) == before


def test_a_stripped_line_comes_back_in_its_place_and_leaves_again(story, mei) -> None:
    before, line = rows(story), block(story, "en", "Was this")
    conductor.decide(story, cruft.rule, actor=mei, block=line, ruling="keep", reason="It belongs here")
    assert rows(story) == [*before, ("", "Was this a")]
    conductor.decide(story, cruft.rule, actor=mei, block=line, ruling="")
    assert rows(story) == before


def test_stripping_a_paragraph_leaves_a_gap(story, mei) -> None:
    conductor.decide(story, cruft.rule, actor=mei, block=block(story, "en", "In 2019"), ruling="strip")
    last = story.paragraphs.last()
    assert last.text_zh_hant.startswith("2019年")
    assert not last.text_en
    assert story.findings.filter(check_id="paragraph-missing", state="open", language="en").count() == 1


def test_a_persons_text_survives_what_happens_around_it(story, mei) -> None:
    row = story.paragraphs.get(position=2)
    conductor.decide(
        story,
        corrections.correct,
        actor=mei,
        paragraph=row,
        language="en",
        text="Growth was 8.1% in 2019, fifth in China.",
        base=digest(row.text_en),
    )
    conductor.decide(story, cruft.rule, actor=mei, block=block(story, "en", "The Yunnan"), ruling="strip")
    conductor.decide(story, cruft.rule, actor=mei, block=block(story, "en", "The Yunnan"), ruling="")
    row = Paragraph.objects.get(pk=row.pk)
    assert row.text_en == "Growth was 8.1% in 2019, fifth in China."
    assert row.text_zh_hant.startswith("2019年")


def test_a_block_that_carries_a_persons_text_cannot_be_stripped(story, mei) -> None:
    row = story.paragraphs.get(position=1)
    conductor.decide(
        story, corrections.correct, actor=mei, paragraph=row, language="en", text="Mine.", base=digest(row.text_en)
    )
    with pytest.raises(Blocked, match="a person wrote"):
        conductor.decide(story, cruft.rule, actor=mei, block=block(story, "en", "The Yunnan"), ruling="strip")


def test_a_ruling_stands_when_the_rules_judge_again(story, mei) -> None:
    line = block(story, "en", "Was this")
    conductor.decide(story, cruft.rule, actor=mei, block=line, ruling="keep")
    conductor.read_in(line.document)
    line.refresh_from_db()
    assert line.kept
    assert line.is_cruft


def test_a_single_language_is_an_article_too(mei) -> None:
    story = make_story({"en": ENGLISH}, mei)
    assert [row.text_en[:10] for row in story.paragraphs.all()] == ["Yunnan lea", "The Yunnan", "In 2019, i"]
    assert [edition.language for edition in story.editions.all()] == ["en"]


def test_three_pages_of_one_story_share_their_rows(mei) -> None:
    simplified = "云南引领新基建\n\n云南省区块链中心2020年3月15日在昆明挂牌成立，这是该省的第一个区块链中心。\n\n2019年，云南省规模以上工业增加值增速为8.1%，排名全国第五位。\n"
    story = make_story({"zh-hant": CHINESE, "en": ENGLISH, "zh-hans": simplified}, mei)
    assert story.paragraphs.count() == 3
    assert {row.origin_zh_hans for row in story.paragraphs.all()} == {"machine"}
