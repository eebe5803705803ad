"""What an editor teaches: a ruling against the verdict holds for the publisher's next page, and for nobody else's."""

from typing import Any

import pytest

from articles.errors import EditConflict, InvalidDecision, NotPermitted
from articles.models import Article, AuditEntry, Block, PublisherRule, RawDocument, Source
from articles.models.story import digest
from articles.text.cruft import taught
from articles.workflow import conductor, cruft, teaching
from tests.make import make_document, make_source, make_story, make_user

pytestmark = pytest.mark.django_db

TOPIC = "Special topic: the road to the south"
STORY = (
    "The province opened a new road to the south on Monday, and it will carry four thousand trucks a day from May on."
)
PAGE = f"A new road opens\n\n{STORY}\n\n{TOPIC}\n\nTrucks will follow in May, the head of the province said on Monday in the city.\n"
COUNTED = PAGE.replace(TOPIC, "Special topic 2020: 12 stories")


@pytest.fixture
def paper() -> Source:
    return make_source("the-paper", kind="publication", name_en="The Paper")


@pytest.fixture
def mei() -> Any:
    return make_user("mei")


def story(paper: Source | None, page: str = PAGE) -> Article:
    """An article of the publisher, whose page says "Special topic" between two paragraphs."""
    article = make_story({"en": page})
    RawDocument.objects.filter(articles=article).update(publisher=paper)
    return article


def block(article: Article, begins: str = "Special topic") -> Block:
    document = article.documents.get()
    return next(row for row in document.blocks.all() if document.text[row.start :].startswith(begins))


def rule(article: Article, actor: Any, ruling: str, begins: str = "Special topic") -> None:
    conductor.decide(article, cruft.rule, actor=actor, block=block(article, begins), ruling=ruling)


def next_page(paper: Source | None, page: str = PAGE, n: int = 1) -> Block:
    """The block "Special topic" of the next page that comes in, its fourth."""
    return make_document(f"Page {n}\n\n{page}", publisher=paper).blocks.get(position=3)


def test_a_strip_against_the_verdict_holds_for_the_next_page(paper, mei) -> None:
    rule(story(paper), mei, "strip")
    lesson = PublisherRule.objects.get()
    assert (lesson.state, lesson.match, lesson.ruling) == ("live", "text", "strip")
    block = next_page(paper)
    assert (block.is_cruft, block.rule, block.score, block.taught_by) == (True, "taught", 1.0, lesson)
    assert block.evidence == lesson.pattern
    assert AuditEntry.objects.filter(verb="teach rule", actor=mei).count() == 1


def test_a_keep_against_the_verdict_holds_too(paper, mei) -> None:
    page = PAGE.replace(TOPIC, "Share this article on Facebook")
    rule(story(paper, page), mei, "keep", "Share this")
    document = make_document(f"Another page\n\n{page}", publisher=paper)
    assert [b.rule for b in document.blocks.all() if document.text[b.start :].startswith("Share this")] == ["taught"]
    assert not document.blocks.filter(is_cruft=True).exists()


def test_other_spacing_width_and_script_are_the_same_text(paper, mei) -> None:
    rule(story(paper), mei, "strip")
    assert next_page(paper, PAGE.replace(TOPIC, "Special  topic： THE ROAD to the south »")).is_cruft


@pytest.mark.parametrize("known", [True, False])
def test_other_publishers_and_unknown_ones_learn_nothing(paper, mei, known: bool) -> None:
    rule(story(paper), mei, "strip")
    assert not next_page(make_source() if known else None).is_cruft


def test_a_page_of_no_known_publisher_teaches_nothing(mei) -> None:
    rule(story(None), mei, "strip")
    assert not PublisherRule.objects.exists()


def test_a_ruling_that_confirms_the_verdict_teaches_nothing(paper, mei) -> None:
    rule(story(paper), mei, "keep")
    assert not PublisherRule.objects.exists()


def test_prose_is_never_stripped_for_its_words(paper, mei) -> None:
    article = story(paper, PAGE.replace(STORY, STORY * 4))
    rule(article, mei, "strip", STORY[:20])
    assert block(article, STORY[:20]).ruling == "strip"
    assert not PublisherRule.objects.exists()


def test_figures_are_left_open_in_a_draft_that_judges_nothing(paper, mei) -> None:
    rule(story(paper, COUNTED), mei, "strip")
    drafted = PublisherRule.objects.get(match="skeleton")
    assert (drafted.state, drafted.pattern) == ("draft", "special topic … stories")
    other = COUNTED.replace("2020: 12", "2021: 9")
    assert not next_page(paper, other).is_cruft
    teaching.put_live(actor=mei, rule=drafted)
    assert next_page(paper, other, 2).taught_by == drafted


def test_the_opposite_ruling_on_the_same_text_retires_the_rule(paper, mei) -> None:
    rule(story(paper), mei, "strip")
    other = make_story({"en": f"More roads\n\n{PAGE}"})
    RawDocument.objects.filter(articles=other).update(publisher=paper)
    conductor.read_in(other.documents.get())
    assert block(other).rule == "taught"
    rule(other, make_user("li"), "keep")
    assert PublisherRule.objects.get().state == "retired"
    assert not next_page(paper).is_cruft


