"""Gates hold for every door; what is public is an immutable revision."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.errors import Blocked, InvalidDecision, NotPermitted
from articles.models import Article, Edition
from articles.models.story import digest
from articles.workflow import conductor, corrections, publication, review
from tests.make import make_article, make_paragraph, make_short_story, make_story, make_user

pytestmark = pytest.mark.django_db

NOTE = {
    "languages": ["en"],
    "arose": "translation",
    "wrong": "1949",
    "right": "2020",
    "notes": {"en": "The year was wrong."},
}


@pytest.fixture
def wang():
    return make_user("wang", "Publisher")


@pytest.fixture
def story():
    return make_short_story()


def edition(story, language: str = "en") -> Edition:
    return story.editions.get(language=language)


def publish(story, actor, **arguments):
    return conductor.decide(story, publication.publish, actor=actor, **{"language": "en"} | arguments)


def codes(story, language: str = "en") -> list[str]:
    return [gate.code for gate in publication.gates(edition(story, language))]


def test_an_approved_edition_is_published(story, wang) -> None:
    revision = publish(story, wang)
    assert edition(story).state == "published"
    assert list(Edition.objects.published()) == [edition(story)]
    assert (revision.number, revision.headline, revision.is_approved) == (1, "A headline", True)
    assert [row["text"] for row in revision.content["paragraphs"]] == ["It opened."]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"rights": "unknown"}, "rights"),
        ({"legal_hold": True}, "legal-hold"),
        ({"embargo_until": timezone.now() + timedelta(hours=1)}, "embargo"),
    ],
)
def test_a_gate_of_the_article_closes_all_its_editions(story, wang, change, code: str) -> None:
    Article.objects.filter(pk=story.pk).update(**change)
    story.refresh_from_db()
    assert codes(story) == [code]
    with pytest.raises(Blocked) as blocked:
        publish(story, wang)
    assert [gate.code for gate in blocked.value.gates] == [code]


def test_an_embargo_that_has_passed_is_no_gate(story) -> None:
    Article.objects.filter(pk=story.pk).update(embargo_until=timezone.now() - timedelta(seconds=1))
    assert codes(story) == []


def test_unapproved_text_closes_the_gate_of_its_own_language(story) -> None:
    make_paragraph(story, {"en": "Not read yet.", "zh-hant": "讀過。"})
    story.paragraphs.filter(position=2).update(approved_digest_zh_hant=digest("讀過。"))
    assert codes(story) == ["unapproved"]
    assert codes(story, "zh-hant") == []


def test_a_text_that_was_never_checked_is_checked_before_it_is_published(wang) -> None:
    article = make_article()
    make_paragraph(article, {"en": "A headline", "zh-hant": "標題"}, kind="headline", approved=True)
    make_paragraph(article, {"en": "It opened in 1949.", "zh-hant": "它於2020年開幕。"}, approved=True)
    assert not article.findings.exists()
    with pytest.raises(Blocked) as refused:
        publish(article, wang)
    assert [gate.code for gate in refused.value.gates] == ["must-fix"]


def test_an_open_must_fix_finding_closes_the_gate_until_it_is_dismissed(wang) -> None:
    story = make_story(
        {
            "zh-hant": "學校招生\n\n該校將於2020年開始招生，首批招收120人，學制4年。\n",
            "en": "School enrolls\n\nThe school began to recruit in 1949, taking 120 students for 4 years.\n",
        },
        wang,
    )
    assert "must-fix" in codes(story)
    finding = story.findings.get(check_id="number-differs")
    conductor.decide(story, review.dismiss, actor=wang, finding=finding, reason="As the source says")
    assert "must-fix" not in codes(story)


def test_an_override_is_reasoned_permitted_and_audited(story, wang) -> None:
    make_paragraph(story, {"en": "Not read yet."})
    with pytest.raises(NotPermitted):
        publish(story, make_user("mei", "Editor"), override="Now!")
    with pytest.raises(Blocked):
        publish(story, wang, override="  ")
    revision = publish(story, wang, override="It must run tonight")
    assert not revision.is_approved
    assert story.audit_entries.get(verb="publish").reason == "It must run tonight"


@pytest.mark.parametrize("change", [{"legal_hold": True}, {"embargo_until": timezone.now() + timedelta(hours=1)}])
def test_legal_hold_and_embargo_are_not_overridden(story, wang, change) -> None:
    Article.objects.filter(pk=story.pk).update(**change)
    story.refresh_from_db()
    with pytest.raises(Blocked):
        publish(story, wang, override="I insist")


def test_a_legal_hold_takes_public_pages_away_at_once(story, wang) -> None:
    publish(story, wang)
    Article.objects.filter(pk=story.pk).update(legal_hold=True)
    assert not Edition.objects.published().exists()


def test_published_is_a_question_of_the_moment(story, wang) -> None:
    publish(story, wang)
    assert Edition.objects.published(at=timezone.now()).exists()
    assert not Edition.objects.published(at=timezone.now() - timedelta(hours=1)).exists()


def test_drafts_do_not_reach_readers_until_they_are_published(story, wang) -> None:
    first = publish(story, wang)
    row = story.paragraphs.get(position=1)
    conductor.decide(
        story,
        corrections.correct,
        actor=wang,
        paragraph=row,
        language="en",
        text="It closed.",
        base=digest("It opened."),
    )
    assert edition(story).revision.content["paragraphs"][0]["text"] == "It opened."
    row.refresh_from_db()
    conductor.decide(
        story,
        corrections.approve,
        actor=wang,
        paragraphs=[row],
        language="en",
        base={row.pk: digest("It closed.")},
    )
    with pytest.raises(Blocked) as refused:
        publish(story, wang, override="In a hurry")
    assert [gate.code for gate in refused.value.gates] == ["untold"]
    conductor.decide(story, corrections.tell_readers, actor=wang, kind="typo", **NOTE)
    second = publish(story, wang)
    assert (second.number, second.content["paragraphs"][0]["text"]) == (2, "It closed.")
    first.refresh_from_db()
    assert first.content["paragraphs"][0]["text"] == "It opened."


def test_publishing_the_same_text_again_makes_no_revision(story, wang) -> None:
    assert publish(story, wang) == publish(story, wang)
    assert story.revisions.count() == 1


@pytest.mark.parametrize(("kind", "moves"), [("typo", False), ("correction", True)])
def test_a_typo_leaves_the_modified_date_alone(story, wang, kind: str, moves: bool) -> None:
    first = publish(story, wang)
    conductor.decide(story, corrections.tell_readers, actor=wang, kind=kind, **NOTE)
    assert (publish(story, wang).modified_at > first.modified_at) == moves


def test_a_correction_is_public_with_the_next_publication_of_its_language(story, wang) -> None:
    note = conductor.decide(story, corrections.tell_readers, actor=wang, kind="correction", **NOTE)
    publish(story, wang, language="zh-hant")
    note.refresh_from_db()
    assert note.published_at is None
    revision = publish(story, wang)
    note.refresh_from_db()
    assert note.published_at == revision.created_at
    assert [row["note"] for row in revision.content["corrections"]] == ["The year was wrong."]


def test_a_withdrawn_edition_is_gone_and_can_come_back(story, wang) -> None:
    publish(story, wang)
    conductor.decide(story, publication.withdraw, actor=wang, language="en", reason="Under review")
    assert not Edition.objects.published().exists()
    publish(story, wang)
    assert Edition.objects.published().get().revision.number == 2


def test_withdrawing_takes_a_reason_and_a_public_edition(story, wang) -> None:
    with pytest.raises(Blocked):
        conductor.decide(story, publication.withdraw, actor=wang, language="en", reason="Not there")
    publish(story, wang)
    with pytest.raises(InvalidDecision):
        conductor.decide(story, publication.withdraw, actor=wang, language="en", reason=" ")


def test_a_language_without_an_edition_cannot_be_published(story, wang) -> None:
    with pytest.raises(InvalidDecision, match="no edition"):
        publish(story, wang, language="zh-hans")


def test_languages_are_published_together_or_none_is(story, wang) -> None:
    make_paragraph(story, {"en": "Not read yet.", "zh-hant": "讀過。"})
    story.paragraphs.filter(position=2).update(approved_digest_zh_hant=digest("讀過。"))
    together = {"actor": wang, "languages": ["en", "zh-hant"]}
    with pytest.raises(Blocked) as refused:
        conductor.decide(story, publication.publish_together, **together)
    assert [(gate.code, gate.language) for gate in refused.value.gates] == [("unapproved", "en")]
    assert refused.value.gates[0].row == story.paragraphs.get(position=2).pk
    assert not Edition.objects.published().exists()
    conductor.decide(story, publication.publish_together, **together, override="It must run tonight")
    assert Edition.objects.published().count() == 2


def test_publishing_nothing_is_refused(story, wang) -> None:
    with pytest.raises(InvalidDecision):
        conductor.decide(story, publication.publish_together, actor=wang, languages=[])


def test_an_edition_is_not_withdrawn_twice(story, wang) -> None:
    publish(story, wang)
    conductor.decide(story, publication.withdraw, actor=wang, language="en", reason="Under review")
    with pytest.raises(Blocked):
        conductor.decide(story, publication.withdraw, actor=wang, language="en", reason="Under review")
