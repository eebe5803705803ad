"""The glossary: what a term would find before it is saved, the term itself, its replacements as corrections, and files."""

import pytest

from articles.errors import EditConflict, InvalidDecision, NotPermitted, RefusedInput
from articles.formats.terms import Entry, Row
from articles.models import Paragraph, Term
from articles.models.story import digest
from articles.text.records import term_rule
from articles.workflow import terms
from articles.workflow.term_files import take_in
from articles.workflow.term_trial import MOST, trial
from tests.make import make_article, make_paragraph, make_user

pytestmark = pytest.mark.django_db

FORMS = {"en": "Yunnan Provincial Blockchain Center", "zh-hant": "雲南省區塊鏈中心"}
ENTRY = Entry(FORMS, {}, {"en": ("Yunnan Blockchain Center",)})
RULE = term_rule(FORMS, {}, {"en": ("Yunnan Blockchain Center",)})


@pytest.fixture
def mei():
    return make_user("mei")


def make_wrong(**fields):
    """An article that says the form to avoid twice, in one row."""
    article = make_article(source_language="zh-hant", **fields)
    text = "The Yunnan Blockchain Center opened. The yunnan blockchain center is new."
    make_paragraph(article, {"zh-hant": "雲南省區塊鏈中心成立了。中心是新的。", "en": text})
    return article


def row(article) -> Paragraph:
    return article.paragraphs.get()


def add(mei, entry: Entry = ENTRY, article=None) -> Term:
    return terms.add_term(actor=mei, entry=entry, article=article)


def test_a_trial_shows_what_would_be_found_and_writes_nothing() -> None:
    article = make_wrong()
    make_paragraph(make_article(), {"en": "Nothing to see here."})
    found = trial(RULE, article=None)
    (touched,) = found.touched
    assert touched.article == article
    (flag,) = touched.flags
    assert {finding.check for finding in flag.findings} == {"term-forbidden", "term-missing"}
    assert flag.proposal.count("Yunnan Provincial Blockchain Center") == 2
    assert not Term.objects.exists()
    assert not article.findings.exists()


def test_a_translation_without_the_form_is_found_without_a_proposal() -> None:
    article = make_article(source_language="zh-hant")
    make_paragraph(article, {"zh-hant": "雲南省區塊鏈中心成立了。", "en": "The center opened."})
    (touched,) = trial(RULE, article=None).touched
    assert [(flag.language, flag.proposal) for flag in touched.flags] == [("en", "")]


def test_what_is_found_already_is_not_new(mei) -> None:
    make_wrong()
    term = add(mei)
    assert trial(RULE, article=None, instead_of=term).touched == ()
    assert trial(RULE, article=None, instead_of=term, whole=True).count == 1


def test_a_term_of_one_article_looks_at_no_other() -> None:
    mine, _ = make_wrong(), make_wrong()
    assert [touched.article for touched in trial(RULE, article=mine).touched] == [mine]


def test_of_very_many_articles_the_newest_are_looked_at_and_the_others_counted() -> None:
    for _ in range(MOST + 3):
        make_paragraph(make_article(), {"en": "A Yunnan Blockchain Center."})
    found = trial(RULE, article=None)
    assert (len(found.touched), found.more) == (MOST, 3)


def test_a_new_term_opens_its_findings_and_is_on_the_trail(mei) -> None:
    article = make_wrong()
    term = add(mei, article=article)
    assert article.findings.filter(check_id="term-forbidden").count() == 2
    assert (term.form_en, term.avoid_en) == (FORMS["en"], ["Yunnan Blockchain Center"])
    assert article.audit_entries.get(verb="add term").actor == mei


@pytest.mark.parametrize(
    "entry",
    [Entry({}, {}, {"en": ("x",)}), Entry({"en": "x"}, {}, {"en": ("x",)}), Entry({"en": "x" * 201})],
)
def test_a_term_that_makes_no_sense_is_refused(mei, entry: Entry) -> None:
    with pytest.raises(RefusedInput):
        add(mei, entry)
    assert not Term.objects.exists()