def test_what_was_contradicted_once_waits_as_a_draft(paper, mei) -> None:
    article = story(paper)
    for ruling in ("strip", "keep", "strip"):
        rule(article, mei, ruling)
    assert PublisherRule.objects.get().state == "draft"


def test_a_ruling_taken_back_takes_back_what_it_taught(paper, mei) -> None:
    article = story(paper, COUNTED)
    rule(article, mei, "strip")
    rule(article, mei, "")
    assert set(PublisherRule.objects.values_list("state", flat=True)) == {"retired"}


def test_somebody_elses_lesson_survives_a_ruling_taken_back(paper, mei) -> None:
    rule(story(paper), make_user("li"), "strip")
    article = story(paper, f"More roads\n\n{PAGE}")
    rule(article, mei, "strip")
    rule(article, mei, "")
    assert PublisherRule.objects.get().state == "live"


def test_a_contradicted_skeleton_is_a_draft_again(paper, mei) -> None:
    rule(story(paper, COUNTED), mei, "strip")
    bones = PublisherRule.objects.get(match="skeleton")
    teaching.put_live(actor=mei, rule=bones)
    other = story(paper, COUNTED.replace("12", "9"))
    conductor.read_in(other.documents.get())
    rule(other, mei, "keep")
    bones.refresh_from_db()
    assert bones.state == "draft"
    assert PublisherRule.objects.get(ruling="keep").state == "live"


def test_a_lesson_never_overrules_a_person(paper, mei) -> None:
    kept = story(paper, f"More roads\n\n{PAGE}")
    rule(kept, mei, "keep")
    rule(story(paper), make_user("li"), "strip")
    conductor.read_in(kept.documents.get())
    assert block(kept).is_cruft
    assert block(kept).kept


def test_two_who_teach_the_same_teach_it_once(paper, mei) -> None:
    first, second = story(paper), story(paper, f"More roads\n\n{PAGE}")
    rule(first, mei, "strip")
    rule(second, make_user("li"), "strip")
    assert PublisherRule.objects.count() == 1
    assert AuditEntry.objects.filter(verb="teach rule").count() == 1


def test_somebody_who_teaches_it_a_moment_earlier_wins_the_race(paper, mei, monkeypatch) -> None:
    li = make_user("li")

    def meanwhile(text: str, ruling: str) -> bool:
        """Asked between the look and the write: there another transaction's rule appears."""
        pattern = taught.normalised(text)
        PublisherRule.objects.get_or_create(
            publisher=paper, digest=digest(pattern), defaults={"pattern": pattern, "ruling": ruling, "made_by": li}
        )
        return True

    monkeypatch.setattr(taught, "is_teachable", meanwhile)
    article = story(paper)
    rule(article, mei, "strip")
    assert PublisherRule.objects.get().made_by == li
    assert block(article).ruled_by == mei


def make(paper: Source, actor: Any, **about: Any) -> PublisherRule:
    return teaching.make(
        **{"actor": actor, "publisher": paper, "match": "text", "pattern": TOPIC, "ruling": "strip"} | about
    )


def test_a_rule_that_is_made_or_edited_is_a_draft(paper, mei) -> None:
    made = make(paper, mei)
    assert made.state == "draft"
    teaching.put_live(actor=mei, rule=made)
    teaching.edit(actor=mei, rule=made, match="text", pattern=TOPIC, ruling="strip", note="A column")
    assert PublisherRule.objects.get().state == "live"
    teaching.edit(actor=mei, rule=made, match="text", pattern=TOPIC, ruling="keep")
    assert PublisherRule.objects.get().state == "draft"


@pytest.mark.parametrize(
    "about",
    [
        {"pattern": " "},
        {"pattern": "2020", "match": "skeleton"},
        {"pattern": STORY * 4},
        {"ruling": "burn"},
        {"match": "x"},
    ],
)
def test_what_cannot_be_a_rule_is_refused(paper, mei, about: dict[str, str]) -> None:
    with pytest.raises(InvalidDecision):
        make(paper, mei, **about)
    assert not PublisherRule.objects.exists()


def test_one_text_has_one_rule(paper, mei) -> None:
    make(paper, mei)
    with pytest.raises(InvalidDecision, match="already"):
        make(paper, mei, pattern=TOPIC.upper(), ruling="keep")


def test_what_goes_live_is_what_the_editor_saw(paper, mei) -> None:
    made = make(paper, mei)
    seen = teaching.fingerprint(made)
    teaching.edit(actor=mei, rule=made, match="text", pattern="Another text", ruling="strip")
    with pytest.raises(EditConflict):
        teaching.put_live(actor=mei, rule=PublisherRule.objects.get(), seen=seen)
    assert PublisherRule.objects.get().state == "draft"


@pytest.mark.parametrize("group", [None, "Translator"])
def test_only_editors_have_a_say_in_rules(paper, mei, group: str | None) -> None:
    made, other = make(paper, mei), make_user("lin", group)
    verbs = [
        lambda: make(paper, other, pattern="Another text"),
        lambda: teaching.edit(actor=other, rule=made, match="text", pattern="Forged", ruling="strip"),
        lambda: teaching.put_live(actor=other, rule=made),
        lambda: teaching.retire(actor=other, rule=made),
    ]
    before = list(PublisherRule.objects.values())
    for verb in verbs:
        with pytest.raises(NotPermitted):
            verb()
    assert list(PublisherRule.objects.values()) == before
