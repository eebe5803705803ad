"""A person's text: corrected, approved, stale and fresh again, and never overwritten."""

import pytest

from articles.errors import EditConflict, InvalidDecision
from articles.models import Paragraph
from articles.models.story import digest
from articles.workflow import conductor, corrections
from tests.make import make_story, make_user

pytestmark = pytest.mark.django_db

CHINESE = "雲南引領新基建\n\n雲南省區塊鏈中心2020年3月15日在昆明掛牌成立，這是該省的第1個區塊鏈中心。\n"
ENGLISH = "Yunnan leads new infrastructure\n\nThe Yunnan Blockchain Center opened in Kunming on March 15, 2020, number 1 in the province.\n"


@pytest.fixture
def mei():
    return make_user("mei", "Editor")


@pytest.fixture
def story(mei):
    return make_story({"zh-hant": CHINESE, "en": ENGLISH}, mei)


def body(story) -> Paragraph:
    return story.paragraphs.get(position=1)


def correct(story, actor, text: str, *, language: str = "en", base: str | None = None) -> None:
    paragraph = body(story)
    shown = base if base is not None else digest(getattr(paragraph, f"text_{language.replace('-', '_')}"))
    conductor.decide(
        story,
        corrections.correct,
        actor=actor,
        paragraph=paragraph,
        language=language,
        text=text,
        base=shown,
        reason="Closer to the Chinese",
    )


def approve(story, actor, language: str = "en") -> None:
    rows = list(story.paragraphs.all())
    base = {row.pk: digest(getattr(row, f"text_{language.replace('-', '_')}") or "") for row in rows}
    conductor.decide(story, corrections.approve, actor=actor, paragraphs=rows, language=language, base=base)


def test_a_correction_is_the_persons_and_is_audited_with_both_texts(story, mei) -> None:
    before = body(story).text_en
    correct(story, mei, "The provincial center opened in Kunming.")
    assert (body(story).text_en, body(story).origin_en) == ("The provincial center opened in Kunming.", "human")
    entry = story.audit_entries.get(verb="correct")
    assert (entry.actor, entry.detail["before"], entry.reason) == (mei, before, "Closer to the Chinese")
    assert (entry.before, entry.after) == (digest(before), digest(body(story).text_en))


def test_the_second_of_two_editors_is_refused_and_shown_both_texts(story, mei) -> None:
    seen_by_both = digest(body(story).text_en)
    correct(story, mei, "Mei's text.", base=seen_by_both)
    with pytest.raises(EditConflict) as conflict:
        correct(story, make_user("li"), "Li's text.", base=seen_by_both)
    assert (conflict.value.theirs, conflict.value.yours) == ("Mei's text.", "Li's text.")
    assert body(story).text_en == "Mei's text."


def test_two_languages_of_one_paragraph_do_not_get_in_each_others_way(story, mei) -> None:
    shown = digest(body(story).text_en)
    correct(story, make_user("li"), "雲南省區塊鏈中心在昆明成立。", language="zh-hant")
    correct(story, mei, "Mei's text.", base=shown)
    assert body(story).text_en == "Mei's text."


def test_the_row_decides_a_race_that_the_check_did_not_see(story, mei) -> None:
    paragraph = body(story)
    Paragraph.objects.filter(pk=paragraph.pk).update(text_en="Written a moment ago.")
    with pytest.raises(EditConflict) as conflict:
        corrections.correct(
            actor=mei,
            article=story,
            paragraph=paragraph,
            language="en",
            text="Mine",
            base=digest(paragraph.text_en),
        )
    assert conflict.value.theirs == "Written a moment ago."


@pytest.mark.parametrize("text", ["", "  \n "])
def test_a_correction_cannot_empty_a_paragraph(story, mei, text: str) -> None:
    with pytest.raises(InvalidDecision, match="leave it out"):
        correct(story, mei, text)


def test_line_breaks_do_not_get_into_a_paragraph(story, mei) -> None:
    correct(story, mei, "One\nparagraph.\n")
    assert body(story).text_en == "One paragraph."


def test_approval_belongs_to_the_text_and_comes_back_with_it(story, mei) -> None:
    approve(story, mei)
    approved = body(story).text_en
    correct(story, mei, "Another text.")
    assert not body(story).is_approved("en")
    correct(story, mei, approved)
    assert body(story).is_approved("en")