def test_the_same_term_is_not_added_twice(mei) -> None:
    add(mei)
    with pytest.raises(InvalidDecision):
        add(mei)


def test_the_second_of_two_who_change_a_term_is_refused(mei) -> None:
    term = add(mei)
    seen = terms.fingerprint(term)
    about = {"actor": mei, "term": term, "article": None, "seen": seen}
    terms.edit_term(entry=Entry(FORMS, note="First"), **about)
    with pytest.raises(EditConflict) as refused:
        terms.edit_term(entry=Entry(FORMS, note="Second"), **about)
    assert "First" in refused.value.theirs
    assert Term.objects.get().note == "First"


def test_replacements_are_the_persons_corrections(mei) -> None:
    article = make_wrong()
    term = add(mei)
    base = digest(row(article).text_en)
    (done,) = terms.apply_term(actor=mei, term=term, wanted=[(row(article).pk, "en", base)])
    assert done.refusal is None
    assert row(article).text_en.startswith("The Yunnan Provincial Blockchain Center opened.")
    assert row(article).origin_en == Paragraph.Origin.HUMAN
    assert article.audit_entries.get(verb="correct").actor == mei
    assert not article.findings.filter(check_id="term-forbidden", state="open").exists()


def test_a_text_that_changed_meanwhile_is_refused_and_the_others_are_replaced(mei) -> None:
    moved, other = make_wrong(), make_wrong()
    term = add(mei)
    wanted = [(row(moved).pk, "en", digest("what was seen")), (row(other).pk, "en", digest(row(other).text_en))]
    done = terms.apply_term(actor=mei, term=term, wanted=wanted)
    assert sorted(bool(entry.refusal) for entry in done) == [False, True]
    assert "Provincial" not in row(moved).text_en
    assert "Provincial" in row(other).text_en


@pytest.mark.parametrize("role", [None, "Translator"])
def test_only_editors_make_terms(mei, role) -> None:
    zhou, term = make_user("zhou", role), add(mei)
    with pytest.raises(NotPermitted):
        add(zhou, Entry({"en": "other"}))
    with pytest.raises(NotPermitted):
        terms.edit_term(actor=zhou, term=term, entry=ENTRY, article=None, seen=terms.fingerprint(term))
    with pytest.raises(NotPermitted):
        take_in(actor=zhou, rows=[Row(2, ENTRY)])


def states(outcomes) -> list[tuple[int, str]]:
    return [(outcome.line, outcome.state) for outcome in outcomes]


@pytest.mark.parametrize("dry_run", [True, False])
def test_a_file_says_line_by_line_what_becomes_of_it(mei, dry_run: bool) -> None:
    add(mei)
    add(mei, Entry({"en": "blockchain", "zh-hant": "區塊鏈"}))
    before = list(Term.objects.values())
    rows = [
        Row(2, Entry(FORMS)),
        Row(3, Entry({"en": "blockchain", "zh-hans": "区块链"})),
        Row(4, Entry({"en": "tea"})),
        Row(5, Entry({"en": "tea"}, {}, {"en": ("tee",)})),
        Row(6, Entry({"en": "coffee"}, article="no-such-story")),
    ]
    outcomes = take_in(actor=mei, rows=rows, dry_run=dry_run)
    assert states(outcomes) == [(2, "same"), (3, "changed"), (4, "new"), (5, "changed"), (6, "refused")]
    assert (list(Term.objects.values()) == before) == dry_run
    if not dry_run:
        assert {term.form_en: term.form_zh_hant for term in Term.objects.all()}["blockchain"] == "區塊鏈"
        assert Term.objects.get(form_en="tea").avoid_en == ["tee"]


def test_a_line_that_may_mean_two_terms_is_refused(mei) -> None:
    add(mei, Entry({"en": "bank", "zh-hant": "銀行"}))
    add(mei, Entry({"en": "bank", "zh-hant": "河岸"}))
    rows = [Row(2, Entry({"en": "bank"})), Row(3, Entry({"en": "bank", "zh-hant": "河岸"}))]
    assert states(take_in(actor=mei, rows=rows)) == [(2, "refused"), (3, "same")]