def test_nobody_approves_a_text_that_changed_since_it_was_shown(story, mei) -> None:
    rows = list(story.paragraphs.all())
    base = {row.pk: digest(row.text_en) for row in rows}
    correct(story, mei, "Changed meanwhile.")
    with pytest.raises(EditConflict):
        conductor.decide(
            story, corrections.approve, actor=mei, paragraphs=story.paragraphs.all(), language="en", base=base
        )
    assert not story.paragraphs.exclude(approved_digest_en=None).exclude(approved_digest_en="").exists()


def test_a_translation_is_stale_when_its_source_moves_and_fresh_when_it_goes_back(story, mei) -> None:
    original = body(story).text_zh_hant
    assert not body(story).is_stale("en", "zh-hant")
    correct(story, mei, "雲南省區塊鏈中心在大理掛牌成立。", language="zh-hant")
    assert body(story).is_stale("en", "zh-hant")
    correct(story, mei, original, language="zh-hant")
    assert not body(story).is_stale("en", "zh-hant")


def test_the_converted_script_follows_the_edited_one(story, mei) -> None:
    correct(story, mei, "雲南省區塊鏈中心在大理掛牌成立。", language="zh-hant")
    assert (body(story).text_zh_hans, body(story).origin_zh_hans) == ("云南省区块链中心在大理挂牌成立。", "converted")


def test_a_script_that_a_person_owns_gets_a_proposal_instead(story, mei) -> None:
    correct(story, mei, "云南省的中心在昆明成立。", language="zh-hans")
    correct(story, mei, "雲南省區塊鏈中心在大理掛牌成立。", language="zh-hant")
    row = body(story)
    assert (row.text_zh_hans, row.proposal_zh_hans) == ("云南省的中心在昆明成立。", "云南省区块链中心在大理挂牌成立。")
    conductor.decide(
        story,
        corrections.take_proposal,
        actor=mei,
        paragraph=row,
        language="zh-hans",
        base=digest(row.text_zh_hans),
    )
    row = body(story)
    assert (row.text_zh_hans, row.proposal_zh_hans) == ("云南省区块链中心在大理挂牌成立。", "")


def test_an_approved_conversion_waits_for_a_person_too(story, mei) -> None:
    approve(story, mei, "zh-hans")
    approved = body(story).text_zh_hans
    correct(story, mei, "雲南省區塊鏈中心在大理掛牌成立。", language="zh-hant")
    assert (body(story).text_zh_hans, body(story).proposal_zh_hans) == (approved, "云南省区块链中心在大理挂牌成立。")


def test_there_is_one_headline(story, mei) -> None:
    assert story.paragraphs.get(position=0).kind == "headline"
    with pytest.raises(InvalidDecision, match="a row of this kind already"):
        conductor.decide(story, corrections.set_kind, actor=mei, paragraph=body(story), kind="headline")


def test_left_out_on_purpose_is_no_missing_paragraph(mei) -> None:
    story = make_story(
        {"zh-hant": CHINESE + "\n這一段在英文頁上沒有，說的是昆明市的天氣與交通。\n", "en": ENGLISH}, mei
    )
    missing = story.findings.filter(check_id="paragraph-missing", state="open")
    assert [finding.language for finding in missing] == ["en"]
    conductor.decide(
        story,
        corrections.leave_out,
        actor=mei,
        paragraph=missing.get().paragraph,
        language="en",
        reason="Of local interest only",
    )
    assert not missing.all().exists()


@pytest.mark.parametrize(
    ("old", "new", "stale"),
    [
        ("，", ",", False),
        ("區塊鏈", "区块链", False),
        ("2020", "２０２０", False),
        ("2020", "2019", True),
        ("該省", "全國", True),
    ],
)
def test_only_a_source_that_says_something_else_makes_a_translation_stale(
    story, mei, old: str, new: str, stale: bool
) -> None:
    approve(story, mei)
    correct(story, mei, body(story).text_zh_hant.replace(old, new), language="zh-hant")
    assert body(story).is_stale("en", "zh-hant") is stale
    about = {"paragraph": body(story), "language": "zh-hant", "base": digest(body(story).text_zh_hant)}
    conductor.decide(story, corrections.undo, actor=mei, **about)
    assert not body(story).is_stale("en", "zh-hant")
